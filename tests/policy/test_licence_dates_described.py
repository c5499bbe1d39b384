from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.licence_dates import (
    CALCULATIONS,
    RULES,
    SOURCE,
    earliest_release,
    hard_stop,
    hard_stop_warning,
    in_hard_stop,
    licence_start,
)
from probation.policy.rule import CannotAnswer
from probation.policy.working_days import Calendar, is_working_day

NONE = Calendar.of([])
EASTER_MONDAY = date(2018, 4, 2)
THURSDAY = date(2024, 5, 16)
ONE = timedelta(days=1)
days = st.dates(date(2014, 1, 1), date(2027, 12, 1))


def test_every_rule_has_a_source_and_an_example_that_runs():
    worked = {
        rule.key.removeprefix("licence-dates."): rule.example.works_out()
        for rule in RULES
    }
    assert {rule.source for rule in RULES} == {SOURCE}
    assert list(worked) == [
        "start",
        "early-release",
        "hard-stop",
        "due-for-release",
        "late-allocation",
        "time-out",
    ]
    assert worked["start"].endswith("is taken: 29 March 2018")
    assert worked["early-release"].endswith("not counted: 27 March 2018")
    assert worked["hard-stop"].endswith(
        "; 2 working days before the hard stop of 27 March 2018: 23 March 2018"
    )
    assert worked["due-for-release"] == "yes"
    assert (
        worked["late-allocation"]
        == "The time for the warning begins on 13 November 2023"
    )
    assert worked["time-out"].endswith(": 20 March 2018")


def test_the_calculation_answers_its_own_example_and_refuses_what_it_cannot_read():
    (calculation,) = CALCULATIONS
    answer = calculation.answer(calculation.example, date(2018, 3, 27))
    assert calculation.key == "licence-dates"
    assert answer.value == {
        "earliest_release": "2018-03-27",
        "hard_stop": "2018-03-27",
        "hard_stop_warning": "2018-03-23",
        "in_hard_stop": True,
        "due_for_release": False,
        "late_allocation_warning": True,
    }
    assert len(answer.parts) == 3
    assert calculation.answer(calculation.example, date(2018, 3, 28)).value[
        "due_for_release"
    ]
    assert answer.on == date(2018, 3, 27)
    curfew = {"licence_start": "2018-04-06", "curfew_actual": "2018-04-06"}
    assert calculation.answer(curfew, date(2018, 3, 1)).value == {
        "earliest_release": "2018-04-06",
        "hard_stop": "2018-04-04",
        "hard_stop_warning": "2018-03-29",
        "in_hard_stop": False,
        "due_for_release": False,
        "late_allocation_warning": False,
    }
    for wrong in ({}, {"licence_start": "soon"}):
        with pytest.raises(CannotAnswer):
            calculation.answer(wrong, date(2018, 3, 1))


@given(days)
def test_warning_hard_stop_and_start_come_in_order_and_fall_on_working_days(start):
    stop, warning = hard_stop(start).value, hard_stop_warning(start).value
    assert warning < stop < start
    assert is_working_day(stop)
    assert is_working_day(warning)
    assert in_hard_stop(start, stop)
    assert in_hard_stop(start, start)


@given(days)
def test_a_release_brought_forward_is_on_a_working_day_that_is_no_friday(start):
    day = earliest_release(start).value
    assert day <= start
    assert is_working_day(day)
    assert day.weekday() != 4


@given(days)
def test_a_licence_without_a_confirmed_day_starts_on_a_working_day(release):
    start = licence_start(release).value
    assert is_working_day(start)
    assert start <= release
