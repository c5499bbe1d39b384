"""A limit that has a name: declared once, with what starts it and how long it was when.

Asked for a case, it answers with a `Limit` (or a `Deadline`, where it is in hours) made
by the version in force on the day the clock started.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from ..dated import Dated, Version
from ..limit import (
    Deadline,
    Limit,
    Unit,
    in_calendar_days,
    in_full_business_days,
    in_hours,
    in_months,
    in_weeks,
    in_working_days,
)
from ..london import in_words, london_day
from ..rule import CannotAnswer


class Counting(Protocol):
    def __call__(
        self,
        since: date,
        n: int,
        *,
        what: str = ...,
        source: str = ...,
        doubt: str = ...,
    ) -> Limit: ...


COUNTING: Mapping[Unit, Counting] = {
    Unit.WORKING_DAYS: in_working_days,
    Unit.FULL_BUSINESS_DAYS: in_full_business_days,
    Unit.CALENDAR_DAYS: in_calendar_days,
    Unit.WEEKS: in_weeks,
    Unit.MONTHS: in_months,
}


@dataclass(frozen=True)
class NamedLimit:
    length: Dated[int]
    starts: str  # what happens on day 0: “the allocation”
    says: str  # the rule in words; {length} stands for “5 working days”
    unit: Unit
    count: Counting

    def due(self, since: date) -> Limit:
        """CannotAnswer where no such limit was in force on `since`."""
        held = _held(self.length, since)
        return self.count(
            since, held.value, what=self.starts, source=held.source, doubt=held.doubt
        )


@dataclass(frozen=True)
class NamedDeadline:
    """The same in hours, from an instant."""

    length: Dated[int]
    starts: str
    says: str
    unit: Unit = Unit.HOURS

    def due(self, since: datetime) -> Deadline:
        """CannotAnswer where no such limit was in force, or the time names no zone."""
        held = _held(self.length, london_day(since))
        return in_hours(
            since, held.value, what=self.starts, source=held.source, doubt=held.doubt
        )


Named = NamedLimit | NamedDeadline


def named(
    key: str,
    title: str,
    *versions: Version[int],
    starts: str,
    says: str,
    unit: Unit = Unit.WORKING_DAYS,
    count: Counting | None = None,
    until: date | None = None,
) -> NamedLimit:
    """`count` where the unit alone does not say how: months that begin with the day."""
    length = Dated(key, title, unit.label, versions, until)
    return NamedLimit(length, starts, says, unit, count or COUNTING[unit])


def named_in_hours(
    key: str, title: str, *versions: Version[int], starts: str, says: str
) -> NamedDeadline:
    length = Dated(key, title, Unit.HOURS.label, versions)
    return NamedDeadline(length, starts, says)


def _held(length: Dated[int], on: date) -> Version[int]:
    held = length.version(on)
    if held is None:
        raise CannotAnswer(
            f"{length.title}: no limit was in force on {in_words(on)}. "
            f"Check the date, or ask for another limit.",
            field="since",
        )
    return held
