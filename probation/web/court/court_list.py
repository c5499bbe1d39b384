"""A court's list of one day: who is before it, and who of them is known."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from probation import clock
from probation.policy.access import Permission
from probation.policy.court import ProbationStatus
from probation.policy.court_list import Answer
from probation.policy.organisation import Kind
from probation.records.audit import actions as audit
from probation.records.court import queries
from probation.records.people import queries as people
from probation.records.sentences import queries as sentences
from probation.records.staff.queries import units_of
from probation.web import dates
from probation.web.opening import needs

POINTS = {
    "first_name": "First name",
    "last_name": "Last name",
    "date_of_birth": "Date of birth",
    "pnc": "PNC number",
    "cro": "CRO number",
}


@needs(Permission.VIEW_COURT_LIST)
def view(request: HttpRequest) -> HttpResponse:
    member, today = request.user, clock.today()
    courts = [u for u in units_of(member, on=today) if u.kind == Kind.COURT]
    chosen = request.GET.get("court")
    court = next((c for c in courts if c.code == chosen), next(iter(courts), None))
    day = _day(request.GET.get("day", ""))
    rows = list(queries.court_list(member, court, day)) if court else []
    _add_people(rows, member)
    audit.searched(
        f"court list of {court.code if court else 'no court'} on {day}",
        by=member,
        at=clock.now(),
        found=len(rows),
    )
    return render(
        request,
        "court/court-list.jinja",
        {
            "courts": courts,
            "court": court,
            "day": day,
            "today": today,
            "days": [today + timedelta(days=n) for n in range(-6, 7)],
            "rows": rows,
            "points": POINTS,
            "Answer": Answer,
        },
    )


def _day(written: str):
    try:
        return dates.read(written, on=clock.today())
    except dates.NotADate:
        return clock.today()


def _add_people(rows, member) -> None:
    """Each row's defendant gets `person` and `status`, in two queries for all rows."""
    ids = {row.defendant.person_id for row in rows} - {None}
    known = people.visible_to(member).in_bulk(ids)
    orders = sentences.visible_to(member).filter(person__in=ids)
    running, ever = set(), set()
    for person_id, status in orders.values_list("person", "status"):
        ever.add(person_id)
        if status == "running":
            running.add(person_id)
    for row in rows:
        one = row.defendant
        one.person = known.get(one.person_id)
        if one.answer == Answer.SAME_PERSON:
            one.status = (
                ProbationStatus.CURRENT
                if one.person_id in running
                else ProbationStatus.PREVIOUSLY_KNOWN
                if one.person_id in ever
                else ProbationStatus.NOT_SENTENCED
            )
        elif one.answer == Answer.NO_RECORD:
            one.status = ProbationStatus.CONFIRMED_NO_RECORD
        else:
            one.status = (
                None if one.candidates.all() else ProbationStatus.UNCONFIRMED_NO_RECORD
            )
