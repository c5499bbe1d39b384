"""How a recall went from officer to casework section, 2014 to 2021."""

from collections.abc import Mapping

from ..decision import YES, Decision, no
from ..organisation import Sector
from ..term import Term
from ..workflow import Workflow


class RecallStatus(Term):
    """NDelius statuses of a recall, 2014 to 2021."""

    INITIATED = "REC01", "Recall initiated"
    PART_A = "REC02", "Part A completed by manager"
    COUNTERSIGNED = "REC03", "Countersigned by manager"
    ENDORSED = "REC04", "Endorsed by senior manager"
    REJECTED = "REC05", "Rejected by senior manager"
    REFERRED = "REC06", "Referred to the National Probation Service"
    DECIDED = "REC07", "Decision received"
    SUBMITTED = "REC08", "Submitted to the casework section"
    OUT_OF_HOURS = "REC09", "Out-of-hours recall"
    WITHDRAWN = "REC10", "Withdrawn"


_MOVES: Mapping[RecallStatus, set[RecallStatus]] = {
    RecallStatus.INITIATED: {RecallStatus.PART_A, RecallStatus.OUT_OF_HOURS},
    RecallStatus.PART_A: {RecallStatus.COUNTERSIGNED},
    RecallStatus.COUNTERSIGNED: {
        RecallStatus.REFERRED,
        RecallStatus.ENDORSED,
        RecallStatus.REJECTED,
    },
    RecallStatus.REFERRED: {RecallStatus.ENDORSED, RecallStatus.REJECTED},
    RecallStatus.ENDORSED: {RecallStatus.SUBMITTED},
    RecallStatus.OUT_OF_HOURS: {RecallStatus.SUBMITTED},
    RecallStatus.SUBMITTED: {RecallStatus.DECIDED},
}
ENDED = frozenset({RecallStatus.REJECTED, RecallStatus.DECIDED, RecallStatus.WITHDRAWN})

CHAIN = Workflow(
    key="recall",
    name="Recall",
    start=RecallStatus.INITIATED,
    moves={
        status: frozenset(_MOVES[status] | {RecallStatus.WITHDRAWN})
        if status in _MOVES
        else frozenset()
        for status in RecallStatus
    },
    correctable=ENDED,
)
NPS_ONLY = frozenset(
    {RecallStatus.ENDORSED, RecallStatus.REJECTED, RecallStatus.SUBMITTED}
)
CHAIN_SOURCE = "community-api Nsi.java (names of the statuses)"


def can_move(
    current: RecallStatus, new: RecallStatus, *, by: Sector, holder: Sector
) -> Decision:
    """`by`: whose manager moves it; `holder`: who holds the case.

    A company prepares and countersigns; only the National Probation Service endorses.
    """
    answer = CHAIN.can_move(current, new)
    if new in NPS_ONLY and by == Sector.CRC:
        answer &= no(
            "nps-only",
            f"‘{new.label}’ is for the National Probation Service",
            CHAIN_SOURCE,
        )
    if current == RecallStatus.COUNTERSIGNED and new in NPS_ONLY:
        answer &= _referred_first(holder)
    if new == RecallStatus.REFERRED and holder != Sector.CRC:
        answer &= no("no-referral", "Only a company’s recall is referred", CHAIN_SOURCE)
    return answer


def _referred_first(holder: Sector) -> Decision:
    if holder != Sector.CRC:
        return YES
    return no(
        "not-referred",
        "A company’s recall is referred to the National Probation Service first",
        CHAIN_SOURCE,
    )
