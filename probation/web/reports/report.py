"""Writes a pre-sentence report on one page, and sends it to court."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy.report import SECTIONS, Progress
from probation.policy.time_limits.court import Report, report_due
from probation.records.reports import actions, queries
from probation.web import shell
from probation.web.acting import Following, by, done
from probation.web.forms import form_for
from probation.web.opening import open_or_404


class ReportForm(Following):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for key, title in SECTIONS.items():
            self.fields[key] = forms.CharField(
                label=title, required=False, widget=forms.Textarea
            )

    def content(self) -> dict[str, str]:
        return {key: self.cleaned_data[key] for key in SECTIONS}


@login_required
def view(request: HttpRequest, report_id: int) -> HttpResponse:
    report = open_or_404(
        queries.visible_to(request.user), request, why="write a report", pk=report_id
    )
    form = form_for(
        request, ReportForm, initial={"follows": report.version, **report.content}
    )
    if form.is_bound and form.is_valid():
        act = actions.send if "send" in request.POST else actions.write
        if done(
            form,
            lambda: act(
                report,
                form.content(),
                follows=form.cleaned_data["follows"],
                once=form.cleaned_data["once"],
                **by(request),
            ),
        ):
            if act is actions.send:
                shell.saved(request, f"The report on {report.person.name} is sent.")
                return redirect("home")
            shell.saved(request, "The report is saved.")
            return redirect("report", report_id)
    return render(
        request,
        "reports/report.jinja",
        {
            "report": report,
            "one": report.person,
            "form": form,
            "sections": SECTIONS,
            "due": report_due(
                Report(report.kind),
                report.requested_on,
                report.hearing_on,
                in_custody=report.in_custody,
            ),
            "today": clock.today(),
            "is_open": report.progress in {Progress.REQUESTED, Progress.WRITING},
            "progress": Progress(report.progress),
            "allowed": actions.can_write(report, **by(request)),
        },
    )
