"""The protect letter of tier v2: how much harm may be done, A (most) to D."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ..explained import Part
from ..rosh import Rosh
from .change import Assessment
from .needs import WORTH, Answer
from .registrations import Registered
from .tables import TIER_V2

SOURCE = TIER_V2.source
OUTCOMES = frozenset(TIER_V2.protect["breach-or-recall-outcomes"])
DAYS_BACK = 365


@dataclass(frozen=True)
class Proceeding:
    """A breach or recall (a non-statutory intervention) and how it ended."""

    outcome: str  # such as "BRE01"
    day: date


def breached_or_recalled(proceedings: Iterable[Proceeding], on: date) -> bool:
    """Whether one ended in a proven outcome in the 365 days up to and including `on`."""
    since = on - timedelta(days=DAYS_BACK)
    return any(
        since <= one.day <= on and one.outcome.upper() in OUTCOMES
        for one in proceedings
    )


def protect(
    rsr: Decimal | None,
    registered: Registered,
    *,
    is_female: bool,
    assessment: Assessment | None,
    breach_or_recall: bool,
) -> tuple[str, int, list[Part]]:
    """Letter, points and the working.  `rsr` in per cent."""
    from_rsr, rsr_part = _rsr(rsr)
    from_rosh, rosh_part = _rosh(registered.rosh)
    parts = [rsr_part, rosh_part, _HIGHER_COUNTS]
    points = max(from_rsr, from_rosh)
    if registered.mappa_level is not None:
        mappa = TIER_V2.protect["mappa"][registered.mappa_level]
        points += mappa
        parts.append(Part(f"MAPPA level {registered.mappa_level}", mappa, SOURCE))
    for factor in registered.complexity:
        worth = TIER_V2.protect["complexity"]
        points += worth
        parts.append(Part(f"Registered: {factor.label.lower()}", worth, SOURCE))
    if is_female:
        more, women = _women(assessment, breach_or_recall)
        points += more
        parts += women
    letter = next(
        letter for letter, least in TIER_V2.protect["levels"].items() if points >= least
    )
    parts.append(Part(f"Protect: {points} points, level {letter}", points, SOURCE))
    return letter, points, parts


_HIGHER_COUNTS = Part("Of RSR and risk of serious harm only the higher counts")


def _rsr(rsr: Decimal | None) -> tuple[int, Part]:
    """Every score from 0 to 100 falls in a row: the published code leaves gaps.

    There a score between 6.99 and 7, or above 99.99, gets nothing.  Here a row runs to
    the next one and the highest to 100.  What lies outside 0 to 100 is no percentage:
    it is not used, as published, but the answer says so
    (docs/decisions/gaps-in-tiers.md).
    """
    if rsr is None:
        return 0, _NO_RSR
    if not 0 <= rsr <= 100:
        return 0, Part(
            f"RSR {rsr} is not used: a percentage lies between 0 and 100",
            0,
            SOURCE,
            doubt="the RSR is wrong, so the protect level may be too low: correct it",
        )
    points = next((worth for least, worth in TIER_V2.rsr if rsr >= least), 0)
    doubt = _IN_A_GAP if any(above < rsr < to for above, to in GAPS) else ""
    return points, Part(f"RSR {rsr}%", points, SOURCE, doubt)


# Above the first and below the second, in per cent; the last holds 100 itself.
GAPS = (
    (Decimal("6.99"), Decimal(7)),
    (Decimal("99.99"), Decimal("100.01")),
)
_IN_A_GAP = (
    "the published code gives nothing to an RSR between 6.99 and 7 or above 99.99; here "
    "each row runs to the next"
)
_NO_RSR = Part(
    "No RSR is recorded: nothing is counted for it",
    0,
    SOURCE,
    doubt="the protect level may be too low",
)


def _rosh(rosh: Rosh | None) -> tuple[int, Part]:
    if rosh is None:
        return 0, _NO_ROSH
    points: int = TIER_V2.protect["rosh"][rosh]
    return points, Part(f"Risk of serious harm: {rosh.label.lower()}", points, SOURCE)


_NO_ROSH = Part(
    "No risk of serious harm is registered: nothing is counted for it",
    0,
    SOURCE,
    doubt="the protect level may be too low",
)


def _women(
    assessment: Assessment | None, breach_or_recall: bool
) -> tuple[int, list[Part]]:
    """Factors counted for women only.  Impulsivity and temper count once together."""
    counted = []
    if assessment is not None:
        if _is_a_problem(assessment.parenting_responsibilities):
            counted.append(("Parental responsibilities (women)", "parenting"))
        if _is_a_problem(assessment.impulsivity) or _is_a_problem(
            assessment.temper_control
        ):
            counted.append(("Impulsivity or temper (women)", "self-control"))
    if breach_or_recall:
        counted.append(
            ("Breach or recall in the last year (women)", "breach-or-recall")
        )
    parts = [Part(says, TIER_V2.protect[key], SOURCE) for says, key in counted]
    return sum(part.value for part in parts), parts


def _is_a_problem(answer: Answer) -> bool:
    return bool(WORTH[answer])
