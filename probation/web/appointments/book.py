"""Books an appointment: sent from the person's record."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from probation.policy.london import LONDON
from probation.records.allocation.queries import visible_to
from probation.records.appointments import actions
from probation.records.organisations.queries import offices_of
from probation.web import shell, words
from probation.web.acting import by, done
from probation.web.appointments.forms import BookForm
from probation.web.people import record


@login_required
@require_POST
def view(request: HttpRequest, crn: str) -> HttpResponse:
    person = record.open_person(request, crn, why="book an appointment")
    orders = {
        str(one.pk): one for one in visible_to(request.user).filter(person=person)
    }
    offices = {str(one.pk): one for one in offices_of(request.user.scopes)}
    form = BookForm(request.POST, orders=orders.values(), offices=offices.values())
    if form.is_valid():
        told = form.cleaned_data
        starts_at = datetime.combine(told["day"], told["time"], LONDON)
        if done(
            form,
            lambda: actions.book(
                orders[told["order"]],
                told["kind"],
                starts_at,
                minutes=told["minutes"],
                office=offices.get(told["office"]),
                once=told["once"],
                **by(request),
            ),
        ):
            shell.saved(request, f"Booked: {words.moment(starts_at)}.")
            return redirect("person", crn)
    return record.page(request, person, book=form)
