"""One inspection: where it stands, its results, and what comes next."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from probation.policy.access import Permission
from probation.policy.decision import Refused
from probation.policy.inspection.reporting import Stage
from probation.policy.inspection.results import COLUMNS, questions_of
from probation.records.inspections import actions, queries
from probation.records.reporting import actions as reporting
from probation.records.reporting import queries as reports
from probation.web import shell
from probation.web.acting import Writing, by, done
from probation.web.forms import form_for
from probation.web.opening import needs

from .opening import open_ours

FAULTS_SHOWN = 200


class FileForm(Writing):
    file = forms.FileField(
        label="Results file",
        help_text=f"CSV with the columns {', '.join(COLUMNS)}. All of it is taken in, or nothing",
        error_messages={"required": "Choose a file", "empty": "The file is empty"},
    )


@needs(Permission.SEE_INSPECTION)
def view(request: HttpRequest, inspection_id: int) -> HttpResponse:
    one = open_ours(request, inspection_id)
    form = form_for(request, FileForm)
    faults: list = []
    if request.method == "POST":
        form = FileForm(request.POST, request.FILES)
        if form.is_valid() and _took(one, form, faults, request):
            rows = form.result.rows if form.result else 0
            shell.saved(request, f"{rows:,} judgements are taken in.")
            return redirect("inspection-of", one.pk)
    return render(
        request,
        "inspection/inspection.jinja",
        {
            "one": one,
            "stage": Stage(one.stage),
            "edition": queries.edition_of(one),
            "units": _units(one),
            "file": queries.latest_file(one),
            "visitors": list(one.visitors.select_related("member")),
            "may_take": actions.can_take_results(one, by=request.user),
            "form": form,
            "faults": faults[:FAULTS_SHOWN],
            "more": len(faults) - FAULTS_SHOWN,
            "challenges": reports.unanswered(one),
            "questions": _questions(one),
        },
    )


def _took(one, form: FileForm, faults: list, request: HttpRequest) -> bool:
    sent = form.cleaned_data["file"]
    try:
        return done(
            form,
            lambda: actions.take_results(
                one, sent.name[:200], sent.read(),
                once=form.cleaned_data["once"], **by(request),
            ),
        )  # fmt: skip
    except actions.BadFile as bad:
        faults += bad.faults
        form.add_error(
            "file", f"Nothing was taken in: {len(faults):,} faults, listed below"
        )
        return False


def _units(one) -> list:
    """Each unit with the newest row of its panel."""
    found = list(one.inspected.select_related("unit").prefetch_related("panels"))
    for unit in found:
        unit.panel = max(unit.panels.all(), key=lambda row: row.pk, default=None)
    return found


def _questions(one) -> list:
    edition = queries.edition_of(one)
    kinds = dict.fromkeys(queries.kinds(one).values())
    return [(kind, list(questions_of(edition, kind).values())) for kind in kinds]


def _moved(request: HttpRequest, one, act, said: str) -> HttpResponse:
    form = Writing(request.POST)
    try:
        if form.is_valid():
            act(one, once=form.cleaned_data["once"], **by(request))
            shell.saved(request, said)
    except Refused as refused:
        shell.problem(request, ". ".join(reason.text for reason in refused.reasons))
    return redirect("inspection-of", one.pk)


@require_POST
@needs(Permission.SEE_INSPECTION)
def send_to_check(request: HttpRequest, inspection_id: int) -> HttpResponse:
    one = open_ours(request, inspection_id)
    said = "The inspected side can read the report now and challenge it."
    return _moved(request, one, reporting.send_to_check, said)


@require_POST
@needs(Permission.SEE_INSPECTION)
def finish_check(request: HttpRequest, inspection_id: int) -> HttpResponse:
    one = open_ours(request, inspection_id)
    return _moved(request, one, reporting.finish_check, "The report is final.")
