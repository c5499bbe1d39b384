"""While a scenario is being loaded for the first time: a page that says so."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from probation.records import being_loaded

AGAIN_AFTER = 3  # seconds


def wait(get_response):
    """Nothing is shown before the first people are there.  The file is ours alone: where
    nobody chooses who to be, no scenario is loaded."""

    def middleware(request: HttpRequest) -> HttpResponse:
        told = progress()
        if told is None or told.is_usable:
            return get_response(request)
        page = {"bare": True, "progress": told}
        response = render(request, "errors/loading.jinja", page, status=503)
        response["Retry-After"] = str(AGAIN_AFTER)
        return response

    return middleware


def progress() -> being_loaded.Progress | None:
    return being_loaded.told(settings.LOADING) if settings.CHOOSE_WHO else None
