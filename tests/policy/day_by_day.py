"""Dates of sentences worked out a second time: slowly, one day after another.

Nothing here is shared with the law book but the dates at which the law changed, which
are written again.  See test_day_by_day.py and `script/campaign sentences`.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
REHABILITATION_ACT = date(2015, 2, 1)  # licence under 12 months, and supervision after
ADULT = 18  # years


def last_of(first: date, months: int) -> date:
    """A month is over on the eve of the like day, or with the calendar's month where that
    month has no such day."""
    day, over = first - DAY, 0
    while over < months:
        day += DAY
        tomorrow = day + DAY
        month_ends = tomorrow.day == 1
        is_later_month = (day.year, day.month) != (first.year, first.month)
        if tomorrow.day == first.day or (
            month_ends and is_later_month and day.day < first.day
        ):
            over += 1
    return day


def like_day(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month where it is shorter."""
    at, begun = day, 0
    while begun < months:
        at += DAY
        begun += at.day == 1
    while at.day < day.day and (at + DAY).day != 1:
        at += DAY
    return at


def counted(first: date, last: date) -> int:
    days = 0
    while first <= last:
        days, first = days + 1, first + DAY
    return days


def gone(first: date, last: date, of: int, parts: int) -> date:
    """The first day on which `of` in `parts` of all the days lie behind."""
    days, behind = counted(first, last), 0
    while behind * parts < days * of:
        first, behind = first + DAY, behind + 1
    return first


@dataclass(frozen=True)
class Order:
    made_on: date
    months: int

    def dates(self) -> tuple[date, date, date]:
        """End, half and two thirds."""
        end = last_of(self.made_on, self.months)
        return end, gone(self.made_on, end, 1, 2), gone(self.made_on, end, 2, 3)


@dataclass(frozen=True)
class Suspended:
    made_on: date
    supervision: int  # months
    operational: int
    done_on: date | None  # unpaid work; None: there is none
    has_unpaid_work: bool

    def end(self) -> date:
        ends = last_of(self.made_on, self.supervision)
        limit = last_of(self.made_on, self.operational)
        day = ends
        if self.has_unpaid_work:
            while day < limit and (self.done_on is None or day < self.done_on):
                day += DAY
        return day


@dataclass(frozen=True)
class Custody:
    sentenced_on: date
    months: int
    days: int
    remand: int
    offence_on: date
    born_on: date

    def full_end(self) -> date:
        day = last_of(self.sentenced_on, self.months)
        for _ in range(self.days):
            day += DAY
        return day

    def dates(self) -> tuple[date, date, date | None, date | None]:
        """Expiry, release, end of licence, end of supervision after it (the law before
        the repeal of 2026)."""
        full, expiry = self.full_end(), self.full_end()
        half = gone(self.sentenced_on, full, 1, 2)
        half = min(half, full)
        for _ in range(self.remand):
            expiry -= DAY
            half = max(half - DAY, self.sentenced_on)
        return expiry, half, self._licence(expiry), self._supervision(expiry, half)

    def _licence(self, expiry: date) -> date | None:
        if self.full_end() >= last_of(self.sentenced_on, 12):
            return expiry
        is_new = self.offence_on >= REHABILITATION_ACT
        return expiry if is_new and self.full_end() > self.sentenced_on else None

    def _supervision(self, expiry: date, half: date) -> date | None:
        end = like_day(half, 12)
        is_adult = like_day(self.born_on, 12 * ADULT) <= half
        given = (
            self.offence_on >= REHABILITATION_ACT
            and self.full_end() > self.sentenced_on
            and self.full_end() < last_of(self.sentenced_on, 24)
            and is_adult
            and end > expiry
        )
        return end if given else None


def any_day(chance: random.Random) -> date:
    """Ends of months, leap days and the days about a change of law more often."""
    day = date(2005, 5, 4) + chance.randrange(7_000) * DAY
    if chance.random() < 0.3:
        return chance.choice(
            (day.replace(day=28), day.replace(day=1) - DAY, date(2016, 2, 29))
        )
    if chance.random() < 0.1:
        return REHABILITATION_ACT + chance.randint(-2, 2) * DAY
    return day


def any_order(chance: random.Random) -> Order:
    return Order(any_day(chance), chance.randint(1, 36))


def any_suspended(chance: random.Random) -> Suspended:
    made_on, operational = any_day(chance), chance.randint(6, 24)
    has_work = chance.random() < 0.6
    done_on = made_on + chance.randrange(900) * DAY if chance.random() < 0.7 else None
    return Suspended(
        made_on,
        chance.randint(1, operational),
        operational,
        done_on if has_work else None,
        has_work,
    )


def any_custody(chance: random.Random) -> Custody:
    sentenced_on = any_day(chance)
    months = chance.choice((0, 1, 3, 6, 11, 12, 13, 18, 23, 24, 25, 36, 60))
    days = chance.randint(0 if months else 1, 60) if chance.random() < 0.4 else 0
    days = days or (0 if months else chance.randint(1, 120))
    longest = months * 28 + days - 1
    return Custody(
        sentenced_on,
        months,
        days,
        chance.randint(0, longest) if chance.random() < 0.5 else 0,
        min(sentenced_on, any_day(chance)),
        sentenced_on - chance.randrange(17 * 365, 60 * 365) * DAY,
    )
