"""Whether an order is running."""

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
