"""How far a pre-sentence report has come."""

from .term import Term
from .workflow import Workflow


class Progress(Term):
    REQUESTED = "requested", "Asked for"
    WRITING = "writing", "Being written"
    SENT = "sent", "Sent to court"
    WITHDRAWN = "withdrawn", "No longer needed"


PROGRESS = Workflow(
    key="report",
    name="A report",
    start=Progress.REQUESTED,
    moves={
        Progress.REQUESTED: frozenset({Progress.WRITING, Progress.WITHDRAWN}),
        Progress.WRITING: frozenset({Progress.SENT, Progress.WITHDRAWN}),
        Progress.SENT: frozenset(),
        Progress.WITHDRAWN: frozenset(),
    },
)
