"""Whether an order is running, and when it ends."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .decision import YES, Decision, no
from .explained import Explained
from .london import in_words
from .milestones import order_end, suspended_supervision_end
from .term import Term
from .workflow import Workflow


class Status(Term):
    RUNNING = "running", "Running"
    ENDED = "ended", "Ended"


WORKFLOW = Workflow(
    key="order",
    name="An order",
    start=Status.RUNNING,
    moves={Status.RUNNING: frozenset({Status.ENDED}), Status.ENDED: frozenset()},
    correctable=frozenset({Status.ENDED}),  # ended by mistake: it goes on running
)


@dataclass(frozen=True)
class Made:
    """A sentence that was made: of the same case as another, or of some other."""

    is_same_case: bool  # the same defendant of the same court's list
    court: object
    on: date
    charges: frozenset[str]  # their titles
    is_running: bool


def can_be_made(
    *, court: object, on: date, charges: Collection[str], before: Iterable[Made]
) -> Decision:
    """A charge is sentenced once.  Not again while that order runs, nor on that day; nor
    where another list of the court had the same charges on the same day.

    Afterwards it may be: an order that was revoked is followed by another.
    """
    for one in before:
        again = one.is_same_case and (one.is_running or one.on == on)
        twice = one.court == court and one.on == on and one.charges == set(charges)
        if again or twice:
            return no(
                "sentenced-already",
                f"These charges were sentenced on {in_words(one.on)}: open that order, "
                "or end it first if it was entered by mistake",
            )
    return YES


def ends(
    made_on: date,
    lengths: Mapping[str, int],
    *,
    has_unpaid_work: bool = False,
    courts_own: date | None = None,
) -> Explained[date] | None:
    """The last day of supervision under a sentence of those lengths (by key, sentences/).

    None where it cannot be said from the sentence alone: custody ends as its release
    and licence dates say (custody_dates.py).
    """
    if supervision := lengths.get("supervision_months"):
        return suspended_supervision_end(
            made_on,
            supervision_months=supervision,
            operational_months=lengths["operational_months"],
            has_unpaid_work=has_unpaid_work,
        )
    months = lengths.get("months") or lengths.get("operational_months")
    return order_end(made_on, months, courts_own=courts_own) if months else None
