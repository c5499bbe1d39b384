from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.rule import CannotAnswer
from probation.policy.unpaid_work.schedule import (
    Allocation,
    Frequency,
    Plan,
    Result,
    Session,
    Timetable,
    Trigger,
    plan_sessions,
)
from probation.policy.working_days import Calendar

TODAY = date(2022, 1, 10)  # a Monday
NO_HOLIDAYS = Calendar.of([])
WEEKLY = Allocation(
    "A", "Park", Frequency.WEEKLY, 0, time(10), time(17), begins_on=TODAY
)
ONCE = replace(WEEKLY, key="O", frequency=Frequency.ONCE)
FORTNIGHTLY = replace(WEEKLY, key="F", frequency=Frequency.FORTNIGHTLY)
BOOKED = Session(TODAY, time(10), time(17), "Park", "A")


def day(offset):
    return TODAY + timedelta(days=offset)


def plan(
    required,
    *allocations,
    booked=(),
    trigger=Trigger.SESSION,
    at=time(0),
    calendar=NO_HOLIDAYS,
):
    now = datetime.combine(TODAY, at)
    table = Timetable(allocations, booked, trigger, now, calendar)
    return plan_sessions(required, table).value


def told(found):
    return [
        (one.allocation, (one.on - TODAY).days, (one.end.hour * 60 + one.end.minute))
        for one in found.create
    ]


FULL = 17 * 60


def test_weekly_sessions_cover_the_hours_and_the_last_is_cut_short():
    found = plan(1000, WEEKLY)
    assert told(found) == [("A", 0, FULL), ("A", 7, FULL), ("A", 14, 10 * 60 + 160)]
    assert found.result == Result.MORE
    assert found.shortfall == 0
    assert found.create[0].project == "Park"
    assert found.create[0].start == time(10)


def test_exactly_covered_hours_plan_nothing_more():
    assert told(plan(840, WEEKLY)) == [("A", 0, FULL), ("A", 7, FULL)]
    assert told(plan(841, WEEKLY))[-1] == ("A", 14, 601)


def test_once_is_planned_once_and_the_rest_is_short():
    found = plan(1000, ONCE)
    assert told(found) == [("O", 0, FULL)]
    assert found.shortfall == 580


def test_two_allocations_of_once_are_each_planned():
    assert told(plan(1000, ONCE, replace(ONCE, key="P"))) == [
        ("O", 0, FULL),
        ("P", 0, FULL),
    ]


def test_once_is_not_planned_again_while_its_session_is_booked():
    booked = replace(BOOKED, allocation="O", on=day(14))
    assert told(plan(1000, ONCE, booked=[booked])) == []
    assert plan(1000, ONCE, booked=[booked]).shortfall == 580
    for change in ({"has_outcome": True}, {"allocation": "P"}, {"on": day(-7)}):
        other = replace(booked, **change)
        assert told(plan(1000, ONCE, booked=[other]))[0][:2] == ("O", 0)
    changed = Trigger.ALLOCATION
    assert told(plan(1000, ONCE, booked=[booked], trigger=changed)) == [("O", 0, FULL)]
    today = replace(booked, on=TODAY)
    assert told(plan(1000, ONCE, booked=[today])) == []
    assert told(plan(1000, WEEKLY, booked=[replace(BOOKED, on=day(14))]))[0][1] == 0


@pytest.mark.parametrize(
    ("begins", "weekday", "first"),
    [
        (0, 0, 0),
        (-7, 0, 7),
        (-14, 0, 0),
        (-13, 0, 7),
        (-1, 6, 13),
        (3, 3, 3),
        (3, 2, 9),
    ],
)
def test_a_fortnight_is_counted_from_the_allocations_first_session(
    begins, weekday, first
):
    one = replace(FORTNIGHTLY, begins_on=day(begins), weekday=weekday)
    assert told(plan(840, one)) == [("F", first, FULL), ("F", first + 14, FULL)]


@pytest.mark.parametrize(("ends", "sessions"), [(6, 1), (7, 2), (13, 2), (14, 3)])
def test_an_allocation_ends_with_its_last_day(ends, sessions):
    found = plan(10_000, replace(WEEKLY, ends_on=day(ends)))
    assert len(found.create) == sessions
    assert found.shortfall == 10_000 - 420 * sessions


def test_an_allocation_may_begin_later_or_have_ended():
    assert told(plan(420, replace(WEEKLY, begins_on=day(1))))[0][1] == 7
    over = replace(WEEKLY, begins_on=day(-14), ends_on=day(-1))
    assert plan(420, over) == Plan(Result.MORE, (), 420)


def test_bank_holidays_are_left_out():
    closed = Calendar.of([day(7), day(14)])
    assert [one[1] for one in told(plan(840, WEEKLY, calendar=closed))] == [0, 21]
    assert [one[1] for one in told(plan(840, FORTNIGHTLY, calendar=closed))] == [0, 28]


def test_by_default_the_bank_holidays_are_those_of_england_and_wales():
    one = replace(WEEKLY, weekday=4)  # Good Friday was 15 April 2022
    table = Timetable([one], [], Trigger.SESSION, datetime(2022, 4, 11))
    found = plan_sessions(420, table).value
    assert [s.on for s in found.create] == [date(2022, 4, 22)]


def test_on_one_day_the_earliest_comes_first():
    late = replace(WEEKLY, key="B", start=time(12), end=time(19))
    assert told(plan(480, late, WEEKLY)) == [("A", 0, FULL), ("B", 0, 12 * 60 + 60)]


def test_a_session_that_has_begun_is_not_planned():
    assert told(plan(420, WEEKLY, at=time(10)))[0][1] == 0
    assert told(plan(420, WEEKLY, at=time(10, 1)))[0][1] == 7


def test_what_is_credited_or_was_offered_is_taken_off():
    done = replace(BOOKED, on=day(-7), has_outcome=True, credited=400)
    offered = replace(BOOKED, on=day(-14))
    assert told(plan(1000, WEEKLY, booked=[done, offered])) == [("A", 0, 10 * 60 + 180)]
    assert plan(820, WEEKLY, booked=[done, offered]) == Plan(Result.DONE)
    assert plan(821, WEEKLY, booked=[done, offered]).result == Result.MORE


def test_a_session_not_attended_takes_nothing_off():
    missed = replace(BOOKED, on=day(-7), has_outcome=True)
    assert told(plan(420, WEEKLY, booked=[missed])) == [("A", 0, FULL)]


def test_what_is_booked_for_today_stands_and_counts_though_it_has_begun():
    assert plan(420, WEEKLY, booked=[BOOKED], at=time(12)) == Plan(Result.ENOUGH)


def test_more_than_enough_is_enough():
    assert plan(400, WEEKLY, booked=[BOOKED]) == Plan(Result.ENOUGH)


def test_after_a_change_of_session_nothing_is_added_to_a_day_that_has_one():
    hour = replace(BOOKED, on=day(7), end=time(11), allocation=None)
    found = plan(1000, WEEKLY, booked=[hour])
    assert told(found) == [("A", 0, FULL), ("A", 14, FULL), ("A", 21, 10 * 60 + 100)]


def test_a_session_with_an_outcome_keeps_others_away_and_is_not_counted_twice():
    done = replace(BOOKED, has_outcome=True, credited=420)
    assert told(plan(840, WEEKLY, booked=[done])) == [("A", 7, FULL)]


def test_a_session_on_a_day_without_an_allocation_is_not_counted():
    other = replace(BOOKED, on=day(1))
    assert told(plan(420, WEEKLY, booked=[other])) == [("A", 0, FULL)]


def test_after_a_change_of_allocation_only_the_very_same_session_is_kept():
    same = {"booked": [BOOKED], "trigger": Trigger.ALLOCATION}
    assert plan(420, WEEKLY, **same) == Plan(Result.ENOUGH)
    for change in (
        {"end": time(16)},
        {"start": time(9)},
        {"project": "Beach"},
        {"allocation": None},
    ):
        other = {**same, "booked": [replace(BOOKED, **change)]}
        assert told(plan(420, WEEKLY, **other)) == [("A", 0, FULL)]


def test_nothing_is_planned_five_years_on():
    last = replace(ONCE, begins_on=day(1825), weekday=day(1825).weekday())
    assert told(plan(420, last)) == [("O", 1825, FULL)]
    late = replace(ONCE, begins_on=day(1826), weekday=day(1826).weekday())
    assert plan(420, late) == Plan(Result.MORE, (), 420)


def test_nothing_is_planned_beyond_the_bank_holidays_that_are_known():
    known = Calendar({}, date(2022, 1, 1), day(7))
    table = Timetable([WEEKLY], [], Trigger.SESSION, datetime(2022, 1, 10), known)
    found = plan_sessions(10_000, table)
    assert told(found.value) == [("A", 0, FULL), ("A", 7, FULL)]
    assert found.parts[-1].says == (
        "Not covered by any session to 17 January 2022 (the last year whose bank holidays "
        "are known)"
    )


def test_the_working_tells_what_is_to_plan_each_session_and_what_is_short():
    table = Timetable([ONCE], [], Trigger.SESSION, datetime(2022, 1, 10), NO_HOLIDAYS)
    parts = plan_sessions(500, table).parts
    assert [part.value for part in parts] == [500, TODAY, 80]
    assert parts[1].says == "10 January 2022, 10:00 to 17:00: Park"
    assert parts[2].says == "Not covered by any session to 9 January 2027"
    assert plan_sessions(420, table).parts[-1].value == TODAY
    assert plan_sessions(0, table).parts[0].value == 0


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"end": time(10)}, "until"),
        ({"end": time(9)}, "until"),
        ({"ends_on": TODAY - timedelta(days=1)}, "end_day"),
        ({"weekday": 7}, "weekday"),
        ({"weekday": -1}, "weekday"),
    ],
)
def test_an_allocation_that_cannot_be_is_refused(change, field):
    with pytest.raises(CannotAnswer) as refusal:
        replace(WEEKLY, **change)
    assert refusal.value.field == field


def test_an_allocation_of_one_day_on_a_sunday_is_allowed():
    assert replace(WEEKLY, ends_on=TODAY, weekday=6).ends_on == TODAY


allocations = st.builds(
    Allocation,
    st.sampled_from("ABC"),
    st.just("Park"),
    st.sampled_from(list(Frequency)),
    st.integers(0, 6),
    st.integers(6, 10).map(time),
    st.integers(11, 20).map(time),
    st.integers(-400, 400).map(day),
    st.none() | st.integers(401, 900).map(day),
)
closed = st.sets(st.integers(0, 60).map(day), max_size=20)


@given(
    st.integers(1, 18_000),
    st.lists(allocations, max_size=3, unique_by=lambda one: one.key),
    closed,
)
def test_a_plan_adds_up_and_keeps_to_open_days(required, some, holidays):
    found = plan(required, *some, calendar=Calendar.of(holidays))
    minutes = [
        (one.end.hour - one.start.hour) * 60 + one.end.minute - one.start.minute
        for one in found.create
    ]
    assert sum(minutes) + found.shortfall == required
    by_key = {one.key: one for one in some}
    for one in found.create:
        assert one.on not in holidays
        assert TODAY <= one.on <= day(1825)
        assert by_key[one.allocation].falls_on(one.on)
    full = [by_key[one.allocation].minutes for one in found.create]
    assert minutes[:-1] == full[:-1]


@given(
    st.integers(1, 5_000),
    st.lists(allocations, max_size=2, unique_by=lambda one: one.key),
)
def test_a_plan_that_was_carried_out_is_enough(required, some):
    found = plan(required, *some)
    booked = [
        Session(one.on, one.start, one.end, one.project, one.allocation)
        for one in found.create
    ]
    again = plan(required, *some, booked=booked)
    assert again.create == () or found.shortfall
