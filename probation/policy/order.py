"""Whether an order is running, and when it ends."""

from collections.abc import Mapping
from datetime import date

from .explained import Explained
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
