"""Pages for everyone that are read from tables: publications, and nothing else.

They stand before the session, as web/public/pages.py does; each is one transaction in
which nobody acts, so row security shows no row of anyone's.
"""

import gzip
import hashlib

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils.cache import get_conditional_response

from probation.web.public.pages import TEXT, absolute

ADDRESSES = ("/scenario/inspections/", "/inspections/published/")


def for_everyone(get_response):
    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ADDRESSES):
            return get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return answer(request)

    return middleware


def answer(request: HttpRequest) -> HttpResponse:
    match = resolve(request.path_info, "probation.web.published.urls")
    request.resolver_match = match
    with transaction.atomic():
        response = match.func(request, *match.args, **match.kwargs)
    if response.status_code != 200:
        return response
    etag = f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    # Asked again each time, and mostly told that nothing changed: a report is there at its
    # minute, and a correction at once.
    response["Cache-Control"] = "public, no-cache"
    response["Vary"] = "Accept-Encoding"
    if match.kwargs["is_invented"]:
        response["X-Robots-Tag"] = "noindex"
    packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    if packed and response["Content-Type"].startswith(TEXT):
        response.content = gzip.compress(response.content, mtime=0)
        response["Content-Encoding"] = "gzip"
    response["Content-Length"] = str(len(response.content))
    return get_conditional_response(request, etag=etag, response=response)


def page(
    request: HttpRequest, template: str, *, is_invented: bool, **told
) -> HttpResponse:
    told |= {
        "bare": True,
        "public": True,
        "is_invented": is_invented,
        "address": absolute(request, request.path),
        "at": lambda name, *args: address_of(name, *args, is_invented=is_invented),
    }
    return render(request, f"published/{template}.jinja", told)


def address_of(name: str, *args, is_invented: bool) -> str:
    return reverse(f"{'scenario' if is_invented else 'published'}-{name}", args=args)
