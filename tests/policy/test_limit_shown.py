from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.limit import (
    Unit,
    add_months,
    in_calendar_days,
    in_full_business_days,
    in_hours,
    in_months,
    in_months_beginning_with,
    in_weeks,
    in_working_days,
    listed,
)
from probation.policy.working_days import Calendar, is_working_day

days = st.dates(date(2014, 1, 1), date(2026, 12, 31))
APRIL = date(2017, 4, 4)


def test_a_limit_is_met_on_its_last_day_and_overdue_after_it():
    limit = in_calendar_days(APRIL, 7)  # 11 April
    assert limit.is_met(date(2017, 4, 11))
    assert not limit.is_met(date(2017, 4, 12))
    assert not limit.is_overdue(date(2017, 4, 11))
    assert limit.is_overdue(date(2017, 4, 12))
    assert [limit.days_left(date(2017, 4, day)) for day in (4, 11, 12)] == [7, 0, -1]


def test_a_deadline_is_met_at_its_last_instant_and_overdue_after_it():
    deadline = in_hours(datetime(2023, 6, 4, 12, tzinfo=UTC), 2)
    second = timedelta(seconds=1)
    assert deadline.is_met(deadline.at)
    assert not deadline.is_met(deadline.at + second)
    assert not deadline.is_overdue(deadline.at)
    assert deadline.is_overdue(deadline.at + second)
    assert [deadline.days_left(date(2023, 6, day)) for day in (3, 4, 5)] == [1, 0, -1]


@pytest.mark.parametrize(
    ("on", "left"),
    [
        (date(2017, 4, 12), "2 working days left"),
        (date(2017, 4, 13), "1 working day left"),  # a Thursday; then Easter
        (date(2017, 4, 17), "1 working day left"),
        (date(2017, 4, 18), "due today"),
        (date(2017, 4, 19), "1 calendar day overdue"),
        (date(2017, 4, 24), "6 calendar days overdue"),
    ],
)
def test_what_is_left_is_told_in_the_limits_own_unit(on, left):
    assert in_working_days(APRIL, 8).left(on) == left
    assert in_full_business_days(APRIL, 8).left(on) == left


def test_what_is_left_of_calendar_days():
    assert in_calendar_days(APRIL, 7).left(APRIL) == "7 calendar days left"
    assert in_weeks(APRIL, 1).left(date(2017, 4, 10)) == "1 calendar day left"


def test_what_is_left_goes_by_the_limits_own_calendar():
    limit = in_working_days(date(2017, 4, 13), 2, calendar=Calendar.of([]))
    assert limit.left(date(2017, 4, 13)) == "2 working days left"


def test_a_limit_as_data_is_all_that_is_shown_of_it():
    limit = in_working_days(APRIL, 1, source="SL001", doubt="From memory.")
    assert limit.as_data(APRIL) == {
        "day": "2017-04-05",
        "since": "2017-04-04",
        "length": 1,
        "unit": "working days",
        "days_left": 1,
        "left": "1 working day left",
        "explanation": "1 working day from 4 April 2017",
        "source": "SL001",
        "doubt": "From memory.",
    }
    assert not {"source", "doubt"} & set(in_working_days(APRIL, 1).as_data(APRIL))


def test_a_deadline_as_data_is_all_that_is_shown_of_it():
    deadline = in_hours(datetime(2023, 6, 4, 12, tzinfo=UTC), 2, source="PPCS")
    assert deadline.as_data(date(2023, 6, 3)) == {
        "day": "2023-06-04",
        "at": "2023-06-04T15:00:00+01:00",
        "since": "2023-06-04T13:00:00+01:00",
        "length": 2,
        "unit": "hours",
        "days_left": 1,
        "explanation": "2 hours from 13:00 on 4 June 2023",
        "source": "PPCS",
    }


def test_words_are_listed_with_an_and():
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (in_working_days, "2 working days from 4 April 2017"),
        (in_full_business_days, "2 full business days from 4 April 2017"),
        (in_calendar_days, "2 calendar days from 4 April 2017"),
        (in_weeks, "2 weeks from 4 April 2017"),
        (in_months, "2 months from 4 April 2017"),
        (
            in_months_beginning_with,
            "2 months beginning with 4 April 2017: the last day is 3 June 2017",
        ),
    ],
)
def test_what_is_not_told_of_a_limit_stays_empty(make, says):
    limit = make(APRIL, 2)
    assert (limit.explanation, limit.source, limit.doubt) == (says, "", "")


def test_limits_and_deadlines_are_told_in_a_line():
    assert (
        str(in_calendar_days(APRIL, 2))
        == "6 April 2017: 2 calendar days from 4 April 2017"
    )
    deadline = in_hours(datetime(2023, 6, 4, 12, tzinfo=UTC), 2)
    assert str(deadline) == "15:00 on 4 June 2023: 2 hours from 13:00 on 4 June 2023"
    assert (deadline.source, deadline.doubt) == ("", "")
    doubted = in_hours(deadline.since, 2, doubt="From memory.")
    assert doubted.as_data(APRIL)["doubt"] == "From memory."


def test_units_are_told_in_the_singular_and_the_plural():
    assert [Unit.WORKING_DAYS.of(n) for n in (0, 1, 2)] == [
        "0 working days",
        "1 working day",
        "2 working days",
    ]
    assert [unit.label for unit in Unit] == [
        "working days",
        "full business days",
        "calendar days",
        "weeks",
        "months",
        "hours",
    ]


@given(days, st.integers(1, 60))
def test_a_limit_in_working_days_is_never_on_another_day(since, n):
    limit = in_working_days(since, n)
    assert is_working_day(limit.day)
    assert limit.day > since


@given(days, st.integers(1, 60))
def test_from_start_to_end_all_its_working_days_are_left(since, n):
    assert in_working_days(since, n).left(since) == f"{Unit.WORKING_DAYS.of(n)} left"


@given(days, st.integers(1, 60))
def test_months_beginning_with_a_day_end_just_before_the_same_day_of_the_month(
    since, n
):
    limit = in_months_beginning_with(since, n)
    after = limit.day + timedelta(days=1)
    assert after.day == since.day or (after.day == 1 and since.day > limit.day.day)


@given(days, days, st.integers(0, 60))
def test_months_keep_the_order_of_days(one, other, n):
    early, late = sorted((one, other))
    assert add_months(early, n) <= add_months(late, n)
    assert add_months(early, n) <= add_months(early, n + 1)


@given(days)
def test_a_limit_is_either_met_or_overdue_on_the_day_a_thing_is_done(day):
    limit = in_weeks(date(2020, 1, 1), 4)
    assert limit.is_met(day) is not limit.is_overdue(day)
    assert (limit.days_left(day) >= 0) is limit.is_met(day)
