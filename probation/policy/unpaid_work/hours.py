"""Minutes of unpaid work: what a session credits, the allowances, and what is left.

Everything is in whole minutes.  A credit counts towards the order; a debit is a negative
adjustment.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from ..dated import Dated, Version
from ..decision import YES, Decision, no
from ..explained import Explained, Part
from ..given import held
from ..rule import CannotAnswer

SOURCE = "hmpps-community-payback-api AppointmentCalculationService (217ca76)"

TRAVEL_CREDIT: Dated[int | None] = Dated(
    "unpaid_work.travel_credit",
    "Most minutes of travel in one adjustment",
    "minutes",
    (
        Version(
            date(2014, 6, 1),
            None,
            "Community Payback Practice Guidance ed. 4 (March 2019), p. 8",
            "The guidance has a section on travel time whose text could not be read: no "
            "limit is applied.",
        ),
        Version(
            date(2026, 3, 25),
            180,
            "hmpps-community-payback-api adjustment reason TTX",
            "180 minutes stand in the code since this day; whether they held before was "
            "not found.",
        ),
    ),
)
ETE_SHARE = Dated(
    "unpaid_work.ete_share",
    "Most of the order that may be education, training and employment",
    "% of the order’s hours",
    (
        Version(
            date(2014, 6, 1),
            20,
            "Practice of the companies, to 2021",
            "From memory. Nothing was found for the years under PI 02/2010.",
        ),
        Version(
            date(2022, 4, 1),
            30,
            "gov.uk unpaid work management information, guidance for data from April 2022",
            "It may have begun earlier, with the unified service.",
        ),
    ),
)


@dataclass(frozen=True)
class Worked:
    """A session that was credited.  `ete`: education, training or employment."""

    on: date
    minutes: int
    ete: bool = False


@dataclass(frozen=True)
class Adjustment:
    on: date
    minutes: int  # negative: minutes taken away
    travel: bool = False


@dataclass(frozen=True)
class Progress:
    work: int
    ete: int  # as counted
    ete_not_counted: int  # above the share
    travel: int  # as counted
    travel_not_counted: int  # above the limit of one adjustment
    adjustments: int  # others, debits included
    incentive: int
    done: int  # all of the above that counts
    remaining: int

    @property
    def is_done(self) -> bool:
        return self.remaining == 0


def minutes_between(start: time, end: time) -> int:
    """On one day; negative where the end comes first."""
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def minutes_credited(
    attended: bool | None, start: time, end: time, penalty: int = 0
) -> int | None:
    """None where nothing is credited.  `penalty`: minutes taken off for the session.

    CannotAnswer where the session ends before it starts, or the penalty exceeds it.
    """
    length = minutes_between(start, end)
    if length < 0:
        raise CannotAnswer("The session ends before it starts: check the times", "end")
    if not 0 <= penalty <= length:
        raise CannotAnswer(
            f"The penalty must be 0 to {length} minutes, the length of the session",
            "penalty_minutes",
        )
    if not attended:
        return None
    return length - penalty or None


def can_credit(minutes: int, remaining: int) -> Decision:
    """A session cannot credit more than is left of the order."""
    if minutes <= remaining:
        return YES
    return no(
        "more-than-left",
        f"Only {remaining} minutes are left; {minutes} would be credited",
        SOURCE,
    )


def can_credit_travel(minutes: int, *, on: date) -> Decision:
    if minutes < 1:
        return no("no-minutes", "Enter the minutes travelled, at least 1")
    limit = held(TRAVEL_CREDIT, on)
    if limit.value is None or minutes <= limit.value:
        return YES
    return no(
        "too-much-travel",
        f"One adjustment credits at most {limit.value} minutes of travel",
        limit.source,
    )


def ete_allowance(required: int, *, on: date) -> Explained[int]:
    """Minutes of the order that may be education, training and employment."""
    share = held(ETE_SHARE, on)
    value = required * share.value // 100
    part = Part(
        f"{share.value} % of {required} minutes may be education, training and employment",
        value,
        share.source,
        share.doubt,
    )
    return Explained(value, (part,), on=on)


def progress(
    required: int,
    worked: Sequence[Worked],
    adjustments: Sequence[Adjustment] = (),
    *,
    incentive: int = 0,
    on: date,
) -> Explained[Progress]:
    """How much of an order’s `required` minutes is done on a day.

    `incentive`: minutes of credit earned (see incentive.py).  Later sessions and
    adjustments are left out.
    """
    if required < 1:
        raise CannotAnswer("Enter the order’s minutes, at least 1", "required_minutes")
    allowance = ete_allowance(required, on=on)
    sessions = [one for one in worked if one.on <= on]
    work = sum(one.minutes for one in sessions if not one.ete)
    ete = sum(one.minutes for one in sessions if one.ete)
    ete_counted = min(ete, allowance.value)
    made = [one for one in adjustments if one.on <= on]
    other = sum(one.minutes for one in made if not one.travel)
    travel = [one for one in made if one.travel]
    travelled = sum(one.minutes for one in travel)
    travel_counted = _travel_counted(travel)
    done = work + ete_counted + travel_counted + other + incentive
    value = Progress(
        work,
        ete_counted,
        ete - ete_counted,
        travel_counted,
        travelled - travel_counted,
        other,
        incentive,
        done,
        max(required - done, 0),
    )
    return Explained(value, _parts(value, allowance, required, on), on=on)


def _travel_counted(travel: Iterable[Adjustment]) -> int:
    total = 0
    for one in travel:
        limit = held(TRAVEL_CREDIT, one.on).value
        total += one.minutes if limit is None else min(one.minutes, limit)
    return total


def _parts(
    value: Progress, allowance: Explained[int], required: int, on: date
) -> tuple[Part, ...]:
    travel = held(TRAVEL_CREDIT, on)
    return (
        Part("Minutes worked", value.work, SOURCE),
        Part("Education, training and employment", value.ete),
        Part("of that beyond the allowance, not counted", value.ete_not_counted),
        *allowance.parts,
        Part("Travel", value.travel, travel.source, travel.doubt),
        Part("of that beyond the limit, not counted", value.travel_not_counted),
        Part("Other adjustments", value.adjustments),
        Part("Incentive credit", value.incentive),
        Part(f"Left of {required} minutes", value.remaining),
    )
