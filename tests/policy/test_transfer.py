"""Transfers: offered, accepted, refused; never without an owner."""

from datetime import date

import pytest

from probation.policy import transfer as module
from probation.policy.transfer import SOURCE, TRANSFER, Status, can_answer, owner_after

ON = date(2018, 3, 14)


def told(decision):
    return [(reason.code, reason.text) for reason in decision.reasons]


@pytest.mark.parametrize("status", list(Status))
def test_the_sender_owns_the_case_until_it_is_accepted(status):
    expected = "receiver" if status is Status.ACCEPTED else "sender"
    assert owner_after(status, "sender", "receiver") == expected


@pytest.mark.parametrize("new", [Status.REFUSED, Status.WITHDRAWN])
def test_a_refusal_or_withdrawal_says_why(new):
    assert can_answer(new, reason="No capacity", on=ON)
    decision = can_answer(new, reason=" ", on=ON)
    assert told(decision) == [("no-reason", "Say why")]
    assert decision.reasons[0].source == SOURCE


def test_an_acceptance_names_a_day_not_past():
    accepted = Status.ACCEPTED
    assert can_answer(accepted, reason="", on=ON, takes_over_on=ON)
    assert can_answer(accepted, reason="", on=ON, takes_over_on=date(2018, 3, 15))
    missing = can_answer(accepted, reason="", on=ON)
    assert told(missing) == [("no-day", "Give the day responsibility passes")]
    past = can_answer(accepted, reason="", on=ON, takes_over_on=date(2018, 3, 13))
    assert told(past) == [
        ("day-past", "Responsibility cannot pass on a day already gone")
    ]
    assert missing.reasons[0].source == past.reasons[0].source == SOURCE


def test_an_offer_needs_no_reason():
    assert can_answer(Status.OFFERED, reason="", on=ON)


def test_an_offer_is_answered_once():
    assert TRANSFER.start is Status.OFFERED
    assert TRANSFER.moves[Status.OFFERED] == {
        Status.ACCEPTED,
        Status.REFUSED,
        Status.WITHDRAWN,
    }
    assert all(TRANSFER.is_final(one) for one in Status if one is not Status.OFFERED)


def test_the_example_runs():
    assert module.RULES[0].example.works_out() == "the sender"
