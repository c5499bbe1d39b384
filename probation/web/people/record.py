"""Someone's record on one page: what is due, what is booked, what has happened."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from probation import clock
from probation.policy.allocation import decision_limit
from probation.policy.appointment import Kind, Status
from probation.policy.limit import Limit
from probation.policy.london import london_day
from probation.policy.order import Status as OrderStatus
from probation.policy.time_limits.beginning import FIRST_APPOINTMENT, plan_due
from probation.records.allocation import queries as allocations
from probation.records.appointments import actions as appointments
from probation.records.appointments import queries
from probation.records.own_data import queries as own_data
from probation.records.reports import queries as reports
from probation.records.sentences import actions as sentences
from probation.records.sentences.queries import ends
from probation.web.acting import by
from probation.web.appointments import slots
from probation.web.appointments.forms import BookForm, NoteForm, outcome_form, taken
from probation.web.forms import form_for
from probation.web.opening import open_person
from probation.web.people import at_hand

LOG_MOST = 100  # entries shown at once


@dataclass(frozen=True)
class Entry:
    """One line of the log: an appointment with what was written of it, or a note."""

    at: datetime
    title: str
    who: str
    notes: tuple = ()
    appointment: int | None = None  # its number: the way to put it right


@login_required
def view(request: HttpRequest, crn: str) -> HttpResponse:
    return page(request, open_person(request, crn, why="read the record"))


def page(request: HttpRequest, person, **forms) -> HttpResponse:
    """`forms`: those just sent and refused, by name; others are made anew."""
    member, now, today = request.user, clock.now(), clock.today()
    orders = list(
        allocations.visible_to(member)
        .filter(person=person)
        .select_related("allocation__provider", "allocation__by")
        .prefetch_related("requirements")
    )
    booked = appointments_of(member, person)
    for order in orders:
        order.is_running = order.status == OrderStatus.RUNNING
        order.ends = ends(order)
        order.due = due(order, booked)
        order.limit = decision_limit(order.sentenced_on)
        order.can_reopen = not order.is_running and bool(
            sentences.can_reopen(order, **by(request))
        )
        if order.is_allocated:
            order.why = allocations.why(order.allocation)
    running = [order for order in orders if order.is_running]
    waiting = [a for a in booked if a.status == Status.BOOKED and a.starts_at < now]
    coming = [a for a in booked if a.status == Status.BOOKED and a.starts_at >= now]
    times = times_for(request, booked)
    for one in waiting:
        one.form = forms.get("outcome", {}).get(one.pk) or outcome_form(
            request, one, () if coming else times
        )
        one.next = coming[0] if coming else None
    notes = list(queries.notes_visible_to(member).filter(person=person)[:LOG_MOST])
    allowed = appointments.can_note(person, **by(request))
    return render(
        request,
        "people/record.jinja",
        {
            "one": person,
            "orders": orders,
            "running": running,
            "waiting": waiting,
            "coming": coming,
            "log": log(booked, notes),
            "reports": list(reports.visible_to(member).filter(person=person)),
            "allowed": allowed,
            "at_hand": at_hand.of(request, person, bool(allowed)),
            "note_form": forms.get("note")
            or form_for(request, NoteForm, address=f"/people/{person.crn}/notes"),
            "book_form": forms.get("book")
            or BookForm.suggest(request, person, running, booked, times),
            "form": forms.get("note") or forms.get("book"),
            "today": today,
            "Kind": Kind,
            "beside": own_data.beside(person),
        },
    )


def appointments_of(member, person) -> list:
    return list(queries.visible_to(member).filter(person=person))


def times_for(request: HttpRequest, booked: list) -> list[datetime]:
    """Times to propose for the next appointment of who has had these."""
    return slots.proposed(clock.now(), booked, taken(request))


def due(order, booked) -> list[tuple[str, Limit]]:
    """What must happen next on an order, each with its limit."""
    if not order.is_allocated or not order.is_running:
        return []
    attended = [
        a for a in booked if a.order_id == order.pk and Status(a.status).is_attended
    ]
    if attended:
        plan = plan_due(london_day(min(a.starts_at for a in attended)))
        return [("Sentence plan", plan)] if plan else []
    if any(a.order_id == order.pk for a in booked):
        return []
    allocated_on = london_day(order.allocation.at)
    return [("First appointment", FIRST_APPOINTMENT.due(allocated_on))]


def log(booked, notes) -> list[Entry]:
    """Newest first.  What was written of an appointment stands with it."""
    of: dict[int | None, list] = {}
    for note in notes:
        of.setdefault(note.appointment_id, []).append(note)
    entries = [
        Entry(
            a.starts_at,
            f"{Kind(a.kind).label}: {Status(a.status).label.lower()}",
            a.officer.name,
            tuple(of.get(a.pk, ())),
            a.pk,
        )
        for a in booked
        if a.status != Status.BOOKED
    ]
    shown = {entry.appointment for entry in entries}
    entries += [
        Entry(note.happened_at, "Note", note.by.name, (note,))
        for note in notes
        if note.appointment_id not in shown
    ]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)[:LOG_MOST]
