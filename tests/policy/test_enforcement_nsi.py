from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.enforcement.nsi import (
    Level,
    NsiType,
    can_be_another,
    can_be_referred,
    can_be_under_requirement,
    can_belong_to,
    can_have_length,
    can_have_outcome,
    can_have_status,
    can_have_subtype,
)

from .refusals import words_of

DAYS = NsiType("N", unit="days", least=100, most=200)
ENDED = date(2021, 3, 23)


codes = words_of("nsi")


@pytest.mark.parametrize(
    ("kind", "length", "answer"),
    [
        (DAYS, 99, ["too-short"]),
        (DAYS, 100, []),
        (DAYS, 200, []),
        (DAYS, 201, ["too-long"]),
        (DAYS, None, ["length-missing"]),
        (NsiType("N"), None, []),
        (NsiType("N"), 5, ["no-length-here"]),
        (NsiType("N", unit="days"), 5, []),
        (NsiType("N", unit="days", least=100), 10**6, []),
        (NsiType("N", unit="days", most=200), -5, []),
    ],
)
def test_a_length_is_given_where_the_type_has_one_and_within_its_bounds(
    kind, length, answer
):
    assert codes(can_have_length(kind, length)) == answer


def test_a_length_refused_says_the_bound():
    assert can_have_length(DAYS, 99).reasons[0].text == "It lasts at least 100 days"
    assert can_have_length(DAYS, 201).reasons[0].text == "It lasts at most 200 days"


@given(st.integers(-1000, 1000))
def test_a_length_is_allowed_exactly_between_its_bounds(length):
    assert bool(can_have_length(DAYS, length)) is (100 <= length <= 200)


def test_status_outcome_and_subtype_are_those_of_the_type():
    kind = NsiType(
        "N",
        statuses=frozenset({"S1"}),
        outcomes=frozenset({"O1"}),
        subtypes=frozenset({"T1"}),
    )
    assert can_have_status(kind, "S1")
    assert codes(can_have_status(kind, "S9")) == ["unknown-status"]
    assert can_have_outcome(kind, "O1")
    assert can_have_outcome(kind, None)
    assert codes(can_have_outcome(kind, "O9")) == ["unknown-outcome"]
    assert can_have_subtype(kind, "T1")
    assert codes(can_have_subtype(kind, "T9")) == ["unknown-subtype"]
    assert codes(can_have_subtype(kind, None)) == ["subtype-missing"]
    assert can_have_subtype(NsiType("N"), None)
    assert codes(can_have_subtype(NsiType("N"), "T1")) == ["unknown-subtype"]
    assert can_have_status(kind, "S9").reasons[0].text == (
        "This type has no status ‘S9’"
    )


@pytest.mark.parametrize("level", Level)
def test_it_belongs_where_its_type_allows(level):
    other = next(one for one in Level if one != level)
    assert can_belong_to(NsiType("N", levels=frozenset({level})), level)
    assert codes(can_belong_to(NsiType("N", levels=frozenset({other})), level)) == [
        "wrong-level"
    ]


@pytest.mark.parametrize(
    ("active", "ended", "ended_on", "exists", "answer"),
    [
        (False, True, None, True, ["duplicate"]),
        (False, True, ENDED, True, []),
        (True, False, None, True, []),
        (True, False, ENDED, True, ["duplicate"]),
        (False, False, None, False, []),
        (False, False, ENDED, False, []),
    ],
)
def test_a_second_one_is_refused_where_the_type_forbids_it(
    active, ended, ended_on, exists, answer
):
    kind = NsiType("N", active_duplicates=active, ended_duplicates=ended)
    assert codes(can_be_another(kind, ended_on=ended_on, exists=exists)) == answer


def test_the_refusal_says_whether_open_or_ended():
    kind = NsiType("N", active_duplicates=False, ended_duplicates=False)
    for ended_on, word in ((None, "open"), (ENDED, "ended")):
        reason = can_be_another(kind, ended_on=ended_on, exists=True).reasons[0]
        assert reason.text == f"There may not be a second {word} one of this type"


@pytest.mark.parametrize(
    ("allowed", "requirement_ended_on", "ended_on", "answer"),
    [
        ({"N"}, None, None, []),
        ({"M"}, None, None, ["not-for-requirement"]),
        ({"N"}, ENDED, None, ["requirement-ended"]),
        ({"N"}, ENDED, date(2021, 3, 22), ["requirement-ended"]),
        ({"N"}, ENDED, ENDED, []),
        ({"N"}, ENDED, date(2021, 3, 24), []),
        ({"M"}, ENDED, None, ["not-for-requirement", "requirement-ended"]),
        ({"M"}, ENDED, ENDED, ["not-for-requirement"]),
    ],
)
def test_it_fits_its_requirement_and_does_not_end_before_it(
    allowed, requirement_ended_on, ended_on, answer
):
    found = can_be_under_requirement(
        NsiType("N"),
        allowed_types=frozenset(allowed),
        requirement_ended_on=requirement_ended_on,
        ended_on=ended_on,
    )
    assert codes(found) == answer


@pytest.mark.parametrize(
    ("on", "answer"),
    [(date(2021, 3, 22), ["before-event"]), (ENDED, []), (date(2021, 3, 24), [])],
)
def test_its_referral_is_not_before_that_of_the_sentence(on, answer):
    assert codes(can_be_referred(on=on, event_referred_on=ENDED)) == answer
