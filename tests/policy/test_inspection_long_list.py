"""The long list: exclusions, one case a person, strata, and rows as the command reads them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from probation.policy.inspection.sampling.calculations import CALCULATIONS
from probation.policy.inspection.sampling.cases import (
    SAMPLER,
    Case,
    Sentence,
    Stratum,
    can_be_drawn,
    earliest_cases,
    is_same_person,
    rosh_named,
    sentence_named,
    sex_named,
    stratum,
)
from probation.policy.person import Sex
from probation.policy.rosh import Rosh
from probation.policy.rule import CannotAnswer

DAY = date(2017, 11, 9)
ONE = Case(
    crn="X1",
    started=DAY,
    first_name="Ann",
    family_name="Jens",
    date_of_birth="1980-01-01",
    sex=Sex.MALE,
    sentence=Sentence.COMMUNITY,
    rosh=Rosh.LOW,
    pnc="2000/1A",
    cluster="N01",
    ldu="N01AAA",
    officer="ro1",
)
TWO = replace(
    ONE,
    crn="X2",
    first_name="Bea",
    family_name="Kind",
    date_of_birth="1990-02-02",
    pnc="2000/2B",
)
DRAW = next(one for one in CALCULATIONS if one.key == "inspection-draw")


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, []),
        ({"first_name": "A*n"}, ["sensitive"]),
        ({"family_name": "*"}, ["sensitive"]),
        ({"started": DAY}, []),
        ({"started": DAY + timedelta(days=1)}, ["not-started"]),
        (
            {"started": DAY + timedelta(days=1), "first_name": "*"},
            ["sensitive", "not-started"],
        ),
        ({"sex": Sex.NEITHER}, []),
        ({"sex": Sex.NOT_SPECIFIED}, []),
    ],
)
def test_who_is_left_out(changes, codes):
    told = can_be_drawn(replace(ONE, **changes), DAY)
    assert [reason.code for reason in told.reasons] == codes
    assert all(reason.source == SAMPLER for reason in told.reasons)


def test_why_someone_is_left_out_in_words():
    case = replace(ONE, started=DAY + timedelta(days=1), first_name="*")
    assert [reason.text for reason in can_be_drawn(case, DAY).reasons] == [
        "Marked sensitive: an asterisk in the name",
        "Starts after the day of the draw",
    ]


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, False),
        ({"crn": "X1"}, True),
        ({"pnc": "2000/1A"}, True),
        ({"first_name": "Ann", "family_name": "Jens"}, False),
        ({"first_name": "Ann", "date_of_birth": "1980-01-01"}, False),
        ({"family_name": "Jens", "date_of_birth": "1980-01-01"}, False),
        (
            {"first_name": "Ann", "family_name": "Jens", "date_of_birth": "1980-01-01"},
            True,
        ),
    ],
)
def test_who_is_the_same_person(changes, same):
    assert is_same_person(ONE, replace(TWO, **changes)) is same


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_is_nobodys_number_or_name(blank):
    assert not is_same_person(replace(ONE, pnc=blank), replace(TWO, pnc=blank))
    nameless = {
        "first_name": "Ann",
        "family_name": blank,
        "date_of_birth": "1980-01-01",
    }
    assert not is_same_person(replace(ONE, **nameless), replace(TWO, **nameless))


def test_the_earliest_case_of_a_person_by_any_mark():
    march = replace(ONE, started=date(2017, 3, 1))
    january = replace(TWO, started=date(2017, 1, 1), pnc=ONE.pnc)
    stranger = replace(TWO, crn="X3", first_name="Cy", pnc="", started=date(2016, 1, 1))
    found = earliest_cases([march, january, stranger])
    assert found == [january, january, stranger]


def test_of_two_on_one_day_the_one_listed_first():
    other = replace(TWO, pnc=ONE.pnc)
    assert earliest_cases([ONE, other]) == [ONE, ONE]
    assert earliest_cases([other, ONE]) == [other, other]


M, F = Sex.MALE, Sex.FEMALE
COMMUNITY, CUSTODY = Sentence


@pytest.mark.parametrize(
    ("sex", "sentence", "rosh", "expected"),
    [
        (F, COMMUNITY, Rosh.LOW, Stratum.FEMALE),
        (F, None, None, Stratum.FEMALE),
        (Sex.NEITHER, CUSTODY, Rosh.HIGH, Stratum.NEITHER),
        (Sex.NOT_SPECIFIED, None, None, Stratum.NEITHER),
        (M, COMMUNITY, Rosh.LOW, Stratum.MALE_COMMUNITY_LOW),
        (M, COMMUNITY, Rosh.MEDIUM, Stratum.MALE_COMMUNITY_NON_LOW),
        (M, COMMUNITY, Rosh.HIGH, Stratum.MALE_COMMUNITY_NON_LOW),
        (M, CUSTODY, Rosh.LOW, Stratum.MALE_POST_CUSTODY_LOW),
        (M, CUSTODY, Rosh.VERY_HIGH, Stratum.MALE_POST_CUSTODY_NON_LOW),
    ],
)
def test_strata(sex, sentence, rosh, expected):
    assert stratum(replace(ONE, sex=sex, sentence=sentence, rosh=rosh)) is expected


def test_a_man_without_sentence_or_risk_is_refused_by_name():
    with pytest.raises(CannotAnswer, match="X1: say whether community or") as told:
        stratum(replace(ONE, sentence=None))
    assert told.value.field == "sentence"
    with pytest.raises(
        CannotAnswer, match="X1: the risk of serious harm is miss"
    ) as told:
        stratum(replace(ONE, rosh=None))
    assert told.value.field == "rosh"


@pytest.mark.parametrize(
    ("words", "sex"),
    [
        ("M", M),
        ("male", M),
        (" f ", F),
        ("Female", F),
        ("other", Sex.NEITHER),
        ("X", Sex.NEITHER),
    ],
)
def test_gender_as_long_lists_write_it(words, sex):
    assert sex_named(words) is sex


def test_sentence_and_risk_as_long_lists_write_them():
    assert sentence_named("Adult Licence") is CUSTODY
    assert sentence_named("ORA Supervision Default Order") is CUSTODY
    assert sentence_named("ORA Community Order") is COMMUNITY
    assert sentence_named("ORA Suspended Sentence Order") is COMMUNITY
    assert sentence_named("CJA - Youth Rehabilitation Order") is COMMUNITY
    assert sentence_named("post-custody") is CUSTODY
    assert sentence_named(" ") is None and rosh_named(" ") is None
    told = ["RLRH", "rmrh", "RHRH", "RVRH", "Very high", "very-high", "medium"]
    assert [rosh_named(words) for words in told] == [
        *Rosh,
        Rosh.VERY_HIGH,
        Rosh.VERY_HIGH,
        Rosh.MEDIUM,
    ]


@pytest.mark.parametrize(
    ("named", "words", "field", "says"),
    [
        (sex_named, " ", "gender", "The gender is missing: M, F or other"),
        (
            sentence_named,
            "Fine",
            "sentence",
            "‘Fine’ is not a sentence type: community, p",
        ),
        (rosh_named, "odd", "rosh", "‘odd’ is not a level of risk: low, medium"),
    ],
)
def test_words_that_are_not_known_are_refused(named, words, field, says):
    with pytest.raises(CannotAnswer, match=says) as told:
        named(words)
    assert told.value.field == field


ROW = {
    "crn": "X1",
    "started": "2017-03-01",
    "first_name": "Ann",
    "family_name": "Jens",
    "date_of_birth": "1980-01-01",
    "gender": "M",
    "sentence": "Adult Licence",
    "rosh": "RHRH",
    "pnc": "2000/1A",
    "cluster": "N01",
    "ldu": "N01AAA",
    "officer": "ro1",
}


def test_a_long_list_of_rows_is_drawn():
    told = DRAW.answer({"long_list": [ROW], "sample_size": 1, "seed": "a"}, DAY)
    assert told.value["cases"] == ["X1"] and told.on == DAY
    assert told.value["strata"]["MALE_POST_CUSTODY_NON_LOW"]["of"] == 1
    assert (told.value["buffer_percent"], told.value["officer_cap"]) == (20, 6)
    more = {"buffer_percent": 0, "officer_cap": 1}
    told = DRAW.answer({"long_list": [ROW], "sample_size": 1, "seed": "a"} | more, DAY)
    assert (told.value["buffer_percent"], told.value["officer_cap"]) == (0, 1)


def test_a_row_may_lack_what_its_stratum_does_not_need():
    row = ROW | {"gender": "F", "sentence": "", "rosh": None, "pnc": ""}
    told = DRAW.answer({"long_list": [row], "sample_size": 1, "seed": "a"}, DAY)
    assert list(told.value["strata"]) == ["FEMALE"]


def test_a_row_reaches_the_hash_whole():
    def hashed(**changes):
        told = {"long_list": [ROW | changes], "sample_size": 1, "seed": "a"}
        return DRAW.answer(told, DAY).value["long_list_hash"]

    changes = {
        "crn": "X2",
        "started": "2017-03-02",
        "first_name": "Bea",
        "family_name": "Kind",
        "date_of_birth": "1980-01-02",
        "gender": "F",
        "sentence": "community",
        "rosh": "low",
        "pnc": "2000/2B",
        "cluster": "N02",
        "ldu": "N01BBB",
        "officer": "ro2",
    }
    hashes = {hashed(**{field: value}) for field, value in changes.items()}
    assert len(hashes | {hashed()}) == 13


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"long_list": []}, "long_list"),
        ({"long_list": [ROW | {"crn": None}]}, "long_list[0].crn"),
        ({"long_list": [ROW | {"started": "May"}]}, "long_list[0].started"),
        ({"sample_size": "ten"}, "sample_size"),
        ({"seed": None}, "seed"),
    ],
)
def test_a_faulty_long_list_is_refused_with_its_field(told, field):
    full = {"long_list": [ROW], "sample_size": 1, "seed": "a"} | told
    with pytest.raises(CannotAnswer) as error:
        DRAW.answer(full, DAY)
    assert error.value.field == field
