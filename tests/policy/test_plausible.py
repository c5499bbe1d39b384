"""Slips are caught and what merely happens seldom is not."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy import plausible
from probation.policy.london import LONDON

TODAY = date(2017, 4, 4)
NOW = datetime(2017, 4, 4, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(2990, 1, 1), "has not come yet"),
        (date(2017, 4, 5), "has not come yet"),
        (date(1897, 4, 3), "over 120 years old"),
    ],
)
def test_nobody_is_born_in_the_future_or_too_long_ago(born, words):
    assert words in plausible.birth(born, on=TODAY).reasons[0].text


def test_a_birth_today_and_120_years_ago_are_believed():
    assert plausible.birth(TODAY, on=TODAY)
    assert plausible.birth(date(1897, 4, 4), on=TODAY)


def test_an_appointment_is_at_most_three_years_ahead():
    def on(year, month=4, day=4):
        return plausible.appointment(datetime(year, month, day, 9, tzinfo=UTC), at=NOW)

    assert on(2020) and on(2017, 1, 1)
    assert "up to 4 April 2020" in on(2020, 4, 5).reasons[0].text
    assert not on(9999, 12, 31) and not on(1899, 12, 31)


def test_the_last_day_there_is_ends_what_is_ahead():
    assert plausible.ahead(50, date(9990, 1, 1)) == date.max
    assert plausible.ahead(2, date(2016, 2, 29)) == date(2018, 2, 28)


def test_the_hour_that_the_clocks_jump_over_is_no_time():
    jump = date(2017, 3, 26)
    assert plausible.at_clock(jump, time(1, 30)) is None
    assert plausible.at_clock(jump, time(0, 59)) and plausible.at_clock(jump, time(2))
    twice = plausible.at_clock(date(2017, 10, 29), time(1, 30))
    assert twice.astimezone(UTC) == datetime(2017, 10, 29, 0, 30, tzinfo=UTC)


@given(st.dates(date(1972, 1, 1), date(2100, 1, 1)), st.integers(0, 23), st.integers(0, 59))  # fmt: skip
def test_a_time_that_is_given_back_is_the_time_that_was_asked_for(day, hour, minute):
    told = plausible.at_clock(day, time(hour, minute))
    if told is None:
        assert hour == 1 or hour == 2
    else:
        assert (told.date(), told.hour, told.minute) == (day, hour, minute)


def test_half_past_two_at_night_is_unusual():
    assert not plausible.is_usual_hour(datetime(2017, 4, 5, 2, 30, tzinfo=LONDON))
    assert plausible.is_usual_hour(datetime(2017, 4, 5, 7, tzinfo=LONDON))
    assert plausible.is_usual_hour(datetime(2017, 4, 5, 21, tzinfo=LONDON))
    assert not plausible.is_usual_hour(datetime(2017, 4, 5, 21, 1, tzinfo=LONDON))


def test_what_is_too_long_is_told_by_how_much():
    assert plausible.fits("Last name", "x" * 200, 200)
    refused = plausible.fits("Last name", "x" * 5000, 200)
    assert refused.reasons[0].text == "Last name: 5,000 characters are 4,800 too many; there is room for 200"  # fmt: skip
