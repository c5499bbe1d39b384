"""The incentive credit of 2026: half an hour off for each hour worked after a quarter.

With credit `a` per minute after the share `q`, an order of R minutes is done once
A + a(A - qR) reaches R, so at most a(1 - q)/(1 + a) of it can be taken off.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from ..commencement import SENTENCING_ACT_2026_ORDERS as ACT
from ..dated import Dated, Version
from ..term import Term

SOURCE = "Sentencing Act 2026 s.37 (Sentencing Code Sch 9 para 3A)"


@dataclass(frozen=True)
class Scheme:
    threshold: Fraction  # share of the order to be worked before credit is earned
    award: Fraction  # minutes of credit for a minute worked after it

    def threshold_minutes(self, required: int) -> int:
        return _whole(self.threshold * required)

    @property
    def maximum_ratio(self) -> Fraction:
        return self.award * (1 - self.threshold) / (1 + self.award)

    def maximum_minutes(self, required: int) -> int:
        return _whole(self.maximum_ratio * required)


SCHEME = Dated(
    "unpaid_work.incentive",
    "Incentive credit",
    "share of the order; minutes for a minute",
    (Version(ACT.day, Scheme(Fraction(1, 4), Fraction(1, 2)), SOURCE, ACT.doubt),),
)


class Status(Term):
    INELIGIBLE = "INELIGIBLE", "Not eligible"
    ELIGIBLE = "ELIGIBLE", "Eligible, threshold not reached"
    QUALIFYING = "QUALIFYING", "Earning credit"
    DISQUALIFIED = "DISQUALIFIED", "Disqualified: credit earned so far is kept"


@dataclass(frozen=True)
class Event:
    """A session or an adjustment.  Minutes are negative for a debit."""

    minutes: int
    qualifying: bool  # its minutes count towards the threshold and the credit
    disqualifying: bool = False  # a failure to comply


@dataclass(frozen=True)
class Credit:
    """`earned`: minutes off now.  `projected`: minutes off if all goes on well."""

    earned: int
    projected: int


NONE = Credit(0, 0)


def qualifying_minutes(events: Iterable[Event]) -> int:
    """Up to the first disqualifying event, itself left out; `events` in order of time."""
    total = 0
    for event in events:
        if event.disqualifying:
            break
        if event.qualifying:
            total += event.minutes
    return max(total, 0)


def status(
    events: Iterable[Event], required: int, scheme: Scheme, *, eligible: bool = True
) -> Status:
    """`events` in order of time; `required`: the order’s minutes."""
    known = list(events)
    if not eligible:
        return Status.INELIGIBLE
    if any(event.disqualifying for event in known):
        return Status.DISQUALIFIED
    if qualifying_minutes(known) >= scheme.threshold_minutes(required):
        return Status.QUALIFYING
    return Status.ELIGIBLE


def credit(
    standing: Status, qualifying: int, required: int | None, scheme: Scheme
) -> Credit:
    """`qualifying`: minutes, as counted above; `required` may be unknown if ineligible."""
    if standing == Status.INELIGIBLE or required is None:
        return NONE
    most = scheme.maximum_minutes(required)
    above = max(qualifying - scheme.threshold_minutes(required), 0)
    earned = min(_whole(scheme.award * above), most)
    return Credit(earned, earned if standing == Status.DISQUALIFIED else most)


def _whole(minutes: Fraction) -> int:
    """To the nearest minute, half a minute up."""
    return floor(minutes + Fraction(1, 2))
