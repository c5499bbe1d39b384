"""Days and times of a simulation: working days by number, office hours by minute."""

from bisect import bisect_left, bisect_right
from datetime import date, datetime, timedelta
from functools import lru_cache

from probation.policy.london import day_begins
from probation.policy.working_days import ENGLAND_AND_WALES, is_working_day

_BEYOND = 40 * 366


@lru_cache(maxsize=1)
def _working_days() -> list[date]:
    first, last = ENGLAND_AND_WALES.first, ENGLAND_AND_WALES.last
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    known = [day for day in every if is_working_day(day)]
    # Long sentences end beyond the years whose holidays are known.  Such days are plans
    # that nobody sees: what is written lies before the day the data stand at.
    beyond = (last + timedelta(days=n) for n in range(1, _BEYOND))
    return known + [day for day in beyond if day.weekday() < 5]


def working_day(day: date) -> date:
    """That day, or the next working day."""
    known = _working_days()
    return known[bisect_left(known, day)]


def after(day: date, n: int) -> date:
    """The n-th working day after it; 0: the day itself, as policy.working_days counts."""
    if n == 0:
        return day
    known = _working_days()
    return known[bisect_right(known, day) + n - 1]


def before(day: date, n: int) -> date:
    """The n-th working day before it."""
    known = _working_days()
    return known[bisect_left(known, day) - n]


def between(first: date, last: date) -> list[date]:
    """The working days from `first` to `last`, both counted."""
    known = _working_days()
    return known[bisect_left(known, first) : bisect_right(known, last)]


_begins = lru_cache(maxsize=4096)(day_begins)


def at(day: date, minute: int) -> datetime:
    """So many minutes after midnight by London's clocks (office hours: no clock changes)."""
    return _begins(day) + timedelta(minutes=minute)


def month_of(day: date) -> int:
    return day.year * 12 + day.month
