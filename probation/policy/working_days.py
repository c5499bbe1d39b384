"""Working days and bank holidays of England and Wales.

The counting rule: the day something happened is day 0, and the first day counted is
the next one.  Saturdays, Sundays and bank holidays are not counted.

What is known ends somewhere: a day outside the calendar's years is refused, since to
treat it as free of holidays would give a limit that is too early, and look right.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from .rule import CannotAnswer

SOURCE = "www.gov.uk/bank-holidays"

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """Bank holidays by day, the years they are known for, and the weekly days off."""

    bank_holidays: Mapping[date, str]
    first: date = date.min  # first day that is known
    last: date = date.max  # last day that is known
    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})

    @classmethod
    def of(cls, days: Iterable[date]) -> "Calendar":
        """A calendar with just these bank holidays, and none in any other year."""
        return cls(dict.fromkeys(days, "Bank holiday"))

    def bank_holiday(self, day: date) -> str | None:
        """The holiday's name, or None.  CannotAnswer outside the years known."""
        if not self.first <= day <= self.last:
            raise CannotAnswer(
                f"Bank holidays are known from {self.first:%-d %B %Y} to "
                f"{self.last:%-d %B %Y}, so working days cannot be counted on "
                f"{day:%-d %B %Y}. Check the date, or add the year’s bank holidays.",
                field="day",
            )
        return self.bank_holidays.get(day)

    def is_working_day(self, day: date) -> bool:
        holiday = self.bank_holiday(day)
        return holiday is None and day.weekday() not in self.weekend


def read_calendar(path: Path) -> Calendar:
    """A file of ours: a line with its source, then columns day, name and substitute."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]  # source comes first
    names = {
        date.fromisoformat(row["day"]): row["name"] for row in csv.DictReader(lines)
    }
    years = [day.year for day in names]
    return Calendar(names, date(min(years), 1, 1), date(max(years), 12, 31))


ENGLAND_AND_WALES = read_calendar(Path(__file__).parent / "data" / "bank_holidays.csv")


def bank_holiday(day: date, calendar: Calendar = ENGLAND_AND_WALES) -> str | None:
    """The bank holiday's name, or None.  CannotAnswer outside the years known."""
    return calendar.bank_holiday(day)


def is_working_day(day: date, calendar: Calendar = ENGLAND_AND_WALES) -> bool:
    """Whether it is neither weekend nor bank holiday.  CannotAnswer outside the years known."""
    return calendar.is_working_day(day)


def add_working_days(day: date, n: int, calendar: Calendar = ENGLAND_AND_WALES) -> date:
    """The n-th working day after `day`; negative n steps back; 0 is `day` itself.

    `day` is never counted and need not be a working day.  CannotAnswer where the count
    leaves the years known.
    """
    step = _ONE_DAY if n > 0 else -_ONE_DAY
    left = abs(n)
    while left:
        day += step
        left -= calendar.is_working_day(day)
    return day


def working_days_between(
    first: date, last: date, calendar: Calendar = ENGLAND_AND_WALES
) -> int:
    """Working days from `first` (counted) to `last` (not counted); 0 where `last` is not later."""
    days = (first + timedelta(days=n) for n in range((last - first).days))
    return sum(calendar.is_working_day(day) for day in days)
