"""The probation reset, and ending an order early."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy import reset as module
from probation.policy.commencement import RESET
from probation.policy.reset import (
    Exclusion,
    Supervised,
    may_end_early,
    stops_contact,
    what_remains,
)

START, END = date(2024, 1, 1), date(2024, 12, 31)
REACHED = date(2024, 9, 1)
NONE = dict.fromkeys(Exclusion, False)


def told(decision):
    return [(reason.code, reason.text) for reason in decision.reasons]


def test_contact_stops_on_the_day_two_thirds_are_reached():
    assert stops_contact(START, END, REACHED, NONE)
    eve = REACHED - timedelta(days=1)
    assert told(stops_contact(START, END, eve, NONE)) == [
        ("before-two-thirds", "Two thirds are reached on 1 September 2024")
    ]


def test_the_reset_began_on_7_june_2024():
    start, end = date(2023, 7, 1), date(2024, 6, 30)
    assert stops_contact(start, end, date(2024, 6, 7), NONE)
    decision = stops_contact(start, end, date(2024, 6, 6), NONE)
    assert told(decision) == [("before-reset", "The reset began on 7 June 2024")]
    assert decision.reasons[0].source == RESET.source


@pytest.mark.parametrize("one", list(Exclusion))
def test_each_exclusion_keeps_contact_going(one):
    decision = stops_contact(START, END, END, NONE | {one: True})
    assert told(decision) == [(one.value, f"Excluded: {one.label}")]
    assert decision.reasons[0].source == RESET.source


@pytest.mark.parametrize("one", list(Exclusion))
def test_what_is_not_known_keeps_contact_going(one):
    expected = [(f"{one.value}-unknown", f"Not known whether: {one.label}")]
    assert told(stops_contact(START, END, END, NONE | {one: None})) == expected
    left_out = {key: value for key, value in NONE.items() if key is not one}
    assert told(stops_contact(START, END, END, left_out)) == expected


def test_every_reason_is_given():
    decision = stops_contact(START, END, date(2024, 6, 6), {})
    assert len(decision.reasons) == 2 + len(Exclusion)
    assert {reason.source for reason in decision.reasons} == {RESET.source}


def test_a_licence_keeps_one_follow_up_midway_through_the_last_third():
    found = what_remains(Supervised.LICENCE, START, END)
    # 1 September to 31 December is 122 days: 61 days on
    assert found.value == (date(2024, 11, 1),)
    assert found.on == date(2024, 11, 1)
    (part,) = found.parts
    assert (
        part.says
        == "One follow-up midway between 1 September 2024 and 31 December 2024"
    )
    assert (part.value, part.source, part.doubt) == (
        date(2024, 11, 1),
        RESET.source,
        RESET.doubt,
    )


@pytest.mark.parametrize("kind", [Supervised.ORDER, Supervised.AFTER_SENTENCE])
def test_orders_keep_no_planned_contact(kind):
    found = what_remains(kind, START, END)
    assert found.value == ()
    assert found.parts[0].says == (
        "No planned appointments or activity days; letters go on"
    )
    assert (found.parts[0].source, found.parts[0].doubt) == (RESET.source, RESET.doubt)


@given(st.dates(RESET.day, date(2026, 1, 1)), st.integers(0, 800))
def test_once_stopped_contact_stays_stopped(on, later):
    if stops_contact(START, END, on, NONE):
        assert stops_contact(START, END, on + timedelta(days=later), NONE)


MET = {
    "requirements_met": True,
    "plan_met": True,
    "no_further_instructions": True,
    "court_reviews": False,
}


def test_before_the_2026_act_only_the_court_ends_an_order_early():
    eve = date(2026, 5, 10)
    assert told(may_end_early(on=eve, **MET)) == [
        ("ask-court", "Only the court can end it early: apply, showing good progress")
    ]
    assert may_end_early(on=eve, asked_court=True, **MET)
    assert may_end_early(on=date(2026, 5, 11), **MET)


@pytest.mark.parametrize(
    ("field", "code", "text"),
    [
        (
            "requirements_met",
            "requirements-open",
            "Not every requirement is complied with",
        ),
        ("plan_met", "plan-open", "Objectives of the sentence plan are not all met"),
        (
            "no_further_instructions",
            "instructions-open",
            "Further instructions are still needed under the probation requirement",
        ),
        (
            "court_reviews",
            "court-reviews",
            "The court reviews this order, so the officer cannot end it",
        ),
    ],
)
def test_the_officer_needs_everything_met(field, code, text):
    decision = may_end_early(on=date(2026, 5, 11), **MET | {field: not MET[field]})
    assert told(decision) == [(code, text)]
    assert decision.reasons[0].source == (
        "SA 2026 ss.38 and 39; Sch 10 para 15A, Sch 16 para 22A"
    )


def test_all_that_is_missing_is_told():
    worst = {key: not value for key, value in MET.items()}
    assert len(may_end_early(on=date(2026, 6, 1), **worst).reasons) == 4


def test_examples_run():
    assert [rule.example.works_out() for rule in module.RULES] == [
        "Two thirds are reached on 1 September 2024",
        "Allowed",
    ]
