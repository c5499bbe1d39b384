from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.handover import (
    CALCULATIONS,
    RULES,
    Custody,
    accepts,
    handover,
)
from probation.policy.rule import CannotAnswer

START = date(2024, 1, 1)
RELEASE = date(2026, 1, 1)
ONE = timedelta(days=1)


def test_every_rule_has_an_example_that_runs():
    today, earliest = RULES
    assert (today.key, earliest.key) == ("handover.today", "handover.earliest-release")
    assert today.example.works_out().endswith("on 2 November 2024: 2024-02-17")
    assert earliest.example.works_out() == "2025-05-01"
    assert today.since == date(2021, 6, 26)


def test_what_is_asked_is_told_as_a_schema():
    assert accepts(["tariff"], ["recalled"]) == {
        "tariff": {"type": "string", "format": "date"},
        "recalled": {"type": "boolean"},
    }


def test_the_calculation_answers_its_own_example_and_refuses_what_it_cannot_read():
    (calculation,) = CALCULATIONS
    answer = calculation.answer(calculation.example, date(2024, 1, 1))
    assert calculation.key == "handover"
    assert answer.value == {
        "because": "determinate",
        "handover": "2024-02-17",
        "support_from": "2024-02-17",
    }
    assert answer.on == date(2024, 1, 1)
    assert len(answer.parts) == 1
    opened = {
        "earliest_release": "2026-01-01",
        "indeterminate": True,
        "open_conditions": True,
        "open_since": "2024-06-01",
    }
    assert calculation.answer(opened, date(2024, 1, 1)).value == {
        "because": "indeterminate_open",
        "handover": "2025-01-01",
        "support_from": "2024-06-01",
    }
    parole = {"sentence_start": "2024-01-01", "earliest_release": "2026-01-01"}
    told = calculation.answer(parole | {"determinate_parole": True}, date(2024, 1, 1))
    assert told.value["because"] == "determinate_parole"
    told = calculation.answer(parole | {"early_allocation": True}, date(2024, 1, 1))
    assert told.value["because"] == "early_allocation"
    unknown = calculation.answer({"indeterminate": True}, date(2024, 1, 1))
    assert unknown.value == {
        "because": "indeterminate",
        "handover": None,
        "support_from": None,
    }
    for wrong in ({}, {"indeterminate": "yes"}, {"earliest_release": "soon"}):
        with pytest.raises(CannotAnswer):
            calculation.answer(wrong, date(2024, 1, 1))
    assert set(calculation.accepts["properties"]) == {
        "earliest_release",
        "sentence_start",
        "open_since",
        "determinate_parole",
        "indeterminate",
        "open_conditions",
        "early_allocation",
    }


days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(days, days, st.booleans(), st.booleans(), st.booleans())
def test_a_later_release_is_never_handed_over_earlier(one, other, parole, life, early):
    first, second = sorted((one, other))
    start = date(2015, 1, 1)
    cases = [
        Custody(day, start, parole, life, early_allocation=early)
        for day in (first, second)
    ]
    earlier, later = (handover(case).value.day for case in cases)
    assert earlier <= later < second
