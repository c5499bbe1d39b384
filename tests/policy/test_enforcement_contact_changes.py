from dataclasses import replace
from datetime import time
from decimal import Decimal

import pytest

from probation.policy.enforcement.contact import (
    ContactType,
    Replaced,
    can_replace,
    hours_credited,
)
from probation.policy.enforcement.outcomes import outcome
from probation.policy.rule import CannotAnswer

from .refusals import words_of

codes = words_of("contact")


HOURS = ContactType(records_hours=True)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (time(12, 30), time(14, 50), "2.33"),
        (time(9), time(9), "0.00"),
        (time(9, 1), time(9, 4), "0.05"),
        (time(9), time(17, 41), "8.68"),
    ],
)
def test_hours_are_credited_to_two_places(start, end, hours):
    assert hours_credited(HOURS, outcome("ATTC"), start, end) == Decimal(hours)


@pytest.mark.parametrize("code", ["AFTC", "AAME", "UAAB"])
def test_hours_are_credited_only_to_who_attended_and_complied(code):
    assert hours_credited(HOURS, outcome(code), time(9), time(10)) is None


def test_hours_are_credited_only_by_types_that_record_them():
    assert hours_credited(ContactType(), outcome("ATTC"), None, None) is None


@pytest.mark.parametrize(
    ("start", "end"), [(None, time(9)), (time(9), None), (time(10), time(9, 59))]
)
def test_hours_cannot_be_credited_without_times(start, end):
    with pytest.raises(CannotAnswer) as refusal:
        hours_credited(HOURS, outcome("ATTC"), start, end)
    assert refusal.value.field == "end"


APPOINTMENT = ContactType(attendance=True)
OLD = Replaced("X1", "1", "2", "3")


def test_an_appointment_may_move_if_it_stays_the_same_persons():
    assert can_replace(APPOINTMENT, OLD, OLD, has_outcome=False)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"crn": "X2"}, "other-person"),
        ({"event": "9"}, "other-event"),
        ({"event": None}, "other-event"),
        ({"requirement": "9"}, "other-requirement"),
        ({"nsi": "9"}, "other-nsi"),
    ],
)
def test_an_appointment_may_not_move_to_something_else(change, code):
    new = replace(OLD, **change)
    assert codes(can_replace(APPOINTMENT, OLD, new, has_outcome=False)) == [code]


def test_only_an_appointment_without_outcome_may_move():
    assert codes(can_replace(APPOINTMENT, OLD, OLD, has_outcome=True)) == [
        "has-outcome"
    ]
    assert codes(can_replace(ContactType(), OLD, OLD, has_outcome=False)) == [
        "no-appointment"
    ]


def test_every_reason_against_a_move_is_given():
    new = Replaced("X2", "9", "9", "9")
    assert codes(can_replace(ContactType(), OLD, new, has_outcome=True)) == [
        "no-appointment",
        "has-outcome",
        "other-person",
        "other-event",
        "other-requirement",
        "other-nsi",
    ]
