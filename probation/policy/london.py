"""Europe/London days: which day an instant falls on, and what a day's instants are.

Instants are stored in UTC; days are London's.  From the last Sunday of March to the
last of October they differ from 23:00 UTC on, so a day is never read off a UTC time.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .rule import CannotAnswer

LONDON = ZoneInfo("Europe/London")


def london_time(instant: datetime) -> datetime:
    """The same instant by London's clocks.  CannotAnswer for one that names no zone."""
    if instant.tzinfo is None:
        raise CannotAnswer(
            f"Give the time zone of {instant:%-d %B %Y %H:%M}: without it the day is unknown",
            field="instant",
        )
    return instant.astimezone(LONDON)


def london_day(instant: datetime) -> date:
    return london_time(instant).date()


def day_begins(day: date) -> datetime:
    """The instant, in UTC, at which a London day begins."""
    return datetime.combine(day, time.min, LONDON).astimezone(UTC)


def day_ends(day: date) -> datetime:
    """The instant, in UTC, at which it has ended and the next begins (half-open)."""
    return day_begins(day + timedelta(days=1))


def in_words(day: date) -> str:
    """“4 April 2017”."""
    return f"{day:%-d %B %Y}"
