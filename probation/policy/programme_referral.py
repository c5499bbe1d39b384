"""A referral to an accredited programme: its group, its life, and the sessions ahead."""

import csv
from dataclasses import dataclass
from pathlib import Path

from .explained import Explained, Part
from .rule import Example, Rule
from .term import Term
from .workflow import Workflow

_DATA = Path(__file__).parent / "data"
SOURCE = "hmpps-accredited-programmes-manage-and-deliver-api"


class Group(Term):
    """Four kinds of group: by offence, and by learning disability and challenges."""

    GENERAL = "general", "General offending"
    GENERAL_LDC = "general-ldc", "General offending, learning disability or challenges"
    SEXUAL = "sexual", "Sexual offending"
    SEXUAL_LDC = "sexual-ldc", "Sexual offending, learning disability or challenges"


_LDC_FROM = 3


def group(
    *, has_osp: bool, sexual_scores: tuple[int, ...], ldc_screen: int
) -> Explained[Group]:
    """`has_osp`: OSP is not ‘not applicable’; `sexual_scores`: those of the sex domain."""
    sexual = has_osp or any(score > 0 for score in sexual_scores)
    ldc = ldc_screen >= _LDC_FROM
    value = {
        (False, False): Group.GENERAL,
        (False, True): Group.GENERAL_LDC,
        (True, False): Group.SEXUAL,
        (True, True): Group.SEXUAL_LDC,
    }[sexual, ldc]
    part = Part(
        f"{value.label}; screen for learning disability {ldc_screen}, from {_LDC_FROM}",
        value,
        f"{SOURCE}, CohortService",
    )
    return Explained(value, (part,))


class Referral(Term):
    AWAITING_ASSESSMENT = "awaiting-assessment", "Awaiting assessment"
    AWAITING_ALLOCATION = "awaiting-allocation", "Awaiting allocation"
    NOT_READY = "not-ready", "Suitable but not ready"
    DEPRIORITISED = "deprioritised", "Deprioritised"
    DEFERRED = "deferred", "Deferred"
    SCHEDULED = "scheduled", "Scheduled"
    ON_PROGRAMME = "on-programme", "On programme"
    BREACH = "breach", "Breach (non-attendance)"
    RECALL = "recall", "Recall"
    RETURN_TO_COURT = "return-to-court", "Return to court"
    COMPLETE = "complete", "Programme complete"
    WITHDRAWN = "withdrawn", "Withdrawn"


def rows(name: str) -> list[dict[str, str]]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()[1:]
    return list(csv.DictReader(lines))


_STATUS = {status.value: status for status in Referral}
# What each move means, in words for whoever chooses it.
MOVES_IN_WORDS = {
    (_STATUS[row["from"]], _STATUS[row["to"]]): row["says"]
    for row in rows("programme_moves.csv")
}
# “Awaiting allocation” moves to “Scheduled” when a group takes the person.
_BY_GROUP = (Referral.AWAITING_ALLOCATION, Referral.SCHEDULED)

REFERRAL = Workflow(
    key="programme_referral",
    name="A referral",
    start=Referral.AWAITING_ASSESSMENT,
    moves={
        status: frozenset(
            new for old, new in (*MOVES_IN_WORDS, _BY_GROUP) if old is status
        )
        for status in Referral
    },
)


@dataclass(frozen=True)
class Session:
    module: str
    module_number: int
    session: int
    kind: str  # group or one-to-one
    name: str
    minutes: int


BUILDING_CHOICES_SESSIONS = tuple(
    Session(
        row["module"],
        int(row["module_number"]),
        int(row["session"]),
        row["kind"],
        row["name"],
        int(row["minutes"]),
    )
    for row in rows("programme_sessions.csv")
)


RULES = (
    Rule(
        key="programme_referral.group",
        title="Which kind of group",
        says="Sexual where OSP applies or any score of the sex domain is above nought; for "
        "learning disability and challenges where the screen is three or more.",
        source=f"{SOURCE}, CohortService",
        example=Example(
            "No OSP, scores 0 and 0, screen 3",
            lambda: (
                group(has_osp=False, sexual_scores=(0, 0), ldc_screen=3).value.label
            ),
        ),
    ),
)
