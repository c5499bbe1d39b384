"""Tier v3: one letter from A to G, the highest that any step gives.

Higher means more supervision: A is the highest.  The letter is provisional where what
is not yet known could raise it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta

from ..explained import Explained, Part
from ..rosh import Rosh
from ..rule import CannotAnswer
from ..term import Term
from .tables import TIER_V3

SOURCE = TIER_V3.source
NOT_SUPERVISED = "NOT_SUPERVISED"
MISSING = "MISSING"


class Step(Term):
    REOFFENDING = "reoffending", "Reoffending (ARP and CSRP)"
    SEXUAL_REOFFENDING = "sexual-reoffending", "Contact sexual reoffending (DC-SRP)"
    MAPPA_ROSH = "mappa-rosh", "MAPPA and risk of serious harm"
    LIFER_IPP = "lifer-ipp", "Life or IPP sentence"
    DOMESTIC_ABUSE = "domestic-abuse", "Domestic abuse registration"
    STALKING = "stalking", "Stalking registration"
    CHILD_PROTECTION = "child-protection", "Child protection registration"
    SEXUAL_OFFENCES = "sexual-offences", "Ever committed a sexual offence"


class Kind(Term):
    STATIC = "static", "Static"  # from convictions alone
    DYNAMIC = "dynamic", "Dynamic"  # after a full assessment


class SexualBand(Term):
    VERY_HIGH = "very-high", "Very high"
    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"
    NOT_APPLICABLE = "not-applicable", "Not applicable"


@dataclass(frozen=True)
class Predictor:
    score: Decimal  # per cent
    kind: Kind


@dataclass(frozen=True)
class CaseV3:
    """None: not recorded."""

    has_active_event: bool
    arp: Predictor | None = None
    csrp: Predictor | None = None
    dc_srp: Decimal | None = None  # per cent; 0 is no score
    dc_srp_band: SexualBand | None = None
    dc_srp_reduced: bool | None = None  # band lowered for time without offending
    is_mappa: bool = False
    rosh: Rosh | None = None
    is_lifer_or_ipp: bool = False
    released_on: date | None = None  # latest release
    domestic_abuse: bool = False
    stalking: bool = False
    child_protection: bool = False
    ever_sexual_offence: bool = False


@dataclass(frozen=True)
class TierV3:
    tier: str  # A to G, NOT_SUPERVISED or MISSING
    is_provisional: bool
    steps: Mapping[Step, str]  # what each step gave; a step that gave none is left out

    def as_data(self) -> dict[str, Any]:
        steps = {step.value: tier for step, tier in self.steps.items()}
        return {
            "tier": self.tier,
            "is_provisional": self.is_provisional,
            "steps": steps,
        }


def tier_v3(case: CaseV3, on: date) -> Explained[TierV3]:
    """CannotAnswer where a score is no percentage or fits no row of its table."""
    if not case.has_active_event:
        return _without_tier(NOT_SUPERVISED, "No sentence is active", on)
    if case.arp is None or case.csrp is None:
        absent = [
            name
            for name, one in (("ARP", case.arp), ("CSRP", case.csrp))
            if one is None
        ]
        return _without_tier(MISSING, f"No score for {' and '.join(absent)}", on)
    found = [
        _reoffending(case.arp.score, case.csrp.score),
        _sexual_reoffending(case),
        _mappa_and_rosh(case),
        _lifer(case, on),
        *_alone(case),
    ]
    given = [one for one in found if one is not None]
    steps = {step: tier for step, tier, _ in given}
    tier = min(steps.values())
    reasons = why_provisional(
        steps, case.arp, case.csrp, is_mappa=case.is_mappa, rosh=case.rosh
    )
    decided = " and ".join(step.label for step, one in steps.items() if one == tier)
    parts = [part for _, _, part in given]
    parts.append(Part(f"Highest of these: {tier}, from {decided}", tier, SOURCE))
    return Explained(
        TierV3(tier, bool(reasons), steps), (*parts, *reasons), "Tier v3", on
    )


def _without_tier(word: str, says: str, on: date) -> Explained[TierV3]:
    part = Part(f"{says}: there is no tier", word, SOURCE)
    return Explained(TierV3(word, False, {}), (part,), "Tier v3", on)


Found = tuple[Step, str, Part]


def _reoffending(arp: Decimal, csrp: Decimal) -> Found:
    tier = reoffending_tier(arp, csrp)
    says = f"ARP {arp}% and CSRP {csrp}%"
    return Step.REOFFENDING, tier, Part(says, tier, SOURCE)


def reoffending_tier(arp: Decimal, csrp: Decimal) -> str:
    """The cell of the table.  Both in per cent, from 0 to 100."""
    _require_percentage("ARP", arp)
    _require_percentage("CSRP", csrp)
    tiers = next(tiers for least, tiers in TIER_V3.rows if csrp >= least)
    column = next(i for i, least in enumerate(TIER_V3.arp_from) if arp >= least)
    return tiers[column]


def _require_percentage(name: str, score: Decimal) -> None:
    if not 0 <= score <= 100:
        raise CannotAnswer(
            f"{name} must be from 0 to 100 per cent; {score} was given",
            field=name.lower().replace("-", "_"),
        )


def _sexual_reoffending(case: CaseV3) -> Found | None:
    """No score, a score of 0, no band or “not applicable” give nothing.

    The medium band is read by score, and where its reduction is known only in that
    part of the table.  A medium score that fits no row is refused: score and band
    contradict each other (docs/decisions/gaps-in-tiers.md).
    """
    score, band = case.dc_srp, case.dc_srp_band
    if not score or band is None or band is SexualBand.NOT_APPLICABLE:
        return None
    _require_percentage("DC-SRP", score)
    says = f"DC-SRP {score}%, {band.label.lower()}"
    tier = TIER_V3.sexual_band.get(band)
    if tier is None:
        rows = TIER_V3.sexual_medium + TIER_V3.sexual_medium_reduced
        if case.dc_srp_reduced is not None:
            reduced = case.dc_srp_reduced
            rows = TIER_V3.sexual_medium_reduced if reduced else TIER_V3.sexual_medium
            says += ", after reduction" if reduced else ", not reduced"
        tier = next((tier for least, tier in rows if score >= least), None)
    if tier is None:
        raise CannotAnswer(
            f"DC-SRP {score}% is too low for the band Medium: correct the score or "
            "the band before working out the tier",
            field="dc_srp",
        )
    return Step.SEXUAL_REOFFENDING, tier, Part(says, tier, SOURCE)


def _mappa_and_rosh(case: CaseV3) -> Found | None:
    table = TIER_V3.mappa if case.is_mappa else TIER_V3.not_mappa
    tier = table.get(case.rosh)
    if tier is None:
        return None
    rosh = case.rosh.label.lower() if case.rosh else "not recorded"
    mappa = "MAPPA" if case.is_mappa else "Not MAPPA"
    says = f"{mappa}, risk of serious harm {rosh}"
    return Step.MAPPA_ROSH, tier, Part(says, tier, SOURCE)


def _lifer(case: CaseV3, on: date) -> Found | None:
    """The anniversary itself still counts as within the year.  Not released: nothing."""
    if not case.is_lifer_or_ipp or case.released_on is None:
        return None
    tier = next(
        (
            tier
            for years, tier in TIER_V3.lifer
            if case.released_on >= on - relativedelta(years=years)
        ),
        TIER_V3.lifer_longer,
    )
    says = f"Life or IPP sentence, released on {case.released_on:%-d %B %Y}"
    return Step.LIFER_IPP, tier, Part(says, tier, SOURCE)


def _alone(case: CaseV3) -> list[Found]:
    """Steps that each give one tier, by being true."""
    true = (
        (Step.DOMESTIC_ABUSE, case.domestic_abuse),
        (Step.STALKING, case.stalking),
        (Step.CHILD_PROTECTION, case.child_protection),
        (Step.SEXUAL_OFFENCES, case.ever_sexual_offence),
    )
    return [
        (step, TIER_V3.alone[step], Part(step.label, TIER_V3.alone[step], SOURCE))
        for step, holds in true
        if holds
    ]


def why_provisional(
    steps: Mapping[Step, str],
    arp: Predictor,
    csrp: Predictor,
    *,
    is_mappa: bool,
    rosh: Rosh | None,
) -> list[Part]:
    """Why the tier could still change; empty where it could not.

    A static predictor: the full assessment could give any tier of its row or column,
    unless another step is as high as the highest of them.  Risk of serious harm
    missing: it could give A (MAPPA) or C, unless another step is as high; a tier from
    a static predictor is no such step.
    """
    static = [
        name for name, one in (("ARP", arp), ("CSRP", csrp)) if one.kind is Kind.STATIC
    ]
    others = {s: tier for s, tier in steps.items() if s is not Step.REOFFENDING}
    reasons = []
    if static:
        ceiling = reoffending_tier(
            _HIGHEST if "ARP" in static else arp.score,
            _HIGHEST if "CSRP" in static else csrp.score,
        )
        if min(others.values(), default=_LOWEST) > ceiling:
            reasons.append(
                Part(
                    f"Provisional: static {' and '.join(static)}; after a full "
                    f"assessment up to {ceiling}",
                    ceiling,
                    SOURCE,
                )
            )
    if rosh is None:
        ceiling = min((TIER_V3.mappa if is_mappa else TIER_V3.not_mappa).values())
        firm = others if static else steps
        without = [t for s, t in firm.items() if s is not Step.MAPPA_ROSH]
        if min(without, default=_LOWEST) > ceiling:
            reasons.append(
                Part(
                    f"Provisional: risk of serious harm is not recorded; it could "
                    f"give up to {ceiling}",
                    ceiling,
                    SOURCE,
                )
            )
    return reasons


_HIGHEST = Decimal(100)
_LOWEST = "G"
