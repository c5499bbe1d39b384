"""When an appointment may change, and into what."""

from .term import Term
from .workflow import Workflow


class Kind(Term):
    """What is booked today: NDelius contact type codes and titles (hmpps-delius and
    probation-integration-services lists, MIT).  All but COSR are of national standard."""

    INITIAL = "COAI", "Initial appointment at an office"
    INITIAL_HOME = "COHV", "Initial appointment at home"
    OFFICE = "COAP", "Planned office visit"
    HOME = "CHVS", "Home visit"
    PHONE = "COPT", "Planned telephone contact"
    VIDEO = "COVC", "Planned video contact"
    DOORSTEP = "CODC", "Planned doorstep contact"
    ELSEWHERE = "COOO", "Planned contact other than at an office"
    THREE_WAY = "C084", "Three-way meeting"
    REPORT = "COSR", "Interview for a report"

    @property
    def is_initial(self) -> bool:
        return self in {Kind.INITIAL, Kind.INITIAL_HOME}

    @property
    def is_at_office(self) -> bool:
        return self in {Kind.INITIAL, Kind.OFFICE, Kind.THREE_WAY, Kind.REPORT}


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
