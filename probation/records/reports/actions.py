"""The only code that asks for, writes and sends pre-sentence reports."""

from typing import Any

from django.db import transaction

from probation.policy.access import Permission, may
from probation.policy.decision import YES, Decision, no
from probation.policy.own_data.restricting import Work
from probation.policy.report_forms import is_finished
from probation.policy.reports import REPORT, Status
from probation.policy.time_limits.court import Report as ReportKind
from probation.records.audit import actions as audit
from probation.records.court.models import Defendant
from probation.records.court.queries import defendants_visible_to
from probation.records.people.queries import can_work_with
from probation.records.people.queries import visible_to as people_visible_to

from .models import Report, ReportChange
from .queries import brought_in, visible_to


def can_request(person, *, by, at) -> Decision:
    return may(by.roles, Permission.REQUEST_REPORT) & can_work_with(
        by, person.pk, at=at, work=Work.SENTENCE
    )


@transaction.atomic
def request(
    defendant: Defendant,
    kind: ReportKind,
    *,
    requested_on,
    hearing_on,
    in_custody: bool = False,
    by,
    at,
    once=None,
) -> Report | None:
    """For a defendant whose record is known.  None: this form was taken already."""
    Defendant.objects.select_for_update().get(pk=defendant.pk)
    now = defendants_visible_to(by).get(pk=defendant.pk)
    if audit.is_done(once):
        return None
    person = people_visible_to(by).filter(pk=now.person_id).first()
    if person is None:
        no("no-record", "Decide first who the defendant is, or make a record").require()
    decision = can_request(person, by=by, at=at)
    if hearing_on < requested_on:
        decision &= no(
            "hearing-before-request", "The court’s day must be after the request"
        )
    decision.require()

    report = Report.objects.create(
        person=person,
        defendant=now,
        court=now.listings.order_by("day").last().court,
        kind=kind,
        requested_on=requested_on,
        hearing_on=hearing_on,
        in_custody=in_custody,
    )
    report.changes.create(status=REPORT.start, by=by, at=at)
    audit.done("reports.request", by=by, at=at, about=person, once=once, kind=kind)
    return report


def can_write(report: Report, *, by, at) -> Decision:
    return may(by.roles, Permission.WRITE_REPORT) & can_work_with(
        by, report.person_id, at=at, work=Work.SENTENCE
    )


@transaction.atomic
def write(
    report: Report, content: dict[str, Any], *, follows: int, by, at, once=None
) -> None:
    """Keeps a version of what the report says, by field of policy.report_forms.  The
    first makes the writer its author."""
    now = _lock(report, by)
    if audit.is_done(once):
        return
    decision = can_write(now, by=by, at=at) & _is_still(now.version, follows)
    status = Status(now.status)
    if status is Status.REQUESTED:
        decision &= REPORT.can_move(status, Status.ALLOCATED)
    elif status is not Status.DRAFT:
        decision &= REPORT.can_move(status, Status.DRAFT)
    decision.require()

    moves = [Status.DRAFT]
    if status is Status.REQUESTED:
        Report.objects.filter(pk=now.pk).update(author=by)
        moves = [Status.ALLOCATED, Status.DRAFT]
    _change(now, moves, content, "write", by=by, at=at, once=once)


@transaction.atomic
def send(
    report: Report, content: dict[str, Any], *, follows: int, by, at, once=None
) -> None:
    """Signs the report and sends it to court: afterwards it is not changed."""
    now = _lock(report, by)
    if audit.is_done(once):
        return
    decision = can_write(now, by=by, at=at) & _is_still(now.version, follows)
    decision &= REPORT.can_move(Status(now.status), Status.COMPLETE)
    decision &= is_finished(
        ReportKind(now.kind), brought_in(now, by=by, at=at) | content
    )
    decision.require()

    moves = [Status.COMPLETE, Status.SENT]
    _change(now, moves, content, "send", by=by, at=at, once=once)


def _lock(report: Report, by) -> Report:
    Report.objects.select_for_update().get(pk=report.pk)
    return visible_to(by).get(pk=report.pk)


def _change(now, moves, content, verb, *, by, at, once) -> None:
    last = now.version
    for status in moves:
        last = ReportChange.objects.create(
            report=now, follows_id=last, status=status, content=content, by=by, at=at
        ).pk
    audit.done(
        f"reports.{verb}", by=by, at=at, about=now.person, once=once, report=now.pk
    )


def _is_still(version, follows) -> Decision:
    if version == follows:
        return YES
    return no("changed-meanwhile", "Someone has changed this report meanwhile")
