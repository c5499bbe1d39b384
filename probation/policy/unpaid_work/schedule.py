"""Planning sessions of unpaid work until the hours are done.

The plan adds sessions and never removes one.  It does not look for clashes: whoever
saves a planned session asks `can_book` first (policy/enforcement/contact.py).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ..explained import Explained, Part
from ..london import in_words
from ..rule import CannotAnswer
from ..term import Term
from ..working_days import ENGLAND_AND_WALES, Calendar
from .hours import minutes_between

SOURCE = "hmpps-community-payback-api Scheduler (217ca76)"
LOOK_AHEAD = timedelta(days=5 * 365)


class Frequency(Term):
    ONCE = "ONCE", "Once"
    WEEKLY = "WEEKLY", "Weekly"
    FORTNIGHTLY = "FORTNIGHTLY", "Fortnightly"


class Trigger(Term):
    """What was changed, so that a plan is made again."""

    ALLOCATION = "allocation_changed", "An allocation changed"
    SESSION = (
        "appointment_or_adjustment_changed",
        "A session or an adjustment changed",
    )


class Result(Term):
    DONE = "requirement_already_satisfied", "Nothing is left to plan"
    ENOUGH = "existing_appointments_sufficient", "The sessions booked are enough"
    MORE = "insufficient", "Sessions are missing"


@dataclass(frozen=True)
class Allocation:
    """A standing place on a project.  `ends_on` is its last day; None: no end."""

    key: str
    project: str
    frequency: Frequency
    weekday: int  # 0: Monday
    start: time
    end: time
    begins_on: date
    ends_on: date | None = None

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise CannotAnswer("A session must end after it starts", "until")
        if self.ends_on is not None and self.ends_on < self.begins_on:
            raise CannotAnswer(
                "An allocation ends on or after its first day", "end_day"
            )
        if not 0 <= self.weekday <= 6:
            raise CannotAnswer(
                "Give the weekday as 0 (Monday) to 6 (Sunday)", "weekday"
            )

    @property
    def minutes(self) -> int:
        return minutes_between(self.start, self.end)

    def falls_on(self, day: date) -> bool:
        """Whether its rhythm falls on that day.  A fortnight is counted from its first."""
        if day.weekday() != self.weekday or day < self.begins_on:
            return False
        if self.ends_on is not None and day > self.ends_on:
            return False
        weeks_begun = (day - self.begins_on).days // 7
        return self.frequency != Frequency.FORTNIGHTLY or weeks_begun % 2 == 0

    def session(self, day: date, *, at_most: int) -> "Planned":
        """Its session on a day, cut short to `at_most` minutes."""
        length = timedelta(minutes=min(at_most, self.minutes))
        end = (datetime.combine(day, self.start) + length).time()
        return Planned(day, self.start, end, self.project, self.key)


@dataclass(frozen=True)
class Session:
    """A session that is booked.  `allocation`: None if it was booked by hand."""

    on: date
    start: time
    end: time
    project: str
    allocation: str | None = None
    has_outcome: bool = False
    credited: int = 0  # minutes, once it has an outcome

    @property
    def minutes(self) -> int:
        return minutes_between(self.start, self.end)


@dataclass(frozen=True)
class Planned:
    on: date
    start: time
    end: time
    project: str
    allocation: str


@dataclass(frozen=True)
class Plan:
    result: Result
    create: tuple[Planned, ...] = ()
    shortfall: int = 0  # minutes that no session covers


@dataclass(frozen=True)
class Timetable:
    """What is arranged for one person, and what made us plan again.

    `now` is London’s time.
    """

    allocations: Sequence[Allocation]
    booked: Sequence[Session]
    trigger: Trigger
    now: datetime
    calendar: Calendar = ENGLAND_AND_WALES

    def left_of(self, required: int) -> int:
        """Minutes of the order, less those credited, less those offered on days before
        today whose outcome is not recorded yet.
        """
        for session in self.booked:
            if session.has_outcome:
                required -= session.credited
            elif session.on < self.now.date():
                required -= session.minutes
        return required

    def due_on(self, day: date, placed: Collection[str]) -> list[Allocation]:
        """Allocations that fall on the day, earliest first.  `placed`: those planned
        already, of which ‘once’ is done.  None on a bank holiday.
        """
        due = [
            one
            for one in self.allocations
            if one.falls_on(day)
            and not (one.frequency == Frequency.ONCE and one.key in placed)
        ]
        if not due or self.calendar.bank_holiday(day) is not None:
            return []
        return sorted(due, key=lambda allocation: allocation.start)

    def stands_on(self, day: date) -> list[Session]:
        """What is booked on the day, where that keeps anything else away."""
        if self.trigger == Trigger.ALLOCATION:
            return []
        return [session for session in self.booked if session.on == day]

    def can_have(self, allocation: Allocation, day: date) -> bool:
        """Not if the session would have begun already; nor ‘once’ if it is booked."""
        if datetime.combine(day, allocation.start) < self.now:
            return False
        if self.trigger == Trigger.ALLOCATION or allocation.frequency != Frequency.ONCE:
            return True
        return not any(
            session.allocation == allocation.key
            and session.on >= self.now.date()
            and not session.has_outcome
            for session in self.booked
        )


def plan_sessions(required: int, timetable: Timetable) -> Explained[Plan]:
    """`required`: the order’s minutes, adjustments and incentive credit taken off.

    The last session is cut short to what is left.  After a change of a session, what is
    booked on a day stands, counts, and nothing is added to it.  Nothing is planned on a
    bank holiday, nor beyond the years whose bank holidays are known.
    """
    today = timetable.now.date()
    left = timetable.left_of(required)
    start = Part("Minutes to plan", left, SOURCE)
    if left <= 0:
        return Explained(Plan(Result.DONE), (start,), on=today)
    wanted: list[Planned] = []
    last = min(today + LOOK_AHEAD, timetable.calendar.last)
    day = today
    while left > 0 and day <= last:
        due = timetable.due_on(day, {one.allocation for one in wanted})
        there = timetable.stands_on(day) if due else []
        if there:
            left -= sum(one.minutes for one in there if not one.has_outcome)
            due = []
        for one in due:
            if left > 0 and timetable.can_have(one, day):
                wanted.append(one.session(day, at_most=left))
                left -= min(left, one.minutes)
        day += timedelta(days=1)
    there_already = {
        (s.on, s.start, s.end, s.project, s.allocation) for s in timetable.booked
    }
    create = tuple(
        one
        for one in wanted
        if (one.on, one.start, one.end, one.project, one.allocation)
        not in there_already
    )
    short = max(left, 0)
    result = Result.MORE if create or short else Result.ENOUGH
    parts = (start, *_parts(create, short, last, timetable.calendar))
    return Explained(Plan(result, create, short), parts, on=today)


def _parts(
    create: tuple[Planned, ...], short: int, last: date, calendar: Calendar
) -> tuple[Part, ...]:
    parts = [
        Part(
            f"{in_words(one.on)}, {one.start:%H:%M} to {one.end:%H:%M}: {one.project}",
            one.on,
        )
        for one in create
    ]
    if short:
        ends = " (the last year whose bank holidays are known)"
        known = ends if last == calendar.last else ""
        parts.append(
            Part(f"Not covered by any session to {in_words(last)}{known}", short)
        )
    return tuple(parts)
