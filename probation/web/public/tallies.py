"""How many inspections had each rating, as the inspectorate and others counted them."""

from django.http import HttpRequest, HttpResponse

from probation.policy.inspection.published import TALLIES
from probation.policy.inspection.rating import Rating

from . import charts
from .pages import page


def view(request: HttpRequest) -> HttpResponse:
    return page(
        request,
        "tallies",
        description="Published counts of inspection ratings, each with its source.",
        tallies=TALLIES,
        ratings=list(reversed(Rating)),
        chart_=charts.chart("tallies"),
    )
