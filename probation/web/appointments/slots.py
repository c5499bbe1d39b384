"""Times to propose for the next appointment.

The first is like the last one: the same time, as many days on as there were between the
last two.  The second is the next free hour.  Neither is a bank holiday, nor when whoever
asks has somebody else.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta

from probation.policy.london import LONDON, london_time
from probation.policy.rule import CannotAnswer
from probation.policy.working_days import is_working_day

FIRST_HOUR, LAST_HOUR = 10, 16
LOOKED_AHEAD = timedelta(days=60)


def proposed(
    now: datetime, past: Sequence, taken: Iterable[datetime]
) -> list[datetime]:
    """London times after `now`.  `past`: this person's appointments; `taken`: starts of
    the member's own."""
    held = {london_time(one) for one in taken}
    found = [_next_free(now, held)]
    if past:
        # Beyond the years whose bank holidays are known there is nothing to propose.
        with suppress(CannotAnswer):
            found.insert(0, _like_the_last(now, past, held))
    return list(dict.fromkeys(found))


def _like_the_last(now: datetime, past: Sequence, held: set[datetime]) -> datetime:
    *before, last = sorted(london_time(one.starts_at) for one in past)
    gap = (last.date() - before[-1].date()).days if before else 7
    step = timedelta(days=gap if 0 < gap <= 28 else 7)
    day = last.date() + step
    while _at(day, last.hour, last.minute) <= now:
        day += step
    while not is_working_day(day) or _at(day, last.hour, last.minute) in held:
        day += timedelta(days=1)
    return _at(day, last.hour, last.minute)


def _next_free(now: datetime, held: set[datetime]) -> datetime:
    day = london_time(now).date()
    while True:
        day += timedelta(days=1)
        if not is_working_day(day):
            continue
        for hour in range(FIRST_HOUR, LAST_HOUR + 1):
            if _at(day, hour) not in held:
                return _at(day, hour)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)
