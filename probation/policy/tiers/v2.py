"""Tier v2: a letter for protection and a number for change, such as B2."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ..explained import Explained, Part
from .change import Assessment, Sentence, change, still_counts
from .protect import protect
from .registrations import Registration, read_registrations
from .tables import TIER_V2


@dataclass(frozen=True)
class CaseV2:
    """What tier v2 is worked out from.  None: not recorded (and said so in the parts)."""

    is_female: bool
    rsr: Decimal | None = None  # per cent
    ogrs: int | None = None  # OGRS3 at two years, whole per cent
    registrations: tuple[Registration, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    breach_or_recall: bool = False  # see protect.breached_or_recalled
    assessment: Assessment | None = None


@dataclass(frozen=True)
class TierV2:
    protect_level: str  # A to D
    protect_points: int
    change_level: int  # 0 to 3
    change_points: int
    is_unsupervised: bool = False  # two thirds reached: `S` is added

    @property
    def tier(self) -> str:
        return f"{self.protect_level}{self.change_level}{'S' * self.is_unsupervised}"

    def as_data(self) -> dict[str, Any]:
        return {
            "tier": self.tier,
            "protect_level": self.protect_level,
            "protect_points": self.protect_points,
            "change_level": self.change_level,
            "change_points": self.change_points,
            "is_unsupervised": self.is_unsupervised,
        }


def tier_v2(case: CaseV2, on: date) -> Explained[TierV2]:
    """`on` decides which assessments count.  CannotAnswer where OGRS is impossible."""
    registered = read_registrations(case.registrations)
    assessment = case.assessment if still_counts(case.assessment, on) else None
    letter, protect_points, parts = protect(
        case.rsr,
        registered,
        is_female=case.is_female,
        assessment=assessment,
        breach_or_recall=case.breach_or_recall,
    )
    number, change_points, more = change(
        case.sentences, assessment, case.ogrs, registered
    )
    parts += more
    if registered.two_thirds_reached:
        parts.append(_UNSUPERVISED)
    value = TierV2(
        letter, protect_points, number, change_points, registered.two_thirds_reached
    )
    return Explained(value, tuple(parts), "Tier v2", on)


_UNSUPERVISED = Part(
    "Two thirds of the sentence are over and supervision has stopped: S is added",
    source=TIER_V2.source,
)
