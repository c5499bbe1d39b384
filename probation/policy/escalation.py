"""Risk that may have become high, told by a company to the National Probation Service.

A later rise never re-allocates a case silently: it is told, decided and, if accepted,
handed over, each with its time.  No limit in hours was found: all waits are shown.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime

from .bounds import in_words
from .commencement import SPLIT, UNIFIED
from .decision import YES, Decision, no
from .explained import Explained, Part
from .rule import Example, Rule
from .term import Term
from .workflow import Workflow

SOURCE = "PI 57/2014 (PSI 41/2014) Risk escalation"


class Status(Term):
    NOTICED = "noticed", "Noticed, not yet sent"
    SENT = "sent", "Sent to the National Probation Service"
    MORE_NEEDED = "more-needed", "More information asked for"
    ACCEPTED = "accepted", "Accepted: the case moves"
    REJECTED = "rejected", "Rejected: the case stays"
    HANDED_OVER = "handed-over", "Handed over"


ESCALATION = Workflow(
    key="escalation",
    name="A risk escalation",
    start=Status.NOTICED,
    moves={
        Status.NOTICED: frozenset({Status.SENT}),
        Status.SENT: frozenset({Status.MORE_NEEDED, Status.ACCEPTED, Status.REJECTED}),
        Status.MORE_NEEDED: frozenset({Status.SENT}),
        Status.ACCEPTED: frozenset({Status.HANDED_OVER}),
        Status.REJECTED: frozenset(),
        Status.HANDED_OVER: frozenset(),
    },
)


@dataclass(frozen=True)
class Referral:
    """What the company tells.  All of it is needed to send."""

    noticed_on: date | None = None
    what_changed: str = ""
    rosh_before: str = ""
    rosh_after: str = ""
    assessment: str = ""  # the OASys assessment it rests on
    manager: str = ""  # who agreed to send it


@dataclass(frozen=True)
class Times:
    noticed: datetime
    sent: datetime | None = None
    received: datetime | None = None
    decided: datetime | None = None
    transferred: datetime | None = None
    first_contact: datetime | None = None


_NEEDED = {
    "noticed_on": "the day it was noticed",
    "what_changed": "what changed",
    "rosh_before": "risk of serious harm before",
    "rosh_after": "risk of serious harm now",
    "assessment": "the assessment it rests on",
    "manager": "the manager who agreed",
}


def can_send(referral: Referral) -> Decision:
    answer = YES
    for one in fields(referral):
        if not getattr(referral, one.name):
            answer &= no(f"missing-{one.name}", f"Enter {_NEEDED[one.name]}", SOURCE)
    return answer


def can_decide(new: Status, *, by: str, reasons: str) -> Decision:
    """A decision names who made it; all but an acceptance says why."""
    answer = (
        YES if by.strip() else no("no-name", "Give the name of who decided", SOURCE)
    )
    if new is not Status.ACCEPTED and not reasons.strip():
        answer &= no("no-reason", "Say why, so that the sender can act on it", SOURCE)
    return answer


def waits(times: Times) -> Explained[dict[str, float | None]]:
    """Hours between the steps of an escalation, and over the pairs that are reported.

    None where a step has not happened yet.
    """
    steps = (
        ("noticed_to_sent", times.noticed, times.sent),
        ("sent_to_received", times.sent, times.received),
        ("sent_to_decided", times.sent, times.decided),
        ("decided_to_transferred", times.decided, times.transferred),
        ("decided_to_first_contact", times.decided, times.first_contact),
    )
    value: dict[str, float | None] = {
        key: (later - earlier).total_seconds() / 3600 if earlier and later else None
        for key, earlier, later in steps
    }
    part = Part(
        "Referred ‘without delay’; no number of hours is published",
        None,
        SOURCE,
        "Limits in hours or days were not found.",
    )
    return Explained(value, (part,))


_BARE = Referral(noticed_on=date(2016, 5, 3))
RULES = (
    Rule(
        key="escalation.can_send",
        title="A risk escalation is told in full",
        says="Risk that may have become high is told to the National Probation Service "
        "without delay: when it was noticed, what changed, the levels before and now, the "
        "assessment it rests on, and the manager who agreed. It is accepted, rejected or "
        "sent back, by a named person with reasons, and the case moves only once accepted.",
        source=SOURCE,
        example=Example("Nothing but the day", lambda: in_words(can_send(_BARE))),
        since=SPLIT.day,
        until=UNIFIED.day,
        doubt="No limit in hours or days was found: every wait is shown.",
    ),
)
