"""A court's list of one day: who is before it, and who of them is known."""

from datetime import timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from probation import clock
from probation.policy.access import Permission
from probation.policy.court import ProbationStatus
from probation.policy.court_list import Answer
from probation.policy.organisation import Kind
from probation.policy.working_days import is_working_day
from probation.records.allocation import queries as allocations
from probation.records.audit import actions as audit
from probation.records.court import queries
from probation.records.people import queries as people
from probation.records.reports import queries as reports
from probation.records.sentences import queries as sentences
from probation.records.staff.queries import units_of
from probation.web import dates
from probation.web.opening import needs

AROUND = 7  # days before and after today that are offered
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
    may_be = queries.who_may_be(rows, court)
    for row in rows:
        row.may_be = may_be.get(row.defendant.pk, [])
    _add_people(rows, member)
    _add_done(rows, member)
    audit.searched(
        f"court list of {court.code if court else 'no court'} on {day}",
        by=member,
        at=clock.now(),
        shown=_shown(rows),
    )
    return render(
        request,
        "court/court-list.jinja",
        {
            "courts": courts,
            "court": court,
            "day": day,
            "today": today,
            "days": _days(member, court, today, day) if court else [],
            "undecided": sum(is_undecided(row) for row in rows),
            "rows": rows,
            "points": POINTS,
            "Answer": Answer,
        },
    )


def _shown(rows) -> list:
    """Defendants, and whoever on record is beside them."""
    beside = [one.person for row in rows for one in row.may_be]
    known = [row.defendant.person for row in rows if row.defendant.person]
    return [row.defendant for row in rows] + known + beside


def address_of(defendant) -> str:
    """The row of a defendant, on the list of the day they were last before the court."""
    last = defendant.listings.select_related("court").order_by("day").last()
    where = urlencode({"court": last.court.code, "day": last.day.isoformat()})
    return f"{reverse('court-list')}?{where}#row-{defendant.pk}"


def _day(written: str):
    try:
        return dates.read(written, on=clock.today())
    except dates.NotADate:
        return clock.today()


def _days(member, court, today, shown) -> list[tuple]:
    """The week before and after, working or with cases: day, how many cases."""
    first, last = today - timedelta(days=AROUND), today + timedelta(days=AROUND)
    cases = queries.cases_by_day(member, court, first, last)
    days = (first + timedelta(days=n) for n in range(2 * AROUND + 1))
    return [
        (day, cases[day])
        for day in days
        if cases[day] or day in {today, shown} or is_working_day(day)
    ]


def is_undecided(row) -> bool:
    one = row.defendant
    answered = one.answer and one.answer != Answer.UNDECIDED
    return not (answered or one.is_organisation or row.withdrawn_at)


def _add_done(rows, member) -> None:
    """Each row's defendant gets `report` and `order`, where there is one by now."""
    ids = {row.defendant.pk for row in rows}
    asked = {
        one.defendant_id: one
        for one in reports.visible_to(member).filter(defendant__in=ids)
    }
    made = {
        one.defendant_id: one
        for one in allocations.visible_to(member).filter(defendant__in=ids)
    }
    for row in rows:
        row.defendant.report = asked.get(row.defendant.pk)
        row.defendant.order = made.get(row.defendant.pk)


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
            one.status = None if row.may_be else ProbationStatus.UNCONFIRMED_NO_RECORD
