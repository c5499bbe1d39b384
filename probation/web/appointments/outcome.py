"""Records what happened at an appointment, or puts right what was recorded."""

from uuid import uuid5

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from probation.policy.appointment import WORKFLOW, Kind, Status
from probation.records.appointments import actions, queries
from probation.web import changed, shell, words
from probation.web.acting import by, done, was_taken
from probation.web.appointments.forms import (
    OutcomeForm,
    as_choices,
    outcome_form,
    usual_kind,
)
from probation.web.back import is_ours
from probation.web.opening import open_or_404
from probation.web.people import record


@login_required
def view(request: HttpRequest, appointment_id: int) -> HttpResponse:
    appointment = open_or_404(
        queries.visible_to(request.user),
        request,
        why="record an outcome",
        pk=appointment_id,
    )
    if request.method == "POST":
        form = OutcomeForm(request.POST, appointment=appointment)
        if was_taken(request):
            return redirect(_back(request, form, appointment))
        is_still = not changed.is_meanwhile(form, appointment.version)
        if is_still and form.is_valid() and done(form, lambda: _record(request, appointment, form)):  # fmt: skip
            _say(request, appointment, form)
            return redirect(_back(request, form, appointment))
        appointment = queries.visible_to(request.user).get(pk=appointment.pk)
        if changed.is_meanwhile(form, appointment.version):
            form = OutcomeForm(request.POST, appointment=appointment)
            _show_both(request, appointment, form)
    else:
        form = outcome_form(request, appointment)
    status = Status(appointment.status)
    is_correction = status in WORKFLOW.correctable
    if not is_correction:
        known = record.appointments_of(request.user, appointment.person)
        form.fields["next"].choices = as_choices(record.times_for(request, known))
    appointment.form = form
    return render(
        request,
        "appointments/outcome.jinja",
        {
            "appointment": appointment,
            "one": appointment.person,
            "form": form,
            "status": status,
            "kind": Kind(appointment.kind),
            "is_correction": is_correction,
            "allowed": actions.can_change(appointment, **by(request)),
        },
    )


def _show_both(request: HttpRequest, appointment, form: OutcomeForm) -> None:
    last = queries.last_change(appointment)
    theirs = queries.notes_visible_to(request.user).filter(appointment=appointment)
    labels = {one.value: one.label for one in Status}
    typed = labels.get(request.POST.get("outcome", ""), "")
    changed.show_both(
        form,
        appointment.version,
        who=last.by.name,
        at=last.at,
        rows=[
            changed.Row("What happened?", Status(last.status).label, typed),
            changed.Row(
                "Note", "\n".join(one.text for one in theirs), form["note"].value()
            ),
        ],
    )


def _record(request: HttpRequest, appointment, form: OutcomeForm) -> None:
    """The outcome, and the next appointment where one was chosen: both or neither."""
    told = form.cleaned_data
    common = {"follows": told["follows"], "once": told["once"], **by(request)}
    if not WORKFLOW.can_move(Status(appointment.status), told["outcome"]):
        actions.correct_outcome(
            appointment, told["outcome"], because=told["because"], **common
        )
        return
    with transaction.atomic():
        actions.record_outcome(
            appointment,
            told["outcome"],
            note=told["note"],
            is_sensitive="sensitive" in request.POST,
            **common,
        )
        if told["next"]:
            actions.book(
                appointment.order,
                usual_kind(appointment),
                told["next"],
                minutes=appointment.minutes,
                office=appointment.office,
                once=uuid5(told["once"], "next"),
                **by(request),
            )


def _say(request: HttpRequest, appointment, form: OutcomeForm) -> None:
    now = queries.visible_to(request.user).get(pk=appointment.pk)
    next_at = form.cleaned_data["next"]
    shell.saved(
        request,
        f"Saved: {appointment.person.name}, {Status(now.status).label.lower()}."
        + (f" Next: {next_at:%A} {words.moment(next_at)}." if next_at else ""),
        undo=reverse("outcome", args=[appointment.pk]),
        outcome=appointment.status,
        because="Undone",
        follows=now.version,
        back=form.cleaned_data["back"],
    )


def _back(request: HttpRequest, form: OutcomeForm, appointment) -> str:
    back = request.POST.get("back", "")
    if is_ours(back, request):
        return back
    return reverse("person", args=[appointment.person.crn])
