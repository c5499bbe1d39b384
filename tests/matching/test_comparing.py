from dataclasses import replace
from datetime import date, timedelta

import pytest

from probation.matching import MODEL, Record, clean
from probation.matching import comparing as by

LEFT = Record("l", first_name="Sarah", last_name="Whitfield")


def compared(comparison, left, right, shares=None):
    level = by.COMPARISONS[comparison]
    return level(clean(left), clean(right), shares or {})


def person(**told):
    return replace(LEFT, **told)


def test_every_level_that_is_answered_is_one_of_the_model_and_in_its_order():
    assert list(by.COMPARISONS) == list(MODEL.comparisons)


@pytest.mark.parametrize(
    ("right", "level"),
    [
        (person(), "exact"),
        (person(first_name="Sara"), "near"),
        (person(first_name="Whitfield", last_name="Sarah"), "reversed"),
        (
            person(first_name="Kim", last_name="Ng", first_name_aliases=["Sarah"]),
            "other",
        ),
        (person(first_name="Sarah", last_name="Ng"), "forename"),
        (person(first_name="Kim"), "surname"),
        (person(first_name="Sandra", last_name="Whitby"), "alike"),
        (person(first_name=None), "surname"),
        (person(first_name=None, last_name=None), None),
    ],
)
def test_names(right, level):
    assert compared("names", LEFT, right) == level
    assert compared("names", right, LEFT) == level


def test_names_in_common_of_few_or_of_many():
    left = person(first_name_aliases=["Kim"], last_name_aliases=["Ng"])
    right = person(first_name="Kim", last_name="Ng")
    assert compared("names", left, right) == "shared-few"  # 2 + 2
    assert compared("names", right, left) == "shared-few"  # 2 × (1 + 1)
    many = [f"Alias{n}" for n in range(3)]
    more = person(first_name_aliases=["Kim", *many], last_name_aliases=["Ng"])
    assert compared("names", more, right) == "shared-few"  # 5 + 2
    assert compared("names", right, more) == "shared-few"  # 5 × (1 + 1) is still 10
    most = replace(more, first_name_aliases=["Kim", *many, "Alias4"])
    assert compared("names", most, right) == "shared-few"  # 6 + 2
    assert compared("names", right, most) == "shared-many"  # 6 × (1 + 1)


BORN = date(1990, 9, 14)


@pytest.mark.parametrize(
    ("other", "level"),
    [
        (BORN, "exact"),
        (date(1991, 9, 14), "one-typo"),
        (date(1990, 9, 15), "one-typo"),
        (date(1990, 9, 23), "within-five-years"),
        (date(1989, 9, 14), "within-five-years"),
        (BORN - timedelta(days=1826), "within-five-years"),
        (BORN - timedelta(days=1827), "other"),
        (date(1960, 9, 14), "other"),
        (None, None),
        (date(1970, 1, 1), None),
    ],
)
def test_days_of_birth(other, level):
    left, right = person(date_of_birth=BORN), person(date_of_birth=other)
    assert compared("date-of-birth", left, right) == level
    assert compared("date-of-birth", right, left) == level


def test_a_day_of_birth_in_common_of_few_or_of_many():
    days = [date(1980, 1, n) for n in (1, 2, 3, 4, 5, 6)]
    left = person(date_of_birth=days[0])
    few = person(date_of_birth=days[1], date_of_birth_aliases=days[:6])
    assert compared("date-of-birth", left, few) == "shared-few"  # 1 × 6
    two = person(date_of_birth=days[0], date_of_birth_aliases=[BORN])
    assert compared("date-of-birth", two, few) == "shared-many"  # 2 × 6


def test_postcodes_by_how_rare_the_shared_ones_are():
    left = person(postcodes=["AB1 2CD", "SW1A 1AA"])
    right = person(postcodes=["AB1 2CD", "N1 1AA"])
    for share, level in (
        (0.9e-5, "rarest"),
        (1e-5, "rare"),
        (0.9e-4, "rare"),
        (1e-4, "common"),
        (0.9e-3, "common"),
        (1e-3, "area"),
    ):
        assert compared("postcodes", left, right, {"AB12CD": share}) == level
    assert compared("postcodes", left, right) == "rarest"
    area = person(postcodes=["AB1 9ZZ"])
    assert compared("postcodes", left, area) == "area"
    assert compared("postcodes", left, person(postcodes=["N1 1AA"])) == "other"
    assert compared("postcodes", left, person()) is None
    both = {"AB12CD": 1e-3, "SW1A1AA": 0.9e-2}
    assert compared("postcodes", left, left, both) == "rarest"


def test_postcodes_in_common_multiply():
    left = person(postcodes=["AB1 2CD", "SW1A 1AA"])
    shares = {"AB12CD": 1e-2, "SW1A1AA": 0.9e-2}
    assert compared("postcodes", left, left, shares) == "rare"


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("ANN", "ANN", "exact"),
        ("ANNE", "ANNA", "near"),
        ("ANN", "BOB", "other"),
        (None, "ANN", None),
        ("ANN", None, None),
    ],
)
def test_second_names(left, right, level):
    assert by.second_name(left, right) == level


PNC, CRO = "1999/0054321R", "054321/12U"


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ((PNC, CRO), (PNC, CRO), "both"),
        ((PNC, CRO), (PNC, "999999/99Z"), "pnc"),
        ((PNC, None), (PNC, None), "pnc"),
        ((PNC, CRO), ("2001/1111111A", CRO), "cro"),
        ((PNC, None), (None, CRO), "core"),
        ((PNC, None), ("1999/9954321R", None), "core"),
        ((PNC, None), ("1998/9954321R", None), "other"),
        ((PNC, None), ("1999/9954322R", None), "other"),
        ((PNC, "1/11A"), ("2001/1111111A", "2/22B"), "both-differ"),
        ((PNC, "1/11A"), ("2001/1111111A", None), "other"),
        ((None, "1/11A"), (PNC, "2/22B"), "other"),
        ((PNC, None), (None, "999999/99Z"), None),
        ((None, None), (PNC, CRO), None),
    ],
)
def test_identifiers(left, right, level):
    assert by.identifiers(*left, *right) == level
    assert by.identifiers(*right, *left) == level


def days(n):
    return [date(2000, 1, 1) + timedelta(days=40 * one) for one in range(n)]


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        (days(1), days(1), "the-one"),
        (days(3), days(3), "shared-few"),
        (days(2), days(5), "shared-some"),
        (days(5), days(10), "shared-some"),
        (days(3), days(17), "shared-many"),
        ([date(2000, 1, 1)], [date(2000, 1, 15)], "close"),
        ([date(2000, 1, 1)], [date(2000, 1, 16)], "other"),
        (
            [date(2000, 1, 1), date(2001, 1, 1)],
            [date(1990, 1, 1), date(2001, 1, 10)],
            "close",
        ),
        ([], days(1), None),
        (None, days(1), None),
        (days(1), [], None),
    ],
)
def test_sentence_dates(left, right, level):
    assert by.sentence_dates(left, right) == level


def test_what_a_person_decided():
    left = person(override_marker="A", override_scopes=["S", "T"])
    same = person(override_marker="A")
    apart = person(override_marker="B", override_scopes=["T"])
    elsewhere = person(override_marker="B", override_scopes=["U"])
    assert compared("override", left, same) == "same"
    assert compared("override", left, apart) == "apart"
    assert compared("override", left, elsewhere) == "other"
    assert compared("override", left, person()) is None


def test_court_defendants():
    assert by.defendant("1", "1") == "same"
    assert by.defendant("1", "2") == "other"
    assert by.defendant(None, "2") is None
