"""A court's list of one day: who is before it, and who of them is known."""

from datetime import timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from probation import clock
from probation.policy.access import Permission
from probation.policy.court import HAS_NEXT_HEARING, Preparation
from probation.policy.court_list import Answer
from probation.policy.organisation import Kind
from probation.policy.working_days import is_working_day
from probation.records.audit import actions as audit
from probation.records.court import queries
from probation.records.staff.queries import units_of
from probation.web import dates
from probation.web.opening import needs, refuse

from .rows import SORTS, STATUSES, WORK, narrowed, ordered
from .rows import of as rows_of

AROUND = 7  # days before and after today that are offered
POINTS = {
    "first_name": "First name",
    "last_name": "Last name",
    "date_of_birth": "Date of birth",
    "pnc": "PNC number",
    "cro": "CRO number",
}
# What was chosen last stays chosen, through other pages and until it is cleared.
CHOICES = ("court", "day", "room", "status", "work", "sort")
IN_SESSION = "court-list"


@needs(Permission.VIEW_COURT_LIST)
def view(request: HttpRequest) -> HttpResponse:
    member, today = request.user, clock.today()
    chosen = _chosen(request, today)
    courts = [u for u in units_of(member, on=today) if u.kind == Kind.COURT]
    court = next((c for c in courts if c.code == chosen["court"]), next(iter(courts), None))  # fmt: skip
    day = _day(chosen["day"])
    every = rows_of(member, court, day, today) if court else []
    shown = narrowed(
        every,
        member,
        **{name: chosen[name] for name in ("room", "status", "work")},
    )
    audit.searched(
        f"court list of {court.code if court else 'no court'} on {day}",
        by=member,
        at=clock.now(),
        shown=_shown(shown),
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
            "undecided": sum(row.is_undecided for row in every),
            "every": every,
            "rows": ordered(shown, chosen["sort"]),
            "rooms": (rooms := sorted({row.room for row in every if row.room})),
            "rooms_named": [(room, room) for room in rooms],
            "chosen": chosen,
            "statuses": counted(STATUSES, every, member),
            "works": counted(WORK, every, member),
            "sorts": SORTS,
            "is_narrowed": any(chosen[name] for name in ("room", "status", "work")),
            "version": queries.version_of(row.changed_at for row in every),
            "back": _address(court, day),
            "refused": queries.refused_visible_to(member).count(),
            "points": POINTS,
            "Answer": Answer,
            "Preparation": Preparation,
            "next_expected": HAS_NEXT_HEARING,
        },
    )


@needs(Permission.VIEW_COURT_LIST)
def version(request: HttpRequest) -> HttpResponse:
    """Whether a list that is open has changed: a number, and nobody's name."""
    member, today = request.user, clock.today()
    courts = [u for u in units_of(member, on=today) if u.kind == Kind.COURT]
    asked = request.GET.get("court")
    court = next((c for c in courts if c.code == asked), next(iter(courts), None))
    if court is None:
        refuse(request)
    told = queries.version(member, court, _day(request.GET.get("day", "")))
    return HttpResponse(told, content_type="text/plain")


def _chosen(request: HttpRequest, today) -> dict[str, str]:
    """From the address; without one, what was chosen last.  A day is kept for a day."""
    if not request.GET:
        kept = request.session.get(IN_SESSION, {})
        if kept.get("today") != today.isoformat():
            kept = kept | {"day": ""}
        return {name: kept.get(name, "") for name in CHOICES}
    said = {name: request.GET.get(name, "")[:100] for name in CHOICES}
    told = said | {"today": today.isoformat()}
    if request.session.get(IN_SESSION) != told:
        request.session[IN_SESSION] = told
    return said


def counted(narrowings, rows, member) -> list[tuple[str, str]]:
    """Each with how many it would show."""
    return [
        (one.key, f"{one.label} ({sum(one.holds(row, member) for row in rows)})")
        for one in narrowings
    ]


def _address(court, day) -> str:
    if court is None:
        return reverse("court-list")
    where = urlencode({"court": court.code, "day": day.isoformat()})
    return f"{reverse('court-list')}?{where}"


def _shown(rows) -> list:
    """Defendants, and whoever on record is beside them."""
    beside = [one.person for row in rows for one in row.may_be]
    known = [row.defendant.person for row in rows if row.defendant.person]
    return [row.defendant for row in rows] + known + beside


def address_of(defendant) -> str:
    """The row of a defendant, on the list of the day they were last before the court."""
    last = defendant.listings.select_related("court").order_by("day").last()
    return row_of(last)


def row_of(listing) -> str:
    return f"{_address(listing.court, listing.day)}#row-{listing.defendant_id}"


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
