"""What stands in a row of the court list, and by what the rows may be narrowed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from probation.policy import court as policy
from probation.policy.court import Outcome, Preparation, ProbationStatus, Resulting
from probation.policy.court_list import Answer
from probation.policy.order import Status
from probation.policy.reports import REPORT
from probation.policy.reports import Status as Progress
from probation.records.allocation import queries as allocations
from probation.records.court import queries
from probation.records.hearings import queries as hearings
from probation.records.reports import queries as reports


def of(member, court, day, today) -> list[Any]:
    """The listings of a day, each with all that its row says; the same few queries
    however many they are."""
    rows = queries.court_list(member, court, day)
    known, may_be = queries.beside(member, rows, court)
    stands = hearings.stands(rows)
    for row in rows:
        row.may_be = may_be.get(row.defendant.pk, [])
        row.stands = stands[row.pk]
    _add_reports(rows, member)
    _add_people(rows, member, known)
    for row in rows:
        _add_marks(row, today)
    return rows


def _add_reports(rows, member) -> None:
    ids = {row.defendant.pk for row in rows}
    asked = reports.visible_to(member).filter(defendant__in=ids)
    told = {one.defendant_id: one for one in asked}
    for row in rows:
        row.report = told.get(row.defendant.pk)


def _add_people(rows, member, known) -> None:
    """`person`, `status`, the `order` that this case led to, and the `running` one."""
    ids = {row.defendant.person_id for row in rows} - {None}
    orders: dict = {}
    for order in allocations.visible_to(member).filter(person__in=ids):
        orders.setdefault(order.person_id, []).append(order)
    for row in rows:
        one = row.defendant
        one.person = known.get(one.person_id)
        theirs = orders.get(one.person_id, [])
        row.order = next((o for o in theirs if o.defendant_id == one.pk), None)
        others = [o for o in theirs if o is not row.order]
        row.running = next((o for o in others if o.status == Status.RUNNING), None)
        row.status = _status(row, theirs)


def _status(row, orders) -> ProbationStatus | None:
    """None: somebody must decide first."""
    one = row.defendant
    if one.answer == Answer.SAME_PERSON and one.person:
        if any(order.status == Status.RUNNING for order in orders):
            return ProbationStatus.CURRENT
        return (
            ProbationStatus.PREVIOUSLY_KNOWN
            if orders
            else ProbationStatus.NOT_SENTENCED
        )
    if one.answer == Answer.NO_RECORD:
        return ProbationStatus.CONFIRMED_NO_RECORD
    return None if row.may_be else ProbationStatus.UNCONFIRMED_NO_RECORD


def _add_marks(row, today) -> None:
    stands = row.stands
    row.outcome = Outcome(stands.outcome) if stands.outcome else None
    row.is_undecided = is_undecided(row)
    row.is_resulted = stands.resulting == Resulting.RESULTED
    row.is_heard = row.day <= today and not row.withdrawn_at
    row.is_queued = row.is_heard and policy.is_queued(
        row.day, today, status=Resulting(stands.resulting)
    )
    row.is_breach = policy.is_breach(
        row.hearing_type, [charge.title for charge in row.defendant.charges.all()]
    )
    row.awaits_report = row.report and not REPORT.is_final(Progress(row.report.status))
    row.first = policy.priority(
        row.outcome, row.status or ProbationStatus.UNCONFIRMED_NO_RECORD
    )
    row.limit = None
    if row.outcome is Outcome.PROBATION_SENTENCE and not row.is_resulted:
        row.limit = policy.result_limit(row.day)
    row.version = row.changed_at.timestamp() if row.changed_at else 0


def is_undecided(row) -> bool:
    one = row.defendant
    answered = one.answer and one.answer != Answer.UNDECIDED and not (one.answer == Answer.NO_RECORD and row.may_be)  # fmt: skip
    return not (answered or one.is_organisation or row.withdrawn_at)


@dataclass(frozen=True)
class Narrowing:
    key: str
    label: str
    holds: Callable[[Any, Any], bool]  # of a row, for a member


STATUSES = (
    Narrowing("undecided", "To decide on", lambda row, me: row.is_undecided),
    Narrowing("current", "Current", lambda row, me: row.status is ProbationStatus.CURRENT),
    Narrowing("previously-known", "Previously known", lambda row, me: row.status is ProbationStatus.PREVIOUSLY_KNOWN),
    Narrowing("not-sentenced", "Pre-sentence record", lambda row, me: row.status is ProbationStatus.NOT_SENTENCED),
    Narrowing("no-record", "No record", lambda row, me: row.status in (ProbationStatus.CONFIRMED_NO_RECORD, ProbationStatus.UNCONFIRMED_NO_RECORD)),
)  # fmt: skip
WORK = (
    Narrowing("mine", "Mine", lambda row, me: row.stands.owner_id == me.pk),
    Narrowing("nobodys", "Nobody’s", lambda row, me: row.stands.owner_id is None),
    Narrowing("to-prepare", "To prepare", lambda row, me: row.stands.preparation in (Preparation.NOT_STARTED, Preparation.IN_PROGRESS)),
    Narrowing("breach", "Breach", lambda row, me: row.is_breach),
    Narrowing("awaiting-report", "Awaiting a report", lambda row, me: bool(row.awaits_report)),
    Narrowing("to-result", "To result", lambda row, me: row.is_queued),
    Narrowing("to-check", "To check", lambda row, me: row.is_resulted and row.stands.checked_by_id is None),
)  # fmt: skip
SORTS = {"time": "Time", "first": "What comes first", "name": "Name"}


def narrowed(rows, member, *, room: str, status: str, work: str) -> list:
    held = [
        one
        for one in (*STATUSES, *WORK)
        if (one.key == status and one in STATUSES) or (one.key == work and one in WORK)
    ]
    return [
        row
        for row in rows
        if (not room or row.room == room)
        and all(one.holds(row, member) for one in held)
    ]


def ordered(rows, by: str) -> list:
    if by == "first":
        return sorted(rows, key=lambda row: (row.is_resulted, row.first))
    if by == "name":
        return sorted(rows, key=lambda row: row.defendant.last_name.casefold())
    return rows
