from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.rule import CannotAnswer
from probation.policy.unpaid_work.hours import (
    Adjustment,
    Progress,
    Worked,
    can_credit,
    can_credit_travel,
    ete_allowance,
    minutes_between,
    minutes_credited,
    progress,
)

from .refusals import words_of

ON = date(2026, 4, 30)

said = words_of("unpaid_work")


@pytest.mark.parametrize(
    ("start", "end", "penalty", "minutes"),
    [
        (time(0), time(23, 59), 0, 1439),
        (time(0), time(23, 59), 1435, 4),
        (time(10), time(11), 0, 60),
        (time(10), time(11), 59, 1),
        (time(10), time(11), 60, None),
        (time(9, 50), time(10, 10), 0, 20),
        (time(10), time(10), 0, None),
    ],
)
def test_a_session_credits_its_minutes_less_the_penalty(start, end, penalty, minutes):
    assert minutes_credited(True, start, end, penalty) == minutes


@pytest.mark.parametrize("attended", [False, None])
def test_a_session_not_attended_credits_nothing(attended):
    assert minutes_credited(attended, time(10), time(12)) is None


@pytest.mark.parametrize("attended", [True, False])
@pytest.mark.parametrize(
    ("start", "end", "penalty", "field"),
    [
        (time(11), time(10, 59), 0, "end"),
        (time(10), time(11), 61, "penalty_minutes"),
        (time(10), time(11), -1, "penalty_minutes"),
    ],
)
def test_times_and_penalties_that_cannot_be_are_refused(
    attended, start, end, penalty, field
):
    with pytest.raises(CannotAnswer) as refusal:
        minutes_credited(attended, start, end, penalty)
    assert refusal.value.field == field


def test_the_refusal_says_what_the_penalty_may_be():
    with pytest.raises(CannotAnswer) as penalty:
        minutes_credited(True, time(10), time(11), 61)
    assert str(penalty.value) == (
        "The penalty must be 0 to 60 minutes, the length of the session"
    )
    with pytest.raises(CannotAnswer) as times:
        minutes_credited(True, time(11), time(10))
    assert str(times.value) == "The session ends before it starts: check the times"


def test_minutes_between_may_be_negative():
    assert minutes_between(time(9, 50), time(8, 55)) == -55


def test_a_session_cannot_credit_more_than_is_left():
    assert can_credit(60, 60)
    assert said(can_credit(61, 60)) == ["more-than-left"]


@pytest.mark.parametrize(
    ("minutes", "on", "codes"),
    [
        (180, date(2026, 3, 25), []),
        (181, date(2026, 3, 25), ["too-much-travel"]),
        (181, date(2026, 3, 24), []),
        (1, ON, []),
        (0, ON, ["no-minutes"]),
    ],
)
def test_travel_is_limited_since_march_2026(minutes, on, codes):
    answer = can_credit_travel(minutes, on=on)
    assert said(answer) == codes


@pytest.mark.parametrize(
    ("on", "minutes"), [(date(2022, 3, 31), 1200), (date(2022, 4, 1), 1800)]
)
def test_education_may_be_a_fifth_and_from_april_2022_three_tenths(on, minutes):
    found = ete_allowance(6000, on=on)
    assert found.value == minutes
    assert found.parts[0].doubt
    assert found.parts[0].source
    assert found.parts[0].value == minutes
    assert found.on == on


def test_a_part_of_a_minute_of_the_allowance_is_left_out():
    assert ete_allowance(2403, on=ON).value == 720
    part = ete_allowance(2403, on=ON).parts[0]
    assert part.says == (
        "30 % of 2403 minutes may be education, training and employment"
    )


def test_progress_adds_up_what_counts():
    found = progress(
        6000,
        [Worked(ON, 420), Worked(ON, 400), Worked(ON, 2000, ete=True)],
        [
            Adjustment(ON, 200, travel=True),
            Adjustment(ON, 100, travel=True),
            Adjustment(ON, -30),
            Adjustment(ON, 10),
        ],
        incentive=50,
        on=ON,
    )
    assert found.value == Progress(
        work=820,
        ete=1800,
        ete_not_counted=200,
        travel=280,
        travel_not_counted=20,
        adjustments=-20,
        incentive=50,
        done=2930,
        remaining=3070,
    )
    assert not found.value.is_done
    assert [part.value for part in found.parts] == [
        820, 1800, 200, 1800, 280, 20, -20, 50, 3070,
    ]  # fmt: skip
    assert [part.says for part in found.parts] == [
        "Minutes worked",
        "Education, training and employment",
        "of that beyond the allowance, not counted",
        "30 % of 6000 minutes may be education, training and employment",
        "Travel",
        "of that beyond the limit, not counted",
        "Other adjustments",
        "Incentive credit",
        "Left of 6000 minutes",
    ]
    assert found.parts[0].source.startswith("hmpps-community-payback-api Appointment")
    assert found.parts[4].source == "hmpps-community-payback-api adjustment reason TTX"
    assert found.parts[4].doubt
    assert found.on == ON


def test_travel_before_its_limit_counts_whole():
    before = Adjustment(date(2026, 3, 24), 200, travel=True)
    assert progress(6000, [], [before], on=ON).value.travel == 200


def test_what_comes_after_the_day_is_left_out():
    later = ON + timedelta(days=1)
    done = [Worked(ON, 60), Worked(later, 60)]
    moved = [Adjustment(ON, 5), Adjustment(later, 5)]
    assert progress(6000, done, moved, on=ON).value.done == 65


def test_an_order_is_done_at_its_last_minute_and_never_below_nothing():
    assert progress(60, [Worked(ON, 59)], on=ON).value.remaining == 1
    assert progress(60, [Worked(ON, 60)], on=ON).value.is_done
    assert progress(60, [Worked(ON, 61)], on=ON).value.remaining == 0


def test_an_order_without_minutes_is_refused():
    assert progress(1, [], on=ON).value.remaining == 1
    with pytest.raises(CannotAnswer) as refusal:
        progress(0, [], on=ON)
    assert refusal.value.field == "required_minutes"
    assert str(refusal.value) == "Enter the order’s minutes, at least 1"


sessions = st.builds(
    Worked, st.dates(date(2026, 1, 1), ON), st.integers(1, 600), st.booleans()
)


@given(st.integers(1, 18000), st.lists(sessions, max_size=20), sessions)
def test_a_further_session_never_adds_to_what_is_left(required, done, more):
    before = progress(required, done, on=ON).value
    after = progress(required, [*done, more], on=ON).value
    assert 0 <= after.remaining <= before.remaining
    assert after.ete <= required * 30 // 100
