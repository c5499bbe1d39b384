"""Quality & Impact, 2016 to 2018: what was found, and no grades."""

from django.http import HttpRequest, HttpResponse

from . import charts, inspections
from .pages import page


def view(request: HttpRequest) -> HttpResponse:
    return page(
        request,
        "programme",
        description="The sixteen Quality & Impact inspections of 2016 to 2018, in our words.",
        inspections=inspections.IN_PROGRAMME,
        west_mercia=inspections.WEST_MERCIA,
        chart_=charts.chart("programme"),
    )
