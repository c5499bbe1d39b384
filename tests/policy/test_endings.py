"""How orders end; never by themselves while a breach is open."""

from datetime import date

import pytest

from probation.policy import endings as module
from probation.policy.endings import (
    REQUIREMENT_SUCCESSFUL,
    BreachOutcome,
    CustodyStatus,
    National,
    OrderEnd,
    RequirementEnd,
    applies_to,
    can_be_recalled,
    can_end,
    ends_by_itself,
    is_success,
    national_category,
)
from probation.policy.sentence import Family

END, AFTER = date(2021, 5, 1), date(2021, 5, 2)


def told(decision):
    return [(reason.code, reason.text) for reason in decision.reasons]


def codes(decision):
    return [reason.code for reason in decision.reasons]


def test_an_order_closes_after_its_last_day():
    assert ends_by_itself(END, AFTER, breach_open=False, warrant_out=False)
    assert told(ends_by_itself(END, END, breach_open=False, warrant_out=False)) == [
        ("still-running", "It runs until 1 May 2021")
    ]


def test_it_never_closes_while_a_breach_is_open_or_a_warrant_is_out():
    decision = ends_by_itself(END, AFTER, breach_open=True, warrant_out=True)
    assert told(decision) == [
        (
            "breach-open",
            "A breach is open: the order stays until the court has dealt with it",
        ),
        ("warrant-out", "A warrant is out: the order stays until it is executed"),
    ]
    assert {reason.source for reason in decision.reasons} == {module.SOURCE}
    one = ends_by_itself(END, AFTER, breach_open=False, warrant_out=True)
    assert codes(one) == ["warrant-out"]
    one = ends_by_itself(END, AFTER, breach_open=True, warrant_out=False)
    assert codes(one) == ["breach-open"]


def end(reason, on=AFTER, breach_open=False, warrant_out=False):
    return codes(
        can_end(
            reason, end=END, on=on, breach_open=breach_open, warrant_out=warrant_out
        )
    )


BY_TIME = {OrderEnd.EXPIRED, OrderEnd.EXPIRED_BREACH_OPEN}
BLOCKED_BY_BREACH = {
    OrderEnd.EXPIRED,
    OrderEnd.GOOD_PROGRESS,
    OrderEnd.COMPLETED_REQUIREMENTS,
    OrderEnd.TRANSFERRED_OUT,
}


@pytest.mark.parametrize(
    "reason", sorted(set(OrderEnd) - {OrderEnd.EXPIRED_BREACH_OPEN})
)
def test_an_open_breach_blocks_every_good_ending(reason):
    assert end(reason) == []
    blocked = reason in BLOCKED_BY_BREACH
    assert end(reason, breach_open=True) == (["breach-open"] if blocked else [])
    assert end(reason, warrant_out=True) == (["warrant-out"] if blocked else [])


@pytest.mark.parametrize("reason", sorted(OrderEnd))
def test_only_what_time_brings_must_wait_for_the_end(reason):
    open_breach = reason is OrderEnd.EXPIRED_BREACH_OPEN
    decision = end(reason, on=END, breach_open=open_breach)
    assert decision == (["still-running"] if reason in BY_TIME else [])


def test_the_end_passing_with_a_breach_open_needs_one():
    reason = OrderEnd.EXPIRED_BREACH_OPEN
    assert end(reason) == ["nothing-open"]
    assert end(reason, breach_open=True) == []
    assert end(reason, warrant_out=True) == []
    decision = can_end(reason, end=END, on=AFTER, breach_open=False, warrant_out=False)
    assert told(decision) == [
        ("nothing-open", "No breach is open and no warrant is out")
    ]
    assert decision.reasons[0].source == module.SOURCE
    early = can_end(
        OrderEnd.EXPIRED, end=END, on=END, breach_open=False, warrant_out=False
    )
    assert told(early) == [("still-running", "It runs until 1 May 2021")]


def test_success_and_national_category():
    by = {
        reason: (is_success(reason), national_category(reason)) for reason in OrderEnd
    }
    assert by == {
        OrderEnd.EXPIRED: (True, National.FULL_COURSE),
        OrderEnd.GOOD_PROGRESS: (True, National.GOOD_PROGRESS),
        OrderEnd.COMPLETED_REQUIREMENTS: (True, National.FULL_COURSE),
        OrderEnd.REVOKED_BREACH: (False, National.FAILURE),
        OrderEnd.EXPIRED_BREACH_OPEN: (False, National.FAILURE),
        OrderEnd.REVOKED_NEW_CONVICTION: (False, National.OTHER),
        OrderEnd.ACTIVATED: (False, National.OTHER),
        OrderEnd.RECALLED_TO_END: (False, National.OTHER),
        OrderEnd.REVOKED_OTHER: (None, National.OTHER),
        OrderEnd.APPEAL: (None, National.OTHER),
        OrderEnd.DEPORTED: (None, National.OTHER),
        OrderEnd.TRANSFERRED_OUT: (None, National.OTHER),
        OrderEnd.DIED: (None, National.OTHER),
        OrderEnd.DATA_ERROR: (None, None),
    }


def test_requirements_count_as_successful_when_completed_or_expired():
    assert {
        RequirementEnd.COMPLETED,
        RequirementEnd.EXPIRED,
    } == REQUIREMENT_SUCCESSFUL


def test_a_breach_is_proven_unless_it_is_not_or_was_withdrawn():
    assert {one for one in BreachOutcome if not one.is_proven} == {
        BreachOutcome.NOT_PROVEN,
        BreachOutcome.WITHDRAWN,
    }


def test_who_can_be_recalled():
    possible = {status for status in CustodyStatus if can_be_recalled(status)}
    assert possible == {
        CustodyStatus.TEMPORARY_LICENCE,
        CustodyStatus.LICENCE,
        CustodyStatus.AFTER_SENTENCE,
        CustodyStatus.MIGRATED,
    }
    (reason,) = can_be_recalled(CustodyStatus.RECALLED).reasons
    assert (reason.code, reason.text) == (
        "cannot-be-recalled",
        "Recall is not possible: Recalled",
    )
    assert reason.source == (
        "court-case-service CustodialStatus; prison-custody-status-to-delius"
    )


@pytest.mark.parametrize(
    ("reason", "families"),
    [
        (OrderEnd.GOOD_PROGRESS, "community suspended youth"),
        (OrderEnd.COMPLETED_REQUIREMENTS, "community suspended youth default"),
        (OrderEnd.REVOKED_BREACH, "community suspended youth default"),
        (OrderEnd.REVOKED_NEW_CONVICTION, "community suspended youth"),
        (OrderEnd.ACTIVATED, "suspended"),
        (OrderEnd.RECALLED_TO_END, "custody"),
        (OrderEnd.EXPIRED, "community suspended custody deferred youth default"),
        (OrderEnd.DIED, "community suspended custody deferred youth default"),
    ],
)
def test_some_reasons_are_for_some_sentences(reason, families):
    possible = {family.value for family in Family if applies_to(reason, family)}
    assert possible == set(families.split())


def test_a_reason_that_does_not_apply_says_so():
    decision = applies_to(OrderEnd.ACTIVATED, Family.COMMUNITY)
    assert told(decision) == [
        (
            "not-for-this-sentence",
            (
                "‘Suspended sentence put into effect’ is not a way for this to end: "
                "community order"
            ),
        )
    ]


def test_examples_run():
    assert [rule.example.works_out() for rule in module.RULES] == [
        "A breach is open: the order stays until the court has dealt with it",
        "Terminated early for failure to comply",
    ]
