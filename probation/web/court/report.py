"""Asks for a pre-sentence report on a defendant."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy.decision import no
from probation.policy.plausible import HEARING_AHEAD
from probation.policy.time_limits.court import Report, report_due
from probation.records.court import queries
from probation.records.reports import actions
from probation.web import shell, words
from probation.web.acting import Writing, by, done
from probation.web.court import court_list, known
from probation.web.dates import DayField, within
from probation.web.forms import form_for
from probation.web.opening import open_or_404


class ReportForm(Writing):
    kind = forms.TypedChoiceField(
        label="What kind of report?",
        coerce=Report,
        choices=Report.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the kind of report"},
    )
    hearing_on = DayField(
        latest=within(HEARING_AHEAD),
        label="When is it next in court?",
        help_text="The day the court adjourned to",
        error_messages={"required": "Enter the day the court adjourned to"},
    )
    in_custody = forms.BooleanField(
        label="Remanded in custody until then", required=False
    )


@login_required
def view(request: HttpRequest, defendant_id) -> HttpResponse:
    defendant = open_or_404(
        queries.defendants_visible_to(request.user),
        request,
        why="ask for a report",
        pk=defendant_id,
    )
    form = form_for(request, ReportForm)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(form, lambda: _request(defendant, told, **by(request))):
            shell.saved(
                request,
                f"A report on {defendant.name} is asked for, for "
                f"{words.day(told['hearing_on'])}.",
            )
            return redirect(court_list.address_of(defendant))
    today = clock.today()
    return render(
        request,
        "court/report.jinja",
        {
            "defendant": defendant,
            "form": form,
            "back": court_list.address_of(defendant),
            "due": {kind: report_due(kind, today).rule for kind in Report},
        },
    )


def _request(defendant, told, *, by, at):
    with transaction.atomic():
        if known.person_of(defendant, by=by, at=at) is None:
            no("undecided", "Decide first, on the court list, who this is").require()
        return actions.request(
            known.again(defendant, by),
            told["kind"],
            requested_on=clock.today(),
            hearing_on=told["hearing_on"],
            in_custody=told["in_custody"],
            once=told["once"],
            by=by,
            at=at,
        )
