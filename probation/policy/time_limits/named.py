"""A limit that has a name: declared once, with what starts it and how long it was when.

Asked for a case, it answers with a `Limit` (or a `Deadline`, where it is in hours) made
by the version in force on the day the clock started.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from ..dated import Dated, Version
from ..given import held
from ..limit import (
    Deadline,
    Limit,
    Unit,
    in_calendar_days,
    in_full_business_days,
    in_hours,
    in_weeks,
    in_working_days,
)
from ..london import london_day


class Counting(Protocol):
    def __call__(
        self,
        since: date,
        n: int,
        *,
        what: str,
        source: str,
        doubt: str,
    ) -> Limit: ...


COUNTING: Mapping[Unit, Counting] = {
    Unit.WORKING_DAYS: in_working_days,
    Unit.FULL_BUSINESS_DAYS: in_full_business_days,
    Unit.CALENDAR_DAYS: in_calendar_days,
    Unit.WEEKS: in_weeks,
}


@dataclass(frozen=True)
class NamedLimit:
    length: Dated[int]
    starts: str  # what happens on day 0: “the allocation”
    says: str  # the rule in words; {length} stands for “5 working days”
    unit: Unit

    def due(self, since: date) -> Limit:
        """CannotAnswer where no such limit was in force on `since`."""
        version = held(self.length, since, "since")
        return COUNTING[self.unit](
            since,
            version.value,
            what=self.starts,
            source=version.source,
            doubt=version.doubt,
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
        version = held(self.length, london_day(since), "since")
        return in_hours(
            since,
            version.value,
            what=self.starts,
            source=version.source,
            doubt=version.doubt,
        )


Named = NamedLimit | NamedDeadline


def named(
    key: str,
    title: str,
    *versions: Version[int],
    starts: str,
    says: str,
    unit: Unit = Unit.WORKING_DAYS,
) -> NamedLimit:
    return NamedLimit(Dated(key, title, unit.label, versions), starts, says, unit)


def named_in_hours(
    key: str, title: str, *versions: Version[int], starts: str, says: str
) -> NamedDeadline:
    length = Dated(key, title, Unit.HOURS.label, versions)
    return NamedDeadline(length, starts, says)
