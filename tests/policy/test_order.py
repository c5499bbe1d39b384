"""When an order ends."""

from datetime import date

import pytest

from probation.policy.milestones import order_end, suspended_supervision_end
from probation.policy.order import WORKFLOW, Made, Status, can_be_made, ends

MADE = date(2021, 7, 1)


def test_an_order_ends_by_its_months():
    assert ends(MADE, {"months": 12}) == order_end(MADE, 12)


def test_the_court_may_have_said_its_own_day():
    said = date(2022, 1, 31)
    assert ends(MADE, {"months": 12}, courts_own=said) == order_end(
        MADE, 12, courts_own=said
    )
    assert ends(MADE, {"months": 12}, courts_own=said).value == said


@pytest.mark.parametrize("has_unpaid_work", [False, True])
def test_supervision_under_a_suspended_sentence_ends_by_its_own_months(has_unpaid_work):
    lengths = {"operational_months": 18, "supervision_months": 6}
    found = ends(MADE, lengths, has_unpaid_work=has_unpaid_work)
    assert found == suspended_supervision_end(
        MADE,
        supervision_months=6,
        operational_months=18,
        has_unpaid_work=has_unpaid_work,
    )
    without = ends(MADE, lengths)
    assert (found == without) is not has_unpaid_work


def test_a_suspended_sentence_without_supervision_ends_with_its_operational_period():
    assert ends(MADE, {"operational_months": 18}) == order_end(MADE, 18)


def test_custody_ends_as_its_own_dates_say():
    assert ends(MADE, {"term_days": 400}) is None
    assert ends(MADE, {}) is None


def test_an_order_ended_by_mistake_goes_on():
    assert WORKFLOW.can_move(Status.RUNNING, Status.ENDED)
    assert not WORKFLOW.can_move(Status.ENDED, Status.RUNNING)
    assert WORKFLOW.can_correct(Status.ENDED, Status.RUNNING, "typed twice")


THEFT = frozenset({"Theft"})


@pytest.mark.parametrize(
    ("before", "is_allowed"),
    [
        (Made(True, "here", date(2021, 6, 1), THEFT, is_running=True), False),
        (Made(True, "here", date(2021, 6, 1), THEFT, is_running=False), True),
        (Made(True, "here", MADE, THEFT, is_running=False), False),
        (Made(False, "here", MADE, THEFT, is_running=True), False),
        (Made(False, "there", MADE, THEFT, is_running=True), True),
        (Made(False, "here", date(2021, 6, 1), THEFT, is_running=True), True),
        (Made(False, "here", MADE, THEFT | {"Fraud"}, is_running=True), True),
    ],
)
def test_a_charge_is_sentenced_once(before, is_allowed):
    answer = can_be_made(court="here", on=MADE, charges=["Theft"], before=[before])
    assert bool(answer) is is_allowed
    day = f"{before.on:%-d %B %Y}"
    assert [(reason.code, reason.text) for reason in answer.reasons] == [
        (
            "sentenced-already",
            (
                f"These charges were sentenced on {day}: open that order, or end it first if "
                "it was entered by mistake"
            ),
        )
    ] * (not is_allowed)
