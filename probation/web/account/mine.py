"""One's own account: who I am here, and how I sign in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from probation import clock
from probation.records.staff import queries


@login_required
def view(request: HttpRequest) -> HttpResponse:
    units = queries.units_of(request.user, on=clock.today())
    return render(request, "account/mine.jinja", {"units": units})
