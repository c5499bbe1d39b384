"""The period that workload figures belong to.

It turns over each day at 18:30, on Wednesdays at 19:30, by the clock in London.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

WEDNESDAY = 2


@dataclass(frozen=True)
class Period:
    """Half-open: the moment of turning over is the first of the next period."""

    start: datetime
    end: datetime


def period_of(now: datetime) -> Period:
    """`now` as a clock in London shows it, without a zone; so are the answers.

    The published code names the period after a Wednesday’s turn by 18:30 when it is
    asked on Thursday and by 19:30 on Wednesday night; here it is 19:30 all through.
    """
    turn = _turn(now)
    if now < turn:
        return Period(_turn(now - timedelta(days=1)), turn)
    return Period(turn, _turn(now + timedelta(days=1)))


def _turn(day: datetime) -> datetime:
    hour = 19 if day.weekday() == WEDNESDAY else 18
    return datetime.combine(day.date(), time(hour, 30))
