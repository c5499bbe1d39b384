"""Writing a report, looking at the whole of it, and correcting it once it is published."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation.policy.access import Permission
from probation.policy.inspection.reporting import (
    LONGEST_SECTION,
    SECTIONS,
    Stage,
    statements,
)
from probation.records.inspections.queries import edition_of
from probation.records.reporting import actions, queries
from probation.records.reporting.content import content_of
from probation.web import shell
from probation.web.acting import Following, by, done
from probation.web.forms import form_for
from probation.web.opening import needs
from probation.web.published.report import Report

from .opening import open_ours


class ReportForm(Following):
    """A box for each section; an empty line ends a numbered statement."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for section in SECTIONS:
            self.fields[section.key] = forms.CharField(
                label=section.title,
                help_text=section.about,
                required=False,
                max_length=LONGEST_SECTION,
                widget=forms.Textarea,
            )

    def sections(self) -> dict[str, str]:
        told = self.cleaned_data
        return {s.key: told[s.key] for s in SECTIONS if told.get(s.key)}


class CorrectionForm(ReportForm):
    because = forms.CharField(
        label="What was wrong?",
        help_text="Published with the correction",
        max_length=2000,
        error_messages={"required": "Say what was wrong"},
    )


@needs(Permission.SEE_INSPECTION)
def write(request: HttpRequest, inspection_id: int) -> HttpResponse:
    one = open_ours(request, inspection_id)
    version = queries.latest(one)
    published = one.stage == Stage.PUBLISHED
    form = form_for(
        request,
        CorrectionForm if published else ReportForm,
        initial={
            "follows": version.pk if version else None,
            **(version.sections if version else {}),
        },
    )
    can = actions.can_correct if published else actions.can_write
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        more = {"because": told["because"]} if published else {}
        act = actions.correct if published else actions.write
        if done(
            form,
            lambda: act(
                one, form.sections(), follows=told["follows"], once=told["once"], **more, **by(request)
            ),
        ):  # fmt: skip
            shell.saved(request, "The correction is published." if published else "The report is saved.")  # fmt: skip
            return redirect("write-report", one.pk)
    return render(
        request,
        "inspection/report.jinja",
        {
            "one": one,
            "form": form,
            "sections": SECTIONS,
            "version": version,
            "published": published,
            "allowed": can(one, by=request.user),
            "edition": edition_of(one),
            "statements": len(statements(version.sections)) if version else 0,
        },
    )


@needs(Permission.SEE_INSPECTION)
def preview(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """As it would go out now."""
    one = open_ours(request, inspection_id)
    report = Report(content_of(one, queries.latest(one)))
    return render(request, "inspection/preview.jinja", {"one": one, "report": report})
