"""Writes a note.  Sensitive or not is one of two buttons, so it is always said."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from probation.records.appointments import actions
from probation.web import shell
from probation.web.acting import by, done
from probation.web.appointments.forms import NoteForm
from probation.web.opening import open_person
from probation.web.people import record


@login_required
def view(request: HttpRequest, crn: str) -> HttpResponse:
    person = open_person(request, crn, why="write a note")
    if request.method != "POST":  # signed in again: the form is on the record
        return redirect("person", crn)
    form = NoteForm(request.POST)
    if form.is_valid() and done(
        form,
        lambda: actions.note(
            person,
            form.cleaned_data["note"],
            is_sensitive="sensitive" in request.POST,
            once=form.cleaned_data["once"],
            **by(request),
        ),
    ):
        shell.saved(request, "The note is saved.")
        return redirect("person", crn)
    return record.page(request, person, note=form)
