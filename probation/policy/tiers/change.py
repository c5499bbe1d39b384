"""The change number of tier v2: what there is to work on, 0 to 3."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ..dated import Dated, Version
from ..explained import Part
from ..rule import CannotAnswer
from .needs import Answer
from .registrations import Registered
from .tables import TIER_V2, Need, Severity

ASSESSMENT_LASTS: Dated[int | None] = Dated(
    "tiers.assessment-lasts",
    "How long an assessment counts for the tier",
    "weeks",
    (
        Version(
            date(2021, 5, 27),
            55,
            "assessment client of hmpps-tier",
            doubt="the first day is not published: the day v1's last factors went",
        ),
        Version(date(2026, 3, 18), None, "hmpps-tier commit c610f83c (2026-03-18)"),
    ),
)


@dataclass(frozen=True)
class Requirement:
    main_category: str  # such as "F", or "W" for unpaid work
    is_restrictive: bool = False


@dataclass(frozen=True)
class Sentence:
    type_code: str  # such as "NC" or "SC" (custodial) or "SP"
    is_current: bool = True
    requirements: tuple[Requirement, ...] = ()


@dataclass(frozen=True)
class Assessment:
    """A completed layer 3 OASys; anything less is no assessment here."""

    completed_on: date
    needs: Mapping[Need, Severity]  # a need left out was not assessed
    parenting_responsibilities: Answer = Answer.UNKNOWN  # 6.9
    impulsivity: Answer = Answer.MISSING  # 11.2
    temper_control: Answer = Answer.MISSING  # 11.4


def has_mandate_for_change(sentences: Iterable[Sentence]) -> bool:
    """A current sentence that is custodial, or has something to work on in it.

    That is a requirement that is neither restrictive nor unpaid work.
    """
    return any(
        sentence.type_code in TIER_V2.change["custodial"]
        or any(
            not requirement.is_restrictive
            and requirement.main_category not in TIER_V2.change["unpaid-work"]
            for requirement in sentence.requirements
        )
        for sentence in sentences
        if sentence.is_current
    )


def still_counts(assessment: Assessment | None, on: date) -> bool:
    """NotInForce before tier v2."""
    weeks = ASSESSMENT_LASTS.on(on)
    if assessment is None:
        return False
    return weeks is None or assessment.completed_on >= on - timedelta(weeks=weeks)


def change(
    sentences: Iterable[Sentence],
    assessment: Assessment | None,
    ogrs: int | None,
    registered: Registered,
) -> tuple[int, int, list[Part]]:
    """Level 0 to 3, points, and the working.

    `assessment` None: there is none that still counts.  `ogrs`: two years, whole per cent.
    """
    if not has_mandate_for_change(sentences):
        return 0, 0, [_NO_MANDATE]
    if assessment is None:
        return 2, 0, [_NO_ASSESSMENT]
    points, parts = _needs(assessment.needs)
    ogrs_points, part = _ogrs(ogrs)
    points += ogrs_points
    parts.append(part)
    if registered.iom_nominal:
        iom = TIER_V2.change["iom"]
        points += iom
        parts.append(
            Part("Registered for integrated offender management", iom, TIER_V2.source)
        )
    level = next(
        int(level)
        for level, least in TIER_V2.change["levels"].items()
        if points >= least
    )
    parts.append(
        Part(f"Change: {points} points, level {level}", points, TIER_V2.source)
    )
    return level, points, parts


_NO_MANDATE = Part(
    "Change: level 0, because no current sentence is custodial or has a requirement "
    "to work on (unpaid work and restrictions do not count)",
    0,
    TIER_V2.source,
)
_NO_ASSESSMENT = Part(
    "Change: level 2, because there is no completed layer 3 assessment that counts",
    0,
    TIER_V2.source,
)


def _needs(needs: Mapping[Need, Severity]) -> tuple[int, list[Part]]:
    points, parts = 0, []
    for need, section in TIER_V2.needs.items():
        severity = needs.get(need)
        if section.weight and severity is not None:
            worth = section.weight * TIER_V2.change["severity"][severity]
            if worth:
                points += worth
                parts.append(
                    Part(
                        f"{need.label}: {severity.label.lower()} need",
                        worth,
                        TIER_V2.source,
                    )
                )
    missing = [
        need.label
        for need, section in TIER_V2.needs.items()
        if section.weight and need not in needs
    ]
    if missing:
        parts.append(
            Part(
                f"Nothing counted for needs not assessed: {', '.join(missing)}",
                0,
                doubt="the change level may be too low",
            )
        )
    return points, parts


def _ogrs(ogrs: int | None) -> tuple[int, Part]:
    if ogrs is None:
        return 0, _NO_OGRS
    if not 0 <= ogrs <= 100:
        raise CannotAnswer(
            f"OGRS must be from 0 to 100 per cent; {ogrs} was given", field="ogrs"
        )
    points = int(ogrs // 10)
    return points, Part(
        f"OGRS {ogrs}% at two years: one point for each full ten",
        points,
        TIER_V2.source,
    )


_NO_OGRS = Part(
    "No OGRS is recorded: nothing is counted for it",
    0,
    TIER_V2.source,
    doubt="the change level may be too low",
)
