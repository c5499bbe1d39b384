"""When an appointment may change, and into what."""

from .term import Term
from .workflow import Workflow


class Status(Term):
    BOOKED = "booked", "Booked"
    COMPLIED = "complied", "Attended and complied"
    DID_NOT_COMPLY = "did_not_comply", "Attended, did not comply"
    SENT_HOME = "sent_home", "Sent home by us"
    AWAITING_EVIDENCE = "awaiting_evidence", "Absent, waiting for evidence"
    ACCEPTABLE = "acceptable", "Absent, acceptable reason"
    UNACCEPTABLE = "unacceptable", "Absent, no acceptable reason"
    RESCHEDULED = "rescheduled", "Moved to another time"
    CANCELLED = "cancelled", "Cancelled"

    @property
    def is_attended(self) -> bool:
        return self in {Status.COMPLIED, Status.DID_NOT_COMPLY, Status.SENT_HOME}


_JUDGED = frozenset({Status.ACCEPTABLE, Status.UNACCEPTABLE})

WORKFLOW = Workflow(
    key="appointment",
    name="An appointment",
    start=Status.BOOKED,
    moves={
        Status.BOOKED: frozenset(set(Status) - {Status.BOOKED}),
        Status.AWAITING_EVIDENCE: _JUDGED,
        **{
            final: frozenset()
            for final in Status
            if final not in {Status.BOOKED, Status.AWAITING_EVIDENCE}
        },
    },
    # What was recorded wrongly may be put right, or undone; both rows are kept.
    correctable=frozenset(set(Status) - {Status.BOOKED}),
)
