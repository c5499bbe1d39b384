"""An embargoed copy, by the link that one named person was given.  Each opening is kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from probation import clock
from probation.policy.inspection.reporting import Stage
from probation.records.embargo import actions, queries
from probation.records.reporting import queries as reports
from probation.web.public.pages import as_file

from . import files
from .pages import address_of
from .report import Report


def _opened(key: str, what: str) -> tuple:
    """The copy, its inspection as it stands and the report; published ones are for everyone."""
    copy = queries.copy_by_key(key)
    final = copy and reports.final_of(copy.inspection)
    if final is None:
        raise Http404
    actions.note_opening(copy, what, at=clock.real_now())
    last = copy.inspection.stages.order_by("-id").first()
    return copy, last, Report(final.content)


def _is_out(last) -> bool:
    return last.stage == Stage.PUBLISHED


def _to_public(report: Report) -> HttpResponse:
    slug = report.content["slug"]
    return redirect(address_of("report", slug, is_invented=report.is_invented))


@require_safe
def view(request: HttpRequest, copy_key: str) -> HttpResponse:
    copy, last, report = _opened(copy_key, "page")
    if _is_out(last):
        return _to_public(report)
    told = {
        "copy": copy,
        "report": report,
        "publish_at": last.publish_at,
        "bare": True,
        "key": copy_key,
    }
    return render(request, "published/embargoed.jinja", told)


@require_safe
def pdf(request: HttpRequest, copy_key: str) -> HttpResponse:
    copy, last, report = _opened(copy_key, "pdf")
    if _is_out(last):
        return _to_public(report)
    mark = f"Embargoed copy for {copy.name}: not to be passed on"
    return as_file(files.as_pdf(report, published=None, mark=mark), "application/pdf")
