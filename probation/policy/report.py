"""How far a pre-sentence report has come."""

from collections.abc import Mapping

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

# What a written report says, in order: key → title.  After the fields of the short
# format report (ministryofjustice/ndelius-new-tech, MIT); the titles are ours.
SECTIONS: Mapping[str, str] = {
    "offence": "The offence, and why it happened",
    "circumstances": "The person’s life now, and what lies behind the offending",
    "risk": "Risk of reoffending and of serious harm, and to whom",
    "response": "How they have responded to supervision before",
    "proposal": "What the report proposes",
    "sources": "What it draws on",
}
