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
from probation.records.court import queries as court
from probation.records.reports import queries as reports
from probation.web.appointments import slots
from probation.web.appointments.forms import outcome_form, taken

MOST = 50  # rows of each list
AT_ONCE = 15  # outcomes asked for on one page: each is a form


@login_required
def view(request: HttpRequest) -> HttpResponse:
    member, now = request.user, clock.now()
    told: dict[str, object] = {"today": clock.today(), "Kind": Kind}
    if may(member.roles, Permission.VIEW_COURT_LIST):
        told["courts"] = court.undecided_by_court(member, clock.today())
    if may(member.roles, Permission.ALLOCATE_ORDER):
        told["to_allocate"] = _to_allocate(member)
    if may(member.roles, Permission.WRITE_REPORT):
        told["reports"] = _reports(member)
    if may(member.roles, Permission.ASSIGN_OFFICER):
        told["to_assign"] = _to_assign(member)
    if Role.PRACTITIONER in member.roles:
        told |= _my_day(request, member, now)
    audit.searched("home", by=member, at=now, shown=_people(told))
    return render(request, "home.jinja", told)


def _people(told: dict[str, object]) -> list:
    """Whose rows the page has: courts and times name nobody."""
    rows = (row for each in told.values() if isinstance(each, list) for row in each)
    return [row.person for row in rows if hasattr(row, "person")]


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
    today = appointments.diary(member, clock.today())
    caseload = list(
        allocations.caseload(member).order_by("person__last_name", "id")[:MOST]
    )
    asked = waiting[:AT_ONCE]
    _add_next([*asked, *caseload], member, now)
    _add_forms(request, asked, member, now)
    return {
        "waiting": waiting,
        "asked": asked,
        "diary": [one for one in today if one.starts_at >= now],
        "caseload": caseload,
    }


def _add_next(rows, member, now) -> None:
    """Each row's person's next appointment, in one query for all: `next`, or None."""
    people = {row.person_id for row in rows}
    soonest: dict = {}
    for one in appointments.booked_after(member, now).filter(person__in=people):
        soonest.setdefault(one.person_id, one)
    for row in rows:
        row.next = soonest.get(row.person_id)


def _add_forms(request: HttpRequest, waiting, member, now) -> None:
    """Each with times for the next one, where none is booked."""
    people = {row.person_id for row in waiting if row.next is None}
    past: dict = {}
    for one in appointments.visible_to(member).filter(person__in=people):
        past.setdefault(one.person_id, []).append(one)
    busy = taken(request) if people else []
    for row in waiting:
        had = past.get(row.person_id)
        times = slots.proposed(now, had, busy) if had else ()
        row.form = outcome_form(request, row, times)
