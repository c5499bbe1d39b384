"""Books an appointment: sent from the person's record."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from probation.policy.london import london_time
from probation.policy.plausible import is_usual_hour
from probation.policy.rule import CannotAnswer
from probation.policy.working_days import ENGLAND_AND_WALES
from probation.records.allocation.queries import visible_to
from probation.records.appointments import actions
from probation.records.organisations.queries import offices_of
from probation.web import shell, words
from probation.web.acting import by, done
from probation.web.appointments.forms import BookForm, taken
from probation.web.opening import open_person
from probation.web.people import record


@login_required
def view(request: HttpRequest, crn: str) -> HttpResponse:
    person = open_person(request, crn, why="book an appointment")
    if request.method != "POST":  # signed in again: the form is on the record
        return redirect("person", crn)
    orders = {
        str(one.pk): one for one in visible_to(request.user).filter(person=person)
    }
    offices = {str(one.pk): one for one in offices_of(request.user.scopes)}
    form = BookForm(
        request.POST,
        orders=orders.values(),
        offices=offices.values(),
        times=record.times_for(request, record.appointments_of(request.user, person)),
    )
    if form.is_valid():
        told, starts_at = form.cleaned_data, form.starts_at
        warned = _warning(starts_at, taken(request))
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
            shell.saved(
                request, f"Booked: {starts_at:%A} {words.moment(starts_at)}.{warned}"
            )
            return redirect("person", crn)
    return record.page(request, person, book=form)


def _warning(starts_at, taken) -> str:
    """Said and not refused: an emergency may fall on any day, at any hour."""
    if not is_usual_hour(starts_at):
        return f" Take care: {words.clock(starts_at)} is an unusual hour."
    try:
        holiday = ENGLAND_AND_WALES.bank_holiday(london_time(starts_at).date())
    except CannotAnswer:
        holiday = None
    if holiday:
        return f" Take care: it is a bank holiday, {holiday}."
    return " Take care: you have somebody else then." if starts_at in taken else ""
