"""Gives an order to a practitioner."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy.time_limits.beginning import FIRST_APPOINTMENT
from probation.records.allocation import actions, queries
from probation.records.sentences.queries import ends
from probation.web import shell
from probation.web.acting import Following, by, done
from probation.web.forms import form_for
from probation.web.opening import open_or_404
from probation.web.words import plural
from probation.web.words_field import Words


class AssignForm(Following):
    officer = forms.ChoiceField(
        label="Who will supervise them?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a practitioner"},
    )
    note = Words(
        label="Anything they should know",
        required=False,
        widget=forms.Textarea,
    )


@login_required
def view(request: HttpRequest, order_id: int) -> HttpResponse:
    member, today = request.user, clock.today()
    order = open_or_404(
        queries.visible_to(member), request, why="assign an order", pk=order_id
    )
    found = queries.practitioners(member, today)
    form = form_for(request, AssignForm, initial={"follows": order.assignment})
    form.fields["officer"].choices = [(str(one.pk), one.name) for one in found]
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        officer = next(one for one in found if str(one.pk) == told["officer"])
        if done(
            form,
            lambda: actions.assign(
                order,
                officer,
                note=told["note"],
                follows=told["follows"],
                once=told["once"],
                **by(request),
            ),
        ):
            shell.saved(request, f"{order.person.name} is with {officer.name}.")
            return redirect("home")
    allocated_on = queries.allocated_on(order)
    return render(
        request,
        "allocation/assign.jinja",
        {
            "order": order,
            "form": form,
            "ends": ends(order),
            "hints": {
                str(
                    one.pk
                ): f"{one.get_grade_display() or 'Grade not recorded'}, {plural(one.holds, 'order')} now"
                for one in found
            },
            "limit": FIRST_APPOINTMENT.due(allocated_on) if allocated_on else None,
            "today": today,
            "allowed": actions.can_assign(order, **by(request)),
        },
    )
