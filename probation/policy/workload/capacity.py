"""Hours and what can be asked for in them: available points and capacity."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ..dated import Dated, Version
from ..explained import Explained, Part
from ..rule import CannotAnswer
from ..staff import Grade
from .values import GRADE_OF_CODE, PointValues

CEILING = Dated(
    "workload.ceiling",
    "Capacity above which no more should be given",
    "%",
    (
        Version(
            date(2021, 6, 1),
            Decimal(110),
            "reference, from memory",
            doubt="unverified: no published source for 110% was found",
        ),
    ),
)
_THOUSANDTH = Decimal("0.001")


@dataclass(frozen=True)
class Hours:
    """A week's hours: what counts for this person, and what is usual in the grade."""

    base: Decimal
    default: Decimal


def grade_of(code: str) -> Grade | None:
    """Of a staff grade code of NDelius; None where it is not one of those known."""
    return GRADE_OF_CODE.get(code)


def nominal_target(grade: Grade, values: PointValues) -> Decimal:
    """Points a week of someone in full-time work.  A grade without its own has the PO's."""
    return values.nominal_target.get(grade, values.nominal_target[Grade.PO])


def contracted_hours(
    own: Decimal | None, grade: Grade | None, values: PointValues
) -> Hours | None:
    """`own` None: not entered, so the usual hours stand in.  No grade: no hours."""
    if grade is None:
        return None
    default = values.default_hours.get(grade, values.default_hours[Grade.PO])
    return Hours(default if own is None else own, default)


def available_points(
    target: Decimal, hours: Hours | None, reduction: Decimal = Decimal(0)
) -> Explained[int]:
    """What can be asked for in a week, a part of a point dropped; never below 0.

    `reduction` in hours.  0 where hours, or the usual hours, are 0 or not known.
    """
    if reduction < 0:
        raise CannotAnswer(
            f"Hours of reduction cannot be negative; {reduction} was given",
            field="reduction",
        )
    if hours is None or not hours.base or not hours.default:
        part = Part(
            "No contracted hours: no points are available",
            0,
            doubt="enter contracted hours to see capacity",
        )
        return Explained(0, (part,))
    left = max(hours.base - reduction, Decimal(0))
    points = int(target * left / hours.default)
    part = Part(
        f"{target} points × {left} of {hours.default} hours",
        points,
        "hmpps-workload 1e70153, capacity; wmt-probation-rules daed1fe",
    )
    return Explained(points, (part,))


def capacity(points: Decimal, available: int) -> Explained[Decimal]:
    """Per cent, to one decimal place.  0 where either is 0, as published."""
    if not points or not available:
        doubt = "" if available else "no points are available, so this says nothing"
        return Explained(Decimal(0), (Part("Capacity 0%", Decimal(0), doubt=doubt),))
    share = (points / available).quantize(_THOUSANDTH, ROUND_HALF_UP)
    percent = share * 100
    part = Part(
        f"{points} of {available} points: {percent:.1f}%",
        percent,
        "hmpps-workload 1e70153, capacity",
    )
    return Explained(percent, (part,))
