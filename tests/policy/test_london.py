from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.london import (
    LONDON,
    day_begins,
    day_ends,
    in_words,
    london_day,
    london_time,
)
from probation.policy.rule import CannotAnswer


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2023, 1, 4, 23, 59, tzinfo=UTC), date(2023, 1, 4)),
        (datetime(2023, 6, 4, 22, 59, tzinfo=UTC), date(2023, 6, 4)),
        (datetime(2023, 6, 4, 23, 0, tzinfo=UTC), date(2023, 6, 5)),
        (
            datetime(2023, 3, 25, 23, 30, tzinfo=UTC),
            date(2023, 3, 25),
        ),  # eve of summer time
        (datetime(2023, 3, 26, 23, 0, tzinfo=UTC), date(2023, 3, 27)),
        (datetime(2023, 10, 28, 23, 0, tzinfo=UTC), date(2023, 10, 29)),
        (
            datetime(2023, 10, 29, 23, 30, tzinfo=UTC),
            date(2023, 10, 29),
        ),  # winter time again
        (
            datetime(2023, 6, 5, 1, 0, tzinfo=timezone(timedelta(hours=3))),
            date(2023, 6, 4),
        ),
    ],
)
def test_an_instant_falls_on_the_day_that_londons_clocks_show(instant, day):
    assert london_day(instant) == day


def test_an_instant_without_a_zone_is_refused():
    for asked in (london_day, london_time):
        with pytest.raises(CannotAnswer) as refused:
            asked(datetime(2023, 6, 4, 23, 5))
        assert refused.value.field == "instant"
        assert str(refused.value) == (
            "Give the time zone of 4 June 2023 23:05: without it the day is unknown"
        )


def test_a_day_begins_and_ends_at_londons_midnight():
    assert day_begins(date(2023, 1, 4)) == datetime(2023, 1, 4, tzinfo=UTC)
    assert day_begins(date(2023, 6, 4)) == datetime(2023, 6, 3, 23, tzinfo=UTC)
    assert day_ends(date(2023, 6, 4)) == datetime(2023, 6, 4, 23, tzinfo=UTC)
    assert day_begins(date(2023, 6, 4)).tzinfo is UTC


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2023, 3, 26), 23), (date(2023, 10, 29), 25), (date(2023, 7, 1), 24)],
)
def test_a_day_of_changing_clocks_has_another_length(day, hours):
    assert day_ends(day) - day_begins(day) == timedelta(hours=hours)


def test_a_day_in_words_has_no_leading_nought():
    assert in_words(date(2017, 4, 4)) == "4 April 2017"


@given(st.datetimes(datetime(2013, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)))
def test_an_instant_lies_within_its_own_day(instant):
    day = london_day(instant)
    assert day_begins(day) <= instant < day_ends(day)
    assert london_time(instant) == instant
    assert london_time(instant).tzinfo is LONDON
