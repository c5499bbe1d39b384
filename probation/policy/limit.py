"""A time limit: its last day, its unit, and the sentence that explains it.

A limit is met by what is done on or before its day.  Whoever shows one shows all of
it: day, unit, what is left, the explanation, and its doubt where there is one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any

from dateutil.relativedelta import relativedelta

from .london import in_words, london_day, london_time
from .rule import CannotAnswer
from .term import Term
from .working_days import (
    ENGLAND_AND_WALES,
    Calendar,
    add_working_days,
    working_days_between,
)


class Unit(Term):
    WORKING_DAYS = "working-days", "working days"
    FULL_BUSINESS_DAYS = "full-business-days", "full business days"
    CALENDAR_DAYS = "calendar-days", "calendar days"
    WEEKS = "weeks", "weeks"
    MONTHS = "months", "months"
    HOURS = "hours", "hours"

    def of(self, n: int) -> str:
        """“1 working day”, “2 working days”."""
        return f"{n} {self.label if n != 1 else self.label.removesuffix('s')}"


COUNTED_IN_WORKING_DAYS = frozenset({Unit.WORKING_DAYS, Unit.FULL_BUSINESS_DAYS})


@dataclass(frozen=True)
class Limit:
    day: date  # the last day that still meets it
    since: date  # the day it runs from, itself not counted (unless the words say so)
    length: int
    unit: Unit
    explanation: str
    source: str = ""
    doubt: str = ""
    calendar: Calendar = field(default=ENGLAND_AND_WALES, repr=False, compare=False)

    def __str__(self) -> str:
        """“27 April 2017: 15 working days from 4 April 2017; …”."""
        return f"{in_words(self.day)}: {self.explanation}"

    def days_left(self, on: date) -> int:
        """Calendar days: 0 on the last day, negative after it."""
        return (self.day - on).days

    def is_met(self, done_on: date) -> bool:
        return done_on <= self.day

    def is_overdue(self, on: date) -> bool:
        """Whether the last day has passed (for what has not been done)."""
        return on > self.day

    def left(self, on: date) -> str:
        """“3 working days left”, “due today”, “2 days overdue”: in the limit's own unit."""
        days = self.days_left(on)
        if days < 0:
            return f"{Unit.CALENDAR_DAYS.of(-days)} overdue"
        if days == 0:
            return "due today"
        if self.unit in COUNTED_IN_WORKING_DAYS:
            next_day = timedelta(days=1)
            days = working_days_between(
                on + next_day, self.day + next_day, self.calendar
            )
            return f"{Unit.WORKING_DAYS.of(days)} left"
        return f"{Unit.CALENDAR_DAYS.of(days)} left"

    def as_data(self, on: date) -> dict[str, Any]:
        """All that is shown of it on a day, as JSON can carry it."""
        return {
            "day": self.day.isoformat(),
            "since": self.since.isoformat(),
            "length": self.length,
            "unit": self.unit.label,
            "days_left": self.days_left(on),
            "left": self.left(on),
            "explanation": self.explanation,
        } | _grounds(self.source, self.doubt)


@dataclass(frozen=True)
class Deadline:
    """A limit in hours: an instant, not a day.  Both instants are in UTC."""

    at: datetime  # the last instant that still meets it
    since: datetime
    length: int
    explanation: str
    source: str = ""
    doubt: str = ""
    unit: Unit = Unit.HOURS

    def __str__(self) -> str:
        """“11:00 on 27 March 2023: 2 hours from …”, by London's clocks."""
        return (
            f"{london_time(self.at):%H:%M} on {in_words(self.day)}: {self.explanation}"
        )

    @property
    def day(self) -> date:
        return london_day(self.at)

    def is_met(self, done_at: datetime) -> bool:
        return done_at <= self.at

    def is_overdue(self, at: datetime) -> bool:
        """Whether it has passed (for what has not been done)."""
        return at > self.at

    def days_left(self, on: date) -> int:
        """Calendar days to its London day: 0 on that day, negative after it."""
        return (self.day - on).days

    def as_data(self, on: date) -> dict[str, Any]:
        """All that is shown of it on a day, as JSON can carry it; instants in London time."""
        return {
            "day": self.day.isoformat(),
            "at": london_time(self.at).isoformat(),
            "since": london_time(self.since).isoformat(),
            "length": self.length,
            "unit": self.unit.label,
            "days_left": self.days_left(on),
            "explanation": self.explanation,
        } | _grounds(self.source, self.doubt)


def in_working_days(
    since: date,
    n: int,
    *,
    what: str = "",
    source: str = "",
    doubt: str = "",
    calendar: Calendar = ENGLAND_AND_WALES,
    unit: Unit = Unit.WORKING_DAYS,
) -> Limit:
    """The n-th working day after `since`.  `what` says what happened then: “the request”."""
    _require_length(n)
    day = add_working_days(since, n, calendar)
    says = f"{unit.of(n)} from {_from(since, what)}"
    holidays = [one for one in sorted(calendar.bank_holidays) if since < one < day]
    skipped = [one for one in holidays if one.weekday() not in calendar.weekend]
    if skipped:
        says += f"; {_days(skipped)} {'is a bank holiday' if len(skipped) == 1 else 'are bank holidays'}"
    return Limit(day, since, n, unit, says, source, doubt, calendar)


def in_full_business_days(
    since: date,
    n: int,
    *,
    what: str = "",
    source: str = "",
    doubt: str = "",
    calendar: Calendar = ENGLAND_AND_WALES,
) -> Limit:
    """The end of the n-th working day that begins after `since`.

    The rest of the day itself is never a full one, however early it was.
    """
    return in_working_days(
        since,
        n,
        what=what,
        source=source,
        doubt=doubt,
        calendar=calendar,
        unit=Unit.FULL_BUSINESS_DAYS,
    )


def in_calendar_days(
    since: date, n: int, *, what: str = "", source: str = "", doubt: str = ""
) -> Limit:
    """`n` days later, whatever day of the week; 0 is the same day."""
    if n == 0:
        return Limit(
            since,
            since,
            0,
            Unit.CALENDAR_DAYS,
            f"the same day: {_from(since, what)}",
            source,
            doubt,
        )
    _require_length(n)
    day = since + timedelta(days=n)
    says = f"{Unit.CALENDAR_DAYS.of(n)} from {_from(since, what)}"
    return Limit(day, since, n, Unit.CALENDAR_DAYS, says, source, doubt)


def in_weeks(
    since: date, n: int, *, what: str = "", source: str = "", doubt: str = ""
) -> Limit:
    _require_length(n)
    says = f"{Unit.WEEKS.of(n)} from {_from(since, what)}"
    return Limit(since + timedelta(weeks=n), since, n, Unit.WEEKS, says, source, doubt)


def in_months(
    since: date, n: int, *, what: str = "", source: str = "", doubt: str = ""
) -> Limit:
    """The same day of the month, or the month's last day where it is shorter."""
    _require_length(n)
    day = add_months(since, n)
    says = f"{Unit.MONTHS.of(n)} from {_from(since, what)}"
    if day.day != since.day:
        says += f"; {day:%B %Y} has no day {since.day}, so its last day"
    return Limit(day, since, n, Unit.MONTHS, says, source, doubt)


def in_months_beginning_with(
    since: date, n: int, *, what: str = "", source: str = "", doubt: str = ""
) -> Limit:
    """As statutes count: see last_day."""
    _require_length(n)
    day = last_day(since, n)
    says = f"{Unit.MONTHS.of(n)} beginning with {_from(since, what)}: the last day is {in_words(day)}"
    return Limit(day, since, n, Unit.MONTHS, says, source, doubt)


def in_hours(
    since: datetime, n: int, *, what: str = "", source: str = "", doubt: str = ""
) -> Deadline:
    """`n` hours of elapsed time, across any change of the clocks.  `since` is aware."""
    _require_length(n)
    begins = london_time(since)
    says = f"{Unit.HOURS.of(n)} from {what + ', ' if what else ''}{begins:%H:%M} on "
    since = since.astimezone(UTC)
    at = since + timedelta(hours=n)
    return Deadline(at, since, n, says + in_words(begins.date()), source, doubt)


def add_months(day: date, n: int) -> date:
    """Calendar months, clamped: 31 August and six months is the last day of February."""
    return day + relativedelta(months=n)


def last_day(since: date, months: int) -> date:
    """Of so many months, `since` the first day: the eve of its like.

    Where the month has no such day (12 months beginning with 29 February) the period
    takes the whole month, and its last day is the month's last.
    """
    like = add_months(since, months)
    return like - timedelta(days=1) if like.day == since.day else like


def _grounds(source: str, doubt: str) -> dict[str, str]:
    return {key: text for key, text in (("source", source), ("doubt", doubt)) if text}


def _require_length(n: int) -> None:
    if n < 1:
        raise CannotAnswer(f"A limit must be at least 1 long, not {n}", field="length")


def _from(since: date, what: str) -> str:
    return f"{what}, {in_words(since)}" if what else in_words(since)


def _days(days: Iterable[date]) -> str:
    """“14 and 17 April”, “25 and 26 December and 1 January”."""
    months = groupby(days, key=lambda day: (day.year, day.month))
    groups = [list(of_month) for _, of_month in months]
    return listed(
        [f"{listed([str(day.day) for day in group])} {group[0]:%B}" for group in groups]
    )


def listed(words: list[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
