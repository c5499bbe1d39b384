"""Risk escalation: told in full, decided by name, never silent."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from probation.policy import escalation as module
from probation.policy.escalation import (
    ESCALATION,
    SOURCE,
    Referral,
    Status,
    Times,
    can_decide,
    can_send,
    waits,
)

WHOLE = Referral(date(2016, 5, 3), "a threat", "medium", "high", "OASys 12", "J. Webb")


def told(decision):
    return [(reason.code, reason.text) for reason in decision.reasons]


def test_a_whole_referral_can_be_sent():
    assert can_send(WHOLE)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("noticed_on", "Enter the day it was noticed"),
        ("what_changed", "Enter what changed"),
        ("rosh_before", "Enter risk of serious harm before"),
        ("rosh_after", "Enter risk of serious harm now"),
        ("assessment", "Enter the assessment it rests on"),
        ("manager", "Enter the manager who agreed"),
    ],
)
def test_what_is_missing_is_named(field, text):
    decision = can_send(
        replace(WHOLE, **{field: None if field == "noticed_on" else ""})
    )
    assert told(decision) == [(f"missing-{field}", text)]
    assert decision.reasons[0].source == SOURCE


@pytest.mark.parametrize("new", [Status.REJECTED, Status.MORE_NEEDED])
def test_all_but_an_acceptance_says_why(new):
    assert can_decide(new, by="K. Obi", reasons="Medium stands")
    assert told(can_decide(new, by="K. Obi", reasons=" ")) == [
        ("no-reason", "Say why, so that the sender can act on it")
    ]
    assert can_decide(Status.ACCEPTED, by="K. Obi", reasons="")


def test_a_decision_names_who_made_it():
    decision = can_decide(Status.REJECTED, by=" ", reasons="")
    assert [reason.code for reason in decision.reasons] == ["no-name", "no-reason"]
    assert decision.reasons[0].text == "Give the name of who decided"
    assert {reason.source for reason in decision.reasons} == {SOURCE}


def test_the_order_of_statuses():
    assert ESCALATION.start is Status.NOTICED
    assert {old: set(new) for old, new in ESCALATION.moves.items()} == {
        Status.NOTICED: {Status.SENT},
        Status.SENT: {Status.MORE_NEEDED, Status.ACCEPTED, Status.REJECTED},
        Status.MORE_NEEDED: {Status.SENT},
        Status.ACCEPTED: {Status.HANDED_OVER},
        Status.REJECTED: set(),
        Status.HANDED_OVER: set(),
    }


def test_every_wait_is_shown_in_hours():
    times = Times(
        datetime(2016, 5, 3, 9, tzinfo=UTC),
        datetime(2016, 5, 4, 10, 30, tzinfo=UTC),
        datetime(2016, 5, 4, 11, tzinfo=UTC),
        datetime(2016, 5, 6, 10, 30, tzinfo=UTC),
        datetime(2016, 5, 6, 12, tzinfo=UTC),
        datetime(2016, 5, 6, 14, 30, tzinfo=UTC),
    )
    found = waits(times)
    assert found.value == {
        "noticed_to_sent": 25.5,
        "sent_to_received": 0.5,
        "sent_to_decided": 48.0,
        "decided_to_transferred": 1.5,
        "decided_to_first_contact": 4.0,
    }
    (part,) = found.parts
    assert part.says == "Referred ‘without delay’; no number of hours is published"
    assert (part.source, part.doubt) == (
        SOURCE,
        "Limits in hours or days were not found.",
    )


def test_a_step_not_taken_has_no_wait():
    noticed = datetime(2016, 5, 3, 9, tzinfo=UTC)
    assert set(waits(Times(noticed)).value.values()) == {None}
    decided = Times(noticed, decided=datetime(2016, 5, 6, 10, tzinfo=UTC))
    assert set(waits(decided).value.values()) == {None}
    sent = Times(noticed, sent=datetime(2016, 5, 3, 10, tzinfo=UTC))
    told = waits(sent).value
    assert {key: hours for key, hours in told.items() if hours is not None} == {
        "noticed_to_sent": 1.0
    }


def test_the_example_runs():
    assert module.RULES[0].example.works_out().startswith("Enter what changed; ")
