"""A case moving from one area or body to another: never a moment without an owner."""

from datetime import date

from .decision import YES, Decision, no
from .rule import Example, Rule
from .term import Term
from .workflow import Workflow

SOURCE = "PI 07/2014 Case transfers"


class Status(Term):
    OFFERED = "offered", "Offered, waiting for an answer"
    ACCEPTED = "accepted", "Transfer accepted"
    REFUSED = "refused", "Transfer refused"
    WITHDRAWN = "withdrawn", "Offer withdrawn"


TRANSFER = Workflow(
    key="transfer",
    name="A transfer",
    start=Status.OFFERED,
    moves={
        Status.OFFERED: frozenset({Status.ACCEPTED, Status.REFUSED, Status.WITHDRAWN}),
        Status.ACCEPTED: frozenset(),
        Status.REFUSED: frozenset(),
        Status.WITHDRAWN: frozenset(),
    },
)


def owner_after(status: Status, sender: str, receiver: str) -> str:
    """Who answers for the case: the sender until the transfer is accepted."""
    return receiver if status is Status.ACCEPTED else sender


def can_answer(
    new: Status, *, reason: str, on: date, takes_over_on: date | None = None
) -> Decision:
    """A refusal or withdrawal says why; an acceptance names the day, and not one past."""
    if new is not Status.ACCEPTED:
        silent = new is not Status.OFFERED and not reason.strip()
        return no("no-reason", "Say why", SOURCE) if silent else YES
    if takes_over_on is None:
        return no("no-day", "Give the day responsibility passes", SOURCE)
    if takes_over_on < on:
        return no(
            "day-past", "Responsibility cannot pass on a day already gone", SOURCE
        )
    return YES


RULES = (
    Rule(
        key="transfer.owner_after",
        title="A transfer never leaves a case without an owner",
        says="The sender answers for a case until the receiver accepts it, naming the day; "
        "a refusal or a withdrawal leaves it where it was, with the reason.",
        source=SOURCE,
        example=Example(
            "Refused", lambda: owner_after(Status.REFUSED, "the sender", "the receiver")
        ),
        doubt="The instruction’s body was not read; a state for refusal is ours.",
    ),
)
