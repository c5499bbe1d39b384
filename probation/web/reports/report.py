"""Writes a pre-sentence report on one page, and sends it to court.

What it asks is the law book's form for its kind; what the record knows is brought in.
"""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy.plausible import LINES_MOST
from probation.policy.report_forms import Field, form
from probation.policy.reports import REPORT, Status
from probation.policy.time_limits.court import Report, report_due
from probation.records.reports import actions, queries
from probation.web import changed, shell
from probation.web.acting import Following, by, done
from probation.web.forms import form_for
from probation.web.opening import open_or_404
from probation.web.words_field import Words

YES_NO = [("yes", "Yes"), ("no", "No")]


class ReportForm(Following):
    """A field for each that the form of this kind asks and the record does not answer."""

    def __init__(self, *args, sections, known, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = [
            (section, [one for one in section.fields if one.key not in known])
            for section in sections
        ]
        for _, fields in self.asked:
            for one in fields:
                self.fields[one.key] = _field(one)

    def content(self) -> dict[str, object]:
        keys = [one.key for _, fields in self.asked for one in fields]
        return {key: self.cleaned_data[key] for key in keys if self.cleaned_data[key]}


def _field(one: Field) -> forms.Field:
    told = {"label": one.asks, "required": False}
    if one.kind == "yes-no":
        return forms.ChoiceField(choices=YES_NO, widget=forms.RadioSelect, **told)
    if one.kind == "list":
        choices = [(c, c.replace("_", " ").capitalize()) for c in one.choices]
        return forms.MultipleChoiceField(
            choices=choices, widget=forms.CheckboxSelectMultiple, **told
        )
    if one.kind in {"long", "checked"}:
        return Words(widget=forms.Textarea, **told)
    return Words(most=LINES_MOST, **told)


@login_required
def view(request: HttpRequest, report_id: int) -> HttpResponse:
    report = open_or_404(
        queries.visible_to(request.user), request, why="write a report", pk=report_id
    )
    kind, status, me = Report(report.kind), Status(report.status), by(request)
    known = queries.brought_in(report, **me)
    sections = form(kind)
    sheet = form_for(
        request,
        ReportForm,
        initial={"follows": report.version, **report.content},
        sections=sections,
        known=known,
    )
    if sheet.is_bound and sheet.is_valid():
        act = actions.send if "send" in request.POST else actions.write
        if done(
            sheet,
            lambda: act(
                report,
                sheet.content(),
                follows=sheet.cleaned_data["follows"],
                once=sheet.cleaned_data["once"],
                **me,
            ),
        ):
            if act is actions.send:
                shell.saved(request, f"The report on {report.person.name} is sent.")
                return redirect("home")
            shell.saved(request, "The report is saved.")
            return redirect("report", report_id)
        report = queries.visible_to(request.user).get(pk=report_id)
        if changed.is_meanwhile(sheet, report.version):
            _show_both(report, sheet)
            status = Status(report.status)
    return render(
        request,
        "reports/report.jinja",
        {
            "report": report,
            "one": report.person,
            "form": sheet,
            "sections": sections,
            "known": known,
            "due": report_due(
                kind,
                report.requested_on,
                report.hearing_on,
                in_custody=report.in_custody,
            ),
            "today": clock.today(),
            "is_open": not REPORT.is_final(status),
            "status": status,
            "allowed": actions.can_write(report, **me),
        },
    )


def _show_both(report, sheet: ReportForm) -> None:
    last = queries.last_change(report)
    rows = changed.rows_of(sheet, report.content)
    changed.show_both(sheet, report.version, who=last.by.name, at=last.at, rows=rows)
