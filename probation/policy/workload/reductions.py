"""Hours taken off somebody's week, for a reason and a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from ..decision import YES, Decision, no
from ..term import Term
from ..workflow import Workflow
from .values import rows

SOURCE = "hmpps-workload 1e70153, reduction reasons"


@dataclass(frozen=True)
class Reason:
    key: str
    title: str
    percent: Decimal | None  # of contracted hours; None: hours are entered
    most_percent: Decimal | None  # None: no upper limit of its own
    months: int | None  # how long it usually lasts; None: as entered


def _number(told: str) -> Decimal | None:
    return Decimal(told) if told else None


REASONS = {
    row["key"]: Reason(
        row["key"],
        row["title"],
        _number(row["percent"]),
        _number(row["most_percent"]),
        int(row["months"]) if row["months"] else None,
    )
    for row in rows("reductions.csv")
}


class State(Term):
    SCHEDULED = "scheduled", "Scheduled"
    ACTIVE = "active", "Active"
    ARCHIVED = "archived", "Archived"
    DELETED = "deleted", "Deleted"


REDUCTION = Workflow(
    "reduction",
    "A reduction",
    State.SCHEDULED,
    {
        State.SCHEDULED: frozenset({State.ACTIVE, State.DELETED}),
        State.ACTIVE: frozenset({State.ARCHIVED, State.DELETED}),
        State.ARCHIVED: frozenset(),
        State.DELETED: frozenset(),
    },
)


@dataclass(frozen=True)
class Reduction:
    reason: Reason
    hours: Decimal  # a week
    since: date
    until: date | None = None  # first day without it; None: open
    is_deleted: bool = False

    def state(self, on: date) -> State:
        if self.is_deleted:
            return State.DELETED
        if on < self.since:
            return State.SCHEDULED
        if self.until is not None and on >= self.until:
            return State.ARCHIVED
        return State.ACTIVE


def usual(reason: Reason, contracted: Decimal, since: date) -> Reduction | None:
    """What the reason itself sets; None where hours must be entered."""
    if reason.percent is None:
        return None
    until = since + relativedelta(months=reason.months) if reason.months else None
    return Reduction(reason, contracted * reason.percent / 100, since, until)


def can_reduce(reduction: Reduction, contracted: Decimal) -> Decision:
    """Whether the hours are more than none, and within the week and the reason's limit."""
    answer = YES
    if reduction.hours <= 0:
        answer &= no("no-hours", "Enter the hours to take off, more than 0")
    if reduction.hours > contracted:
        answer &= no(
            "more-than-contracted",
            f"{reduction.hours} hours are more than the {contracted} hours contracted",
        )
    most = reduction.reason.most_percent
    if most is not None and reduction.hours > contracted * most / 100:
        answer &= no(
            "more-than-reason-allows",
            f"{reduction.reason.title}: at most {most}% of contracted hours",
            SOURCE,
        )
    if reduction.until is not None and reduction.until <= reduction.since:
        answer &= no("ends-before-it-starts", "The end must come after the start")
    return answer


def reduction_hours(reductions: Iterable[Reduction], on: date) -> Decimal:
    """Hours a week taken off that day: the active ones added up."""
    return sum(
        (one.hours for one in reductions if one.state(on) is State.ACTIVE), Decimal(0)
    )
