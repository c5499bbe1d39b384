"""The list, the reports with their files and charts, the register and the feed."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed

from probation.policy.inspection.reporting import Progress as Step
from probation.records.recommendations import queries as recommendations
from probation.records.reporting import queries
from probation.web.public.pages import absolute, as_file

from . import files
from .pages import address_of, page
from .report import INVENTED, Report

ON_A_PAGE = 20
MOST = 50  # entries of the feed


def index(request: HttpRequest, is_invented: bool) -> HttpResponse:
    pages = Paginator(queries.published(is_invented=is_invented), ON_A_PAGE)
    shown = pages.get_page(request.GET.get("page", "1"))
    return page(
        request,
        "index",
        is_invented=is_invented,
        description=INVENTED
        if is_invented
        else "Reports of inspections, newest first.",
        found=[(one, Report(one.content)) for one in shown],
        shown=shown,
    )


def _publication(slug: str, number: int | None, is_invented: bool):
    """The one asked for, or the newest; and all of them, the newest first."""
    every = queries.published_as(slug, is_invented=is_invented)
    one = next((p for p in every if number in (None, p.number)), None)
    if one is None:
        raise Http404
    return one, every


def report(
    request: HttpRequest, slug: str, is_invented: bool, number: int | None = None
) -> HttpResponse:
    one, every = _publication(slug, number, is_invented)
    told = Report(one.content)
    return page(
        request,
        "report",
        is_invented=is_invented,
        description=f"{told.title}. {told.summary}",
        one=one,
        every=every,
        report=told,
    )


def pdf(request: HttpRequest, slug: str, is_invented: bool) -> HttpResponse:
    one, _ = _publication(slug, None, is_invented)
    body = files.as_pdf(Report(one.content), published=one.published_at)
    return as_file(body, "application/pdf")


def annexe(
    request: HttpRequest, slug: str, ending: str, is_invented: bool
) -> HttpResponse:
    one, _ = _publication(slug, None, is_invented)
    told = Report(one.content)
    name = f"{'INVENTED-' if is_invented else ''}{slug}.{ending}"
    if ending == "csv":
        return as_file(files.as_csv(told), "text/csv; charset=utf-8", name)
    if ending == "json":
        return as_file(files.as_json(told), "application/json")
    if ending == "parquet":
        return as_file(files.as_parquet(told), "application/vnd.apache.parquet", name)
    raise Http404


def chart(
    request: HttpRequest, slug: str, name: str, is_invented: bool
) -> HttpResponse:
    one, _ = _publication(slug, None, is_invented)
    return as_file(Report(one.content).drawing(name), "image/svg+xml")


def register(request: HttpRequest, is_invented: bool) -> HttpResponse:
    found = recommendations.register(is_invented=is_invented)
    told = (
        INVENTED
        if is_invented
        else "What inspections recommended, to whom and by when, and what became of it."
    )
    return page(
        request, "register", is_invented=is_invented, description=told, found=list(found), Step=Step
    )  # fmt: skip


def feed(request: HttpRequest, is_invented: bool) -> HttpResponse:
    mark = "INVENTED. " if is_invented else ""
    told = Atom1Feed(
        title=f"{mark}Inspection reports",
        link=absolute(request, address_of("index", is_invented=is_invented)),
        description=INVENTED if is_invented else "Reports of inspections",
        feed_url=absolute(request, request.path),
        language="en-gb",
    )
    for one in queries.published(is_invented=is_invented)[:MOST]:
        here = absolute(
            request, address_of("report", one.slug, is_invented=is_invented)
        )
        told.add_item(
            title=f"{mark}{one.title}",
            link=here,
            unique_id=here,
            description=Report(one.content).summary,
            pubdate=one.published_at,
            updateddate=one.published_at,
        )
    return as_file(told.writeString("utf-8"), "application/atom+xml; charset=utf-8")
