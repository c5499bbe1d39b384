"""What an allocation would do to each candidate.  It shows; a person decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..explained import Explained, Part
from .capacity import capacity
from .points import Cases, case_points
from .values import PointValues


@dataclass(frozen=True)
class Candidate:
    key: str
    points: Decimal  # now
    available: int
    holds: Cases | None = None  # this very case, if they hold it already


@dataclass(frozen=True)
class Outlook:
    """Capacity in per cent, now and with the case."""

    key: str
    capacity: Decimal
    potential_capacity: Decimal


def with_the_case(
    case: Cases, candidate: Candidate, values: PointValues
) -> Explained[Outlook]:
    """A case they hold already is taken off before it is put on again."""
    more = case_points(case.tier, case.setting, values, is_t2a=case.is_t2a)
    parts = [
        Part(
            f"The case: tier {case.tier}, {case.setting.label.lower()}",
            more,
            values.source,
        )
    ]
    less = Decimal(0)
    if candidate.holds is not None:
        held = candidate.holds
        less = case_points(held.tier, held.setting, values, is_t2a=held.is_t2a)
        parts.append(
            Part(f"They hold it already, as tier {held.tier}", -less, values.source)
        )
    now = capacity(candidate.points, candidate.available)
    then = capacity(candidate.points + more - less, candidate.available)
    value = Outlook(candidate.key, now.value, then.value)
    return Explained(value, (*now.parts, *parts, *then.parts))


def outlooks(
    case: Cases, candidates: Iterable[Candidate], values: PointValues
) -> tuple[Explained[Outlook], ...]:
    """In the order given: nobody is recommended."""
    return tuple(with_the_case(case, one, values) for one in candidates)
