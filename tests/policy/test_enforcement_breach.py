from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.enforcement.breach import (
    Change,
    Standing,
    after_correcting,
    after_recording,
    ends_breach,
    standing,
    starts_breach,
)

AT = datetime(2021, 3, 18, 13)
SECOND = timedelta(seconds=1)
CLEAR = Standing()
OPEN = Standing(in_breach=True)


def test_codes_that_begin_and_end_a_breach():
    assert starts_breach("AIBR")
    assert not starts_breach("ABPC")
    for code in [
        "ABPC",
        "ABCC",
        "ABCF",
        "ABNA",
        "ABSD",
        "ABWD",
        "ABPP",
        "ERCL",
        "CPSS",
    ]:
        assert ends_breach(code)
    assert ends_breach("AB NP")
    assert ends_breach("ABNP")
    assert not ends_breach("AIBR")


def test_a_start_opens_a_breach():
    assert after_recording("AIBR", AT, CLEAR) == Change(OPEN, changed=True)


def test_a_start_in_an_open_breach_saves_nothing():
    assert after_recording("AIBR", AT, OPEN) == Change(OPEN)


@pytest.mark.parametrize(
    ("end", "opened"), [(AT - SECOND, True), (AT, False), (AT + SECOND, False)]
)
def test_a_start_does_not_open_a_breach_that_an_end_at_or_after_it_closed(end, opened):
    change = after_recording("AIBR", AT, CLEAR, latest_end=end)
    assert change.standing.in_breach is opened
    assert change.changed is opened
    assert not change.recount


@pytest.mark.parametrize(
    ("ended_on", "opened"), [(date(2021, 3, 18), True), (date(2021, 3, 19), False)]
)
def test_the_events_own_date_of_end_counts_from_its_midnight(ended_on, opened):
    was = Standing(ended_on=ended_on)
    change = after_recording("AIBR", AT, was)
    assert change.standing == Standing(opened, ended_on)


def test_a_start_at_midnight_of_the_end_does_not_open():
    was = Standing(ended_on=date(2021, 3, 18))
    assert not after_recording("AIBR", datetime(2021, 3, 18), was).changed


def test_an_end_closes_what_began_before_it():
    change = after_recording("ABPC", AT, OPEN, latest_start=AT - SECOND)
    assert change == Change(Standing(False, date(2021, 3, 18)), True, True)


def test_an_end_leaves_open_what_began_after_it():
    change = after_recording("ABPC", AT, CLEAR, latest_start=AT + SECOND)
    assert change == Change(Standing(True, date(2021, 3, 18)), True, True)


def test_an_end_without_a_start_still_sets_the_date():
    change = after_recording("ABPC", AT, CLEAR)
    assert change == Change(Standing(False, date(2021, 3, 18)), True, True)


def test_an_end_entered_late_does_not_move_the_last_end_backwards():
    later = AT + timedelta(days=3)
    change = after_recording("ABPC", AT, CLEAR, latest_end=later)
    assert change.standing.ended_on == date(2021, 3, 21)
    was = Standing(ended_on=date(2021, 3, 30))
    assert after_recording("ABPC", AT, was).standing.ended_on == date(2021, 3, 30)


def test_other_contacts_change_nothing():
    assert after_recording("NCOM", AT, OPEN) == Change(OPEN)
    assert after_correcting("NCOM", OPEN, latest_end=AT) == Change(OPEN)


def test_a_correction_reads_the_log_again():
    was = Standing(True, date(2021, 4, 18))
    change = after_correcting("AIBR", was)
    assert change == Change(CLEAR, changed=True, recount=True)


def test_a_correction_that_changes_nothing_saves_nothing():
    was = Standing(False, date(2021, 4, 18))
    change = after_correcting(
        "ABPC", was, latest_start=AT, latest_end=datetime(2021, 4, 18)
    )
    assert change == Change(was)


def test_a_breach_after_the_last_end_keeps_the_date_of_that_end():
    assert standing([AT], [AT - timedelta(days=30)]) == Standing(
        True, date(2021, 2, 16)
    )


moments = st.datetimes(datetime(2021, 1, 1), datetime(2021, 12, 31))


@given(st.lists(moments), st.lists(moments))
def test_an_event_is_in_breach_exactly_if_a_start_stands_after_every_end(starts, ends):
    expected = any(all(start > end for end in ends) for start in starts)
    assert standing(starts, ends).in_breach is expected


@given(st.lists(moments), st.lists(moments), moments)
def test_an_end_at_the_latest_time_always_closes(starts, ends, last):
    end = max([*starts, last])
    assert not standing(starts, [*ends, end]).in_breach
