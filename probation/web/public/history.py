"""Ratings over time.  A change of edition is a break: across it nothing is compared."""

from django.http import Http404, HttpRequest, HttpResponse

from . import charts, inspections
from .pages import page


def index(request: HttpRequest) -> HttpResponse:
    often = {
        slug: (name, history)
        for slug, name in inspections.BODIES.items()
        if len(history := inspections.of_body(name)) > 1
    }
    return page(
        request,
        "over-time",
        description="Inspection ratings year by year, with a break at each new edition.",
        charts=[charts.chart("over-time-adult"), charts.chart("over-time-youth")],
        often=sorted(often.items(), key=lambda item: item[1][0]),
    )


def view(request: HttpRequest, body: str) -> HttpResponse:
    name = inspections.BODIES.get(body)
    if name is None:
        raise Http404
    history = inspections.of_body(name)
    return page(
        request,
        "body",
        description=f"{name}: its inspections over time.",
        name=name,
        history=history,
        chart_=charts.chart(f"body-{body}") if len(history) > 1 else None,
    )
