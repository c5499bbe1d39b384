from datetime import date, timedelta

import pytest
from hypothesis import strategies as st

from probation.policy.decision import Reason
from probation.policy.licence_dates import (
    NO_START,
    SOURCE,
    due_for_release,
    earliest_release,
    hard_stop,
    hard_stop_warning,
    in_hard_stop,
    licence_start,
    may_be_brought_forward,
    needs_late_allocation_warning,
    times_out_up_to,
)
from probation.policy.working_days import Calendar

NONE = Calendar.of([])
EASTER_MONDAY = date(2018, 4, 2)
THURSDAY = date(2024, 5, 16)
ONE = timedelta(days=1)
days = st.dates(date(2014, 1, 1), date(2027, 12, 1))


def april(day):
    return date(2018, 4, day)


@pytest.mark.parametrize(
    ("conditional", "confirmed", "held", "start"),
    [
        (april(4), None, False, april(4)),
        (EASTER_MONDAY, None, False, date(2018, 3, 29)),
        (EASTER_MONDAY, april(3), False, date(2018, 3, 29)),  # confirmed after it
        (april(4), april(5), False, april(4)),
        (april(4), april(4), False, april(4)),
        (april(4), date(2018, 1, 10), False, date(2018, 1, 10)),  # long before
        (EASTER_MONDAY, EASTER_MONDAY, False, EASTER_MONDAY),
        (april(4), date(2018, 1, 10), True, april(4)),
        (EASTER_MONDAY, date(2018, 3, 28), True, date(2018, 3, 29)),
        (EASTER_MONDAY, date(2018, 3, 29), True, date(2018, 3, 29)),
        (EASTER_MONDAY, april(1), True, april(1)),
        (EASTER_MONDAY, EASTER_MONDAY, True, EASTER_MONDAY),
        (EASTER_MONDAY, april(3), True, date(2018, 3, 29)),
        (april(4), None, True, april(4)),
    ],
)
def test_the_licence_starts_on_the_confirmed_day_or_a_working_day(
    conditional, confirmed, held, start
):
    assert licence_start(conditional, confirmed, held_otherwise=held).value == start


def test_the_start_of_a_licence_is_explained():
    (confirmed,) = licence_start(april(4), april(3)).parts
    assert (confirmed.says, confirmed.value) == (
        "The confirmed release date holds",
        april(3),
    )
    (moved,) = licence_start(EASTER_MONDAY).parts
    assert moved.says == (
        "Conditional release is Monday 2 April 2018 (Easter Monday); the last working day "
        "before it is taken"
    )
    assert moved.value == date(2018, 3, 29)
    (kept,) = licence_start(april(4)).parts
    assert kept.says == "Conditional release is Wednesday 4 April 2018"
    (held,) = licence_start(april(4), april(4), held_otherwise=True).parts
    assert held.says == "The confirmed release date holds"
    assert {part.source for part in (confirmed, moved, kept)} == {SOURCE}
    assert licence_start(EASTER_MONDAY, calendar=NONE).value == EASTER_MONDAY


@pytest.mark.parametrize(
    ("start", "curfew", "code", "says"),
    [
        (None, None, "no-start", NO_START),
        (None, april(4), "no-start", NO_START),
        (
            april(6),
            april(6),
            "curfew",
            "Release on home detention curfew is never moved",
        ),
        (
            april(5),
            None,
            "ordinary-day",
            "5 April 2018 is neither a Friday, a weekend nor a bank holiday",
        ),
    ],
)
def test_what_may_not_be_brought_forward_is_told_why(start, curfew, code, says):
    assert may_be_brought_forward(start, curfew).reasons == (
        Reason(code, says, SOURCE),
    )


@pytest.mark.parametrize("start", [april(6), april(7), april(8), EASTER_MONDAY])
def test_fridays_weekends_and_bank_holidays_may_be_brought_forward(start):
    assert may_be_brought_forward(start)
    assert may_be_brought_forward(start, april(20))


@pytest.mark.parametrize("start", [april(3), april(4), april(5), april(9)])
def test_monday_to_thursday_may_not(start):
    assert not may_be_brought_forward(start)
    assert may_be_brought_forward(start, calendar=Calendar.of([start]))


@pytest.mark.parametrize(
    ("start", "day"),
    [
        (april(13), april(10)),
        (april(14), april(10)),
        (april(15), april(10)),
        (EASTER_MONDAY, date(2018, 3, 27)),
        (april(12), april(12)),
        (None, None),
    ],
)
def test_the_earliest_release_is_three_working_days_back_without_fridays(start, day):
    assert earliest_release(start).value == day


def test_the_earliest_release_is_explained():
    (moved,) = earliest_release(EASTER_MONDAY).parts
    assert moved.says == (
        "3 working days before Monday 2 April 2018 (Easter Monday), Fridays not counted"
    )
    assert (moved.value, moved.source) == (date(2018, 3, 27), SOURCE)
    curfew = earliest_release(april(6), april(6))
    assert curfew.value == april(6)
    assert curfew.parts[0].says == "Release on home detention curfew is never moved"
    assert (curfew.parts[0].value, curfew.parts[0].source) == (april(6), SOURCE)
    assert earliest_release(None).parts[0].says == NO_START
    other = earliest_release(EASTER_MONDAY, calendar=Calendar.of([EASTER_MONDAY]))
    assert other.value == date(2018, 3, 27)  # Friday 30 March is not counted either way
    assert earliest_release(EASTER_MONDAY, calendar=NONE).value == EASTER_MONDAY


@pytest.mark.parametrize(
    ("start", "stop", "warning"),
    [
        (THURSDAY, date(2024, 5, 14), date(2024, 5, 10)),
        (date(2024, 5, 17), date(2024, 5, 15), date(2024, 5, 13)),
        (date(2024, 5, 18), date(2024, 5, 15), date(2024, 5, 13)),
        (date(2024, 5, 19), date(2024, 5, 15), date(2024, 5, 13)),
        (EASTER_MONDAY, date(2018, 3, 27), date(2018, 3, 23)),
        (None, None, None),
    ],
)
def test_the_hard_stop_and_its_warning(start, stop, warning):
    assert hard_stop(start).value == stop
    assert hard_stop_warning(start).value == warning


def test_the_hard_stop_is_explained():
    (plain,) = hard_stop(THURSDAY).parts
    assert plain.says == "2 working days before 16 May 2024"
    assert (plain.value, plain.source) == (date(2024, 5, 14), SOURCE)
    stop, warning = hard_stop_warning(EASTER_MONDAY).parts
    assert stop.says == (
        "2 working days before 29 March 2018, the last working day before Monday 2 April "
        "2018 (Easter Monday)"
    )
    assert warning.says == "2 working days before the hard stop of 27 March 2018"
    assert (warning.value, warning.source) == (date(2018, 3, 23), SOURCE)
    for unknown in (hard_stop(None), hard_stop_warning(None)):
        assert unknown.parts[0].says == NO_START
        assert unknown.parts[0].source == SOURCE
    assert hard_stop(EASTER_MONDAY, NONE).value == date(2018, 3, 29)
    assert hard_stop_warning(EASTER_MONDAY, NONE).value == date(2018, 3, 27)
    assert hard_stop_warning(april(5), NONE).value == date(2018, 3, 30)
    closed = Calendar.of([april(3)])
    assert hard_stop(april(3), closed).value == date(2018, 3, 29)
    assert hard_stop(april(3), closed).parts[0].says == (
        "2 working days before 2 April 2018, the last working day before Tuesday 3 April 2018 "
        "(Bank holiday)"
    )


@pytest.mark.parametrize(
    ("rule", "first", "last", "what"),
    [
        (in_hard_stop, date(2024, 5, 14), THURSDAY, "The hard stop"),
        (due_for_release, date(2024, 5, 14), THURSDAY, "The time before release"),
        # Fridays not counted; 6 May is a bank holiday
        (
            needs_late_allocation_warning,
            date(2024, 5, 8),
            THURSDAY,
            "The time for the warning",
        ),
    ],
)
def test_a_time_before_release_has_a_first_and_a_last_day(rule, first, last, what):
    assert rule(THURSDAY, first)
    assert rule(THURSDAY, last)
    before, after = rule(THURSDAY, first - ONE), rule(THURSDAY, last + ONE)
    begins = f"{what} begins on {first:%-d %B %Y}"
    assert before.reasons == (Reason("not-yet", begins, SOURCE),)
    assert after.reasons == (Reason("over", f"{what} ended on 16 May 2024", SOURCE),)
    assert rule(None, first).reasons == (Reason("no-start", NO_START, SOURCE),)


def test_the_times_before_release_go_by_the_calendar_given():
    assert not in_hard_stop(EASTER_MONDAY, date(2018, 3, 27), NONE)
    assert in_hard_stop(EASTER_MONDAY, date(2018, 3, 27))
    assert not due_for_release(april(3), date(2018, 3, 29), NONE)
    assert due_for_release(april(3), date(2018, 3, 28))
    assert not needs_late_allocation_warning(april(3), date(2018, 3, 22), NONE)
    assert needs_late_allocation_warning(april(3), date(2018, 3, 22))


def test_drafts_time_out_two_working_days_ahead():
    answer = times_out_up_to(date(2018, 3, 29))
    assert answer.value == april(4)
    (part,) = answer.parts
    assert part.says == "2 working days after 29 March 2018"
    assert (part.value, part.source) == (april(4), SOURCE)
    assert times_out_up_to(date(2018, 3, 29), NONE).value == EASTER_MONDAY
