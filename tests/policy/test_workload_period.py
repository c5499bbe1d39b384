from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.workload import period_of

DAY = date(2022, 3, 1)


@pytest.mark.parametrize(
    ("now", "start", "end"),
    [
        ("2022-07-11T18:29", "2022-07-10T18:30", "2022-07-11T18:30"),
        ("2022-07-11T18:30", "2022-07-11T18:30", "2022-07-12T18:30"),
        ("2022-07-12T18:30", "2022-07-12T18:30", "2022-07-13T19:30"),  # Tuesday
        ("2022-07-13T19:29", "2022-07-12T18:30", "2022-07-13T19:30"),
        ("2022-07-13T19:30", "2022-07-13T19:30", "2022-07-14T18:30"),
        ("2022-07-14T09:45", "2022-07-13T19:30", "2022-07-14T18:30"),
    ],
)
def test_periods_turn_over_at_half_past_six_and_on_wednesdays_an_hour_later(
    now, start, end
):
    found = period_of(datetime.fromisoformat(now))
    assert found.start == datetime.fromisoformat(start)
    assert found.end == datetime.fromisoformat(end)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))
def test_periods_meet_without_gap_or_overlap(now):
    found = period_of(now)
    assert found.start <= now < found.end
    assert period_of(found.end).start == found.end
    assert period_of(found.start) == found
