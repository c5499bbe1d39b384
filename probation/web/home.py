"""What needs me now: the first page of everyone who is signed in, by what they may do."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from probation import clock
from probation.policy import allocation as policy
from probation.policy.access import Permission, Role, may
from probation.policy.appointment import Kind
from probation.policy.london import london_day
from probation.policy.time_limits.beginning import FIRST_APPOINTMENT
from probation.policy.time_limits.court import Report as ReportKind
from probation.policy.time_limits.court import report_due
from probation.records.allocation import queries as allocations
from probation.records.appointments import queries as appointments
from probation.records.audit import actions as audit
from probation.records.reports import queries as reports
from probation.web.appointments.forms import outcome_form

MOST = 50  # rows of each list


@login_required
def view(request: HttpRequest) -> HttpResponse:
    member, now = request.user, clock.now()
    told: dict[str, object] = {"today": clock.today(), "Kind": Kind}
    if may(member.roles, Permission.ALLOCATE_ORDER):
        told["to_allocate"] = _to_allocate(member)
    if may(member.roles, Permission.WRITE_REPORT):
        told["reports"] = _reports(member)
    if may(member.roles, Permission.ASSIGN_OFFICER):
        told["to_assign"] = _to_assign(member)
    if Role.PRACTITIONER in member.roles:
        told |= _my_day(request, member, now)
    found = sum(len(rows) for rows in told.values() if isinstance(rows, list))
    audit.searched("home", by=member, at=now, found=found)
    return render(request, "home.jinja", told)


def _to_allocate(member) -> list:
    rows = list(allocations.to_allocate(member).order_by("sentenced_on", "id")[:MOST])
    for row in rows:
        row.limit = policy.decision_limit(row.sentenced_on)
    return rows


def _to_assign(member) -> list:
    rows = list(allocations.to_assign(member)[:MOST])
    for row in rows:
        row.limit = FIRST_APPOINTMENT.due(london_day(row.allocation.at))
    return rows


def _reports(member) -> list:
    rows = list(reports.open_for(member)[:MOST])
    for row in rows:
        row.due = report_due(
            ReportKind(row.kind),
            row.requested_on,
            row.hearing_on,
            in_custody=row.in_custody,
        )
    return rows


def _my_day(request: HttpRequest, member, now) -> dict[str, list]:
    waiting = list(
        appointments.without_outcome(member, now).order_by("starts_at")[:MOST]
    )
    for one in waiting:
        one.form = outcome_form(request, one)
    today = appointments.diary(member, clock.today())
    return {
        "waiting": waiting,
        "diary": [one for one in today if one.starts_at >= now],
        "caseload": list(
            allocations.caseload(member).order_by("person__last_name", "id")[:MOST]
        ),
    }
