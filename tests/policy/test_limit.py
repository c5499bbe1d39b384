from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.limit import (
    Deadline,
    Limit,
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
from probation.policy.rule import CannotAnswer
from probation.policy.working_days import Calendar, is_working_day

days = st.dates(date(2014, 1, 1), date(2026, 12, 31))
APRIL = date(2017, 4, 4)


def test_a_limit_in_working_days_names_the_bank_holidays_it_passed_over():
    limit = in_working_days(APRIL, 15)
    assert limit.day == date(2017, 4, 27)
    assert (limit.since, limit.length, limit.unit) == (APRIL, 15, Unit.WORKING_DAYS)
    assert limit.explanation == (
        "15 working days from 4 April 2017; 14 and 17 April are bank holidays"
    )


@pytest.mark.parametrize(
    ("since", "n", "says"),
    [
        (date(2017, 4, 18), 1, "1 working day from 18 April 2017"),
        (
            date(2017, 4, 13),
            1,
            "1 working day from 13 April 2017; 14 and 17 April are bank holidays",
        ),
        (
            date(2017, 4, 28),
            1,
            "1 working day from 28 April 2017; 1 May is a bank holiday",
        ),
        (
            date(2017, 4, 14),
            1,
            "1 working day from 14 April 2017; 17 April is a bank holiday",
        ),
        (
            date(2017, 12, 20),
            15,
            (
                "15 working days from 20 December 2017; 25 and 26 December and 1 January are "
                "bank holidays"
            ),
        ),
        (
            date(2017, 4, 13),
            12,
            "12 working days from 13 April 2017; 14 and 17 April and 1 May are bank holidays",
        ),
    ],
)
def test_the_sentence_of_working_days(since, n, says):
    assert in_working_days(since, n).explanation == says


def test_a_bank_holiday_on_a_weekend_of_the_calendar_is_not_named():
    saturday = Calendar.of([date(2023, 1, 14)])
    limit = in_working_days(date(2023, 1, 13), 1, calendar=saturday)
    assert limit.day == date(2023, 1, 16)
    assert limit.explanation == "1 working day from 13 January 2023"


def test_what_happened_is_in_the_sentence_and_source_and_doubt_are_kept():
    limit = in_working_days(
        APRIL, 1, what="the request", source="SL001", doubt="From memory."
    )
    assert limit.explanation == "1 working day from the request, 4 April 2017"
    assert (limit.source, limit.doubt) == ("SL001", "From memory.")


def test_the_second_full_business_day():
    limit = in_full_business_days(
        date(2015, 4, 2), 2, what="the sentence", source="SL002", doubt="d"
    )
    assert limit == Limit(
        date(2015, 4, 8),
        date(2015, 4, 2),
        2,
        Unit.FULL_BUSINESS_DAYS,
        "2 full business days from the sentence, 2 April 2015; 3 and 6 April are bank holidays",
        "SL002",
        "d",
    )
    of_none = in_full_business_days(date(2015, 4, 2), 2, calendar=Calendar.of([]))
    assert of_none.day == date(2015, 4, 6)


def test_calendar_days_run_over_weekends_and_bank_holidays():
    limit = in_calendar_days(
        date(2017, 4, 7), 7, what="the letter", source="s", doubt="d"
    )
    assert limit == Limit(
        date(2017, 4, 14),
        date(2017, 4, 7),
        7,
        Unit.CALENDAR_DAYS,
        "7 calendar days from the letter, 7 April 2017",
        "s",
        "d",
    )


def test_no_calendar_days_are_the_same_day():
    limit = in_calendar_days(APRIL, 0, what="the request", source="s", doubt="d")
    assert limit == Limit(
        APRIL,
        APRIL,
        0,
        Unit.CALENDAR_DAYS,
        "the same day: the request, 4 April 2017",
        "s",
        "d",
    )


def test_weeks():
    limit = in_weeks(date(2022, 1, 4), 6, what="the start", source="s", doubt="d")
    assert limit == Limit(
        date(2022, 2, 15),
        date(2022, 1, 4),
        6,
        Unit.WEEKS,
        "6 weeks from the start, 4 January 2022",
        "s",
        "d",
    )


@pytest.mark.parametrize(
    ("since", "n", "day", "says"),
    [
        (
            date(2016, 8, 31),
            6,
            date(2017, 2, 28),
            "6 months from 31 August 2016; February 2017 has no day 31, so its last day",
        ),
        (
            date(2015, 8, 31),
            6,
            date(2016, 2, 29),
            "6 months from 31 August 2015; February 2016 has no day 31, so its last day",
        ),
        (date(2016, 8, 15), 1, date(2016, 9, 15), "1 month from 15 August 2016"),
        (date(2016, 2, 29), 48, date(2020, 2, 29), "48 months from 29 February 2016"),
    ],
)
def test_months_are_clamped_to_the_end_of_a_shorter_one(since, n, day, says):
    limit = in_months(since, n)
    assert (limit.day, limit.explanation, limit.unit) == (day, says, Unit.MONTHS)
    assert (limit.since, limit.length) == (since, n)


@pytest.mark.parametrize(
    ("since", "n", "day"),
    [
        (date(2021, 5, 10), 12, date(2022, 5, 9)),
        (date(2021, 1, 1), 12, date(2021, 12, 31)),
        (date(2016, 2, 29), 12, date(2017, 2, 28)),
        (date(2016, 2, 29), 48, date(2020, 2, 28)),
        (date(2015, 3, 1), 12, date(2016, 2, 29)),
        (date(2015, 2, 28), 12, date(2016, 2, 27)),
        (date(2021, 1, 31), 1, date(2021, 2, 28)),
        (date(2021, 8, 31), 1, date(2021, 9, 30)),
    ],
)
def test_months_beginning_with_a_day_end_on_the_eve(since, n, day):
    limit = in_months_beginning_with(
        since, n, what="the warning", source="s", doubt="d"
    )
    assert limit.day == day
    assert (limit.since, limit.length, limit.unit) == (since, n, Unit.MONTHS)
    assert (limit.source, limit.doubt) == ("s", "d")


def test_the_sentence_of_months_beginning_with_a_day():
    assert in_months_beginning_with(
        date(2021, 5, 10), 12, what="the warning"
    ).explanation == (
        "12 months beginning with the warning, 10 May 2021: the last day is 9 May 2022"
    )
    assert in_months(APRIL, 1, what="a", source="s", doubt="d").source == "s"
    assert in_months(APRIL, 1, what="a", source="s", doubt="d").doubt == "d"


def test_hours_are_hours_that_pass_when_the_clocks_change():
    asked = datetime(2023, 3, 25, 9, tzinfo=UTC)
    deadline = in_hours(asked, 24, what="the decision", source="s", doubt="d")
    assert deadline == Deadline(
        datetime(2023, 3, 26, 9, tzinfo=UTC),
        asked,
        24,
        "24 hours from the decision, 09:00 on 25 March 2023",
        "s",
        "d",
    )
    assert deadline.unit is Unit.HOURS
    assert deadline.as_data(date(2023, 3, 25))["at"] == "2023-03-26T10:00:00+01:00"


def test_hours_are_told_by_londons_clocks_and_kept_in_utc():
    deadline = in_hours(datetime(2023, 6, 4, 23, 30, tzinfo=UTC), 1)
    assert deadline.explanation == "1 hour from 00:30 on 5 June 2023"
    assert deadline.since.tzinfo is UTC
    assert deadline.at.tzinfo is UTC
    assert deadline.day == date(2023, 6, 5)


def test_hours_from_a_time_without_a_zone_are_refused():
    with pytest.raises(CannotAnswer):
        in_hours(datetime(2023, 6, 4, 23, 30), 1)


@pytest.mark.parametrize(
    "make",
    [
        in_working_days,
        in_full_business_days,
        in_weeks,
        in_months,
        in_months_beginning_with,
    ],
)
@pytest.mark.parametrize("n", [0, -1])
def test_a_limit_without_length_is_refused(make, n):
    with pytest.raises(
        CannotAnswer, match=f"^A limit must be at least 1 long, not {n}$"
    ) as no:
        make(APRIL, n)
    assert no.value.field == "length"


def test_calendar_days_and_hours_without_length_are_refused():
    with pytest.raises(CannotAnswer):
        in_calendar_days(APRIL, -1)
    with pytest.raises(CannotAnswer):
        in_hours(datetime(2023, 6, 4, tzinfo=UTC), 0)


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
