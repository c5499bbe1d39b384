"""The first page: what this is, for whom, and the way in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation.web import shell


def view(request: HttpRequest) -> HttpResponse:
    if shell.member(request):
        return redirect("home")
    return render(request, "public/front.jinja", {"choose": settings.CHOOSE_WHO})
