from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.dated import NotInForce
from probation.policy.unpaid_work.incentive import (
    SCHEME,
    Credit,
    Event,
    Scheme,
    Status,
    credit,
    qualifying_minutes,
    status,
)

LAW = SCHEME.on(date(2026, 5, 11))
WORK = Event(480, qualifying=True)
FAILURE = Event(480, qualifying=True, disqualifying=True)


def test_the_scheme_begins_with_the_act():
    assert Scheme(Fraction(1, 4), Fraction(1, 2)) == LAW
    assert SCHEME.versions[0].doubt
    with pytest.raises(NotInForce):
        SCHEME.on(date(2026, 5, 10))


@pytest.mark.parametrize(
    ("threshold", "award", "required", "at", "most", "ratio"),
    [
        ("1/4", "1/2", 3600, 900, 900, "1/4"),
        ("1/10", "1", 6000, 600, 2700, "9/20"),
        ("1/4", "1/2", 2410, 603, 603, "1/4"),  # half a minute goes up
        ("1/4", "0", 6000, 1500, 0, "0"),
    ],
)
def test_threshold_and_most_follow_from_the_two_shares(
    threshold, award, required, at, most, ratio
):
    scheme = Scheme(Fraction(threshold), Fraction(award))
    assert scheme.threshold_minutes(required) == at
    assert scheme.maximum_minutes(required) == most
    assert scheme.maximum_ratio == Fraction(ratio)


@pytest.mark.parametrize(
    ("standing", "worked", "earned", "projected"),
    [
        (Status.ELIGIBLE, 1200, 0, 1500),
        (Status.QUALIFYING, 1500, 0, 1500),
        (Status.QUALIFYING, 1501, 1, 1500),  # half a minute goes up
        (Status.QUALIFYING, 1502, 1, 1500),
        (Status.QUALIFYING, 2160, 330, 1500),
        (Status.QUALIFYING, 4500, 1500, 1500),
        (Status.QUALIFYING, 6000, 1500, 1500),
        (Status.DISQUALIFIED, 2940, 720, 720),
        (Status.DISQUALIFIED, 600, 0, 0),
        (Status.INELIGIBLE, 3000, 0, 0),
    ],
)
def test_credit_is_earned_after_the_threshold_and_kept(
    standing, worked, earned, projected
):
    assert credit(standing, worked, 6000, LAW) == Credit(earned, projected)


def test_the_order_need_not_be_known_for_someone_who_is_not_eligible():
    assert credit(Status.INELIGIBLE, 0, None, LAW) == Credit(0, 0)
    assert credit(Status.ELIGIBLE, 0, None, LAW) == Credit(0, 0)


def test_only_qualifying_work_before_the_first_failure_counts():
    other = Event(480, qualifying=False)
    assert qualifying_minutes([WORK, other, WORK]) == 960
    assert qualifying_minutes([WORK, FAILURE, WORK]) == 480
    assert qualifying_minutes([Event(-600, qualifying=True)]) == 0
    assert qualifying_minutes([Event(-600, True), Event(700, True)]) == 100
    assert qualifying_minutes([]) == 0


@pytest.mark.parametrize(
    ("events", "eligible", "answer"),
    [
        ([], True, Status.ELIGIBLE),
        ([Event(899, True)], True, Status.ELIGIBLE),
        ([Event(900, True)], True, Status.QUALIFYING),
        ([Event(900, True), FAILURE], True, Status.DISQUALIFIED),
        ([Event(900, True), FAILURE], False, Status.INELIGIBLE),
    ],
)
def test_where_someone_stands(events, eligible, answer):
    assert status(events, 3600, LAW, eligible=eligible) == answer


def test_eligible_is_the_rule():
    assert status(iter([Event(900, True)]), 3600, LAW) == Status.QUALIFYING


minutes = st.integers(0, 20000)


@given(st.integers(1, 18000), minutes, minutes)
def test_more_work_never_lowers_the_credit_and_it_never_passes_a_quarter(
    required, some, more
):
    before = credit(Status.QUALIFYING, some, required, LAW)
    after = credit(Status.QUALIFYING, some + more, required, LAW)
    assert before.earned <= after.earned <= after.projected
    assert after.projected <= required / 4 + Fraction(1, 2)


@given(st.integers(40, 300).map(lambda hours: hours * 60))
def test_three_quarters_of_the_hours_finish_the_order(required):
    worked = required * 3 // 4
    earned = credit(Status.QUALIFYING, worked, required, LAW).earned
    assert worked + earned == required
