"""What is held of a person themselves."""

from datetime import date

import pytest

from probation.policy.person import EDITABLE, Sex, can_be, shown

ON = date(2020, 6, 1)


def faults(**details):
    return [(r.code, r.text) for r in can_be(details, ON).reasons]


def test_details_that_are_right_may_be():
    assert faults() == []
    assert faults(last_name="Lee", date_of_birth=ON, ethnicity="W1", religion="") == []
    assert faults(date_of_birth=None, first_name="") == []


def test_a_last_name_is_needed_where_it_is_told():
    assert faults(last_name=" ") == [("last_name", "Enter the last name")]


def test_nobody_is_born_after_today():
    assert faults(date_of_birth=date(2020, 6, 2)) == [
        ("date_of_birth", "2 June 2020 has not come yet")
    ]


@pytest.mark.parametrize(
    "field",
    [
        "gender_identity",
        "ethnicity",
        "religion",
        "nationality",
        "second_nationality",
        "language",
    ],
)
def test_a_code_must_be_in_its_list(field):
    assert faults(**{field: "?"}) == [(field, f"{EDITABLE[field]}: there is no code ?")]


def test_a_code_no_longer_offered_may_stay():
    assert faults(religion="ADV") == []


def test_what_is_no_detail_is_refused():
    assert faults(shoe_size=9, last_name="") == [
        ("last_name", "Enter the last name"),
        ("field", "Not a detail: ['shoe_size']"),
    ]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("ethnicity", "W2", "White : Irish"),
        ("ethnicity", "?", "?"),
        ("sex", "F", "Female"),
        ("sex", "?", "?"),
        ("date_of_birth", "1990-03-04", "4 March 1990"),
        ("date_of_birth", date(1990, 3, 4), "4 March 1990"),
        ("needs_interpreter", True, "Yes"),
        ("needs_interpreter", False, "No"),
        ("last_name", "Lee", "Lee"),
        ("last_name", "", ""),
        ("religion", None, ""),
    ],
)
def test_a_detail_in_words(field, value, words):
    assert shown(field, value) == words


def test_the_codes_of_sex_are_those_of_the_record():
    assert [sex.value for sex in Sex] == ["M", "F", "N", "NS"]
