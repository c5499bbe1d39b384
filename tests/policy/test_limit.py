from datetime import UTC, date, datetime

import pytest
from hypothesis import strategies as st

from probation.policy.limit import (
    Deadline,
    Limit,
    Unit,
    in_calendar_days,
    in_full_business_days,
    in_hours,
    in_months,
    in_months_beginning_with,
    in_weeks,
    in_working_days,
)
from probation.policy.rule import CannotAnswer
from probation.policy.working_days import Calendar

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
