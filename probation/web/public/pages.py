"""Pages for everyone: they read no session and set no cookie.

Most of what they show stands in the law book, which does not change while the service
runs.  Such a page asks no database, is made once, and kept; a browser asks again with the
fingerprint it has, and is told that nothing changed.  One that shows what stands in tables
(`living`) is kept for a second.  One with a form (`form`) is not kept.
"""

import gzip
import hashlib
import math
from contextlib import nullcontext
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import ResolverMatch, resolve
from django.utils.cache import get_conditional_response

# What begins so is a page for everyone and nothing else: see `for_everyone`.
ADDRESSES = (
    "/inspections/", "/standards/", "/data/", "/sitemap.xml", "/robots.txt",
    "/subscriptions/", "/consultations/", "/responses/", "/scenario/", "/api/public/",
    "/api/openapi.json",
)  # fmt: skip
API = "/api/"  # its public part stands among ADDRESSES; the rest does not come here
MOST = 400  # pages kept
LARGEST = 400_000  # bytes kept of one page
LONGEST = 2_000  # characters of an address that is kept
TEXT = ("text/", "application/json", "application/atom", "application/rss", "image/svg")


@dataclass(frozen=True)
class Way:
    """How a page is answered."""

    fresh: int  # seconds that a browser, or a cache on the way, need not ask again
    kept: float  # seconds that it is kept here
    tables: bool = False  # it reads them, in a transaction of its own
    posts: bool = False  # something may be sent to it


STILL = Way(fresh=300, kept=math.inf)
LIVING = Way(fresh=60, kept=1, tables=True)
FORM = Way(fresh=0, kept=0, tables=True, posts=True)


def living(view):
    """For a view that shows what stands in tables.  Nobody is acting: row security shows it
    nothing of a person."""
    view.way = LIVING
    return view


def form(view):
    """For a view with a form.  It needs no token against other sites: without a cookie
    nobody is trusted here for being who they are."""
    view.way = FORM
    return view


@dataclass(frozen=True)
class Kept:
    body: bytes
    headers: dict[str, str]
    until: float  # by `monotonic`


# By address, packed or not.  Of this process alone, and not Django's cache: that one also
# counts failed sign-ins, which nobody may push out by asking for many pages.
KEPT: dict[tuple[bool, str], Kept] = {}


def for_everyone(get_response):
    """Answers the public addresses here, before session, sign-in and transaction.

    A view that wants any of them has no place at such an address: it finds no
    `request.user` and fails.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ADDRESSES):
            return get_response(request)
        return answer(request)

    return middleware


def answer(request: HttpRequest) -> HttpResponse:
    request.resolver_match = match = _found(request.path_info)
    # The views of the API are the framework's own, and carry no mark.
    is_api = request.path_info.startswith(API)
    way = LIVING if is_api else getattr(match.func, "way", STILL)
    methods = ["GET", "HEAD", *(["POST"] if way.posts else [])]
    if request.method not in methods:
        return HttpResponseNotAllowed(methods)
    if not way.kept:
        return _asked(request, match, way)
    packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    address = packed, absolute(request, request.get_full_path())
    kept = KEPT.get(address)
    if kept is None or kept.until < monotonic():
        response = _asked(request, match, way)
        if response.status_code != 200:
            return response
        kept = _made(response, packed, way)
        if len(kept.body) <= LARGEST and len(address[1]) <= LONGEST:
            KEPT.pop(address, None)
            if len(KEPT) >= MOST:
                KEPT.pop(next(iter(KEPT)), None)  # the one kept longest
            KEPT[address] = kept
    response = HttpResponse(kept.body, headers=kept.headers)
    return get_conditional_response(
        request, etag=kept.headers["ETag"], response=response
    )


def _asked(request: HttpRequest, match: ResolverMatch, way: Way) -> HttpResponse:
    with transaction.atomic() if way.tables else nullcontext():
        response = match.func(request, *match.args, **match.kwargs)
        if way.tables and response.status_code >= 500:
            transaction.set_rollback(True)
        return response


@lru_cache(maxsize=1000)
def _found(path: str) -> ResolverMatch:
    """Among the public views alone: no other can be reached here."""
    return resolve(path, None if path.startswith(API) else "probation.web.public.urls")


def _made(response: HttpResponse, packed: bool, way: Way) -> Kept:
    body, headers = response.content, dict(response.headers)
    headers["ETag"] = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers["Cache-Control"] = f"public, max-age={way.fresh}"
    headers["Vary"] = "Accept-Encoding"
    if packed and headers["Content-Type"].startswith(TEXT):
        # No secret is on such a page, so packing gives none away.
        body = gzip.compress(body, mtime=0)
        headers["Content-Encoding"] = "gzip"
    headers["Content-Length"] = str(len(body))
    return Kept(body, headers, monotonic() + way.kept)


def page(request: HttpRequest, template: str, **told) -> HttpResponse:
    """A page for everyone.  `description` is for search engines and for who shares it.

    With `invented` it says that all on it is invented, and search engines leave it out.
    """
    status = told.pop("status", 200)
    told |= {"bare": True, "public": True, "address": absolute(request, request.path)}
    response = render(request, f"public/{template}.jinja", told, status=status)
    if told.get("invented"):
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def absolute(request: HttpRequest, path: str) -> str:
    """In production the service stands behind a proxy that ends TLS."""
    scheme = "https" if settings.PRODUCTION else request.scheme
    return f"{scheme}://{request.get_host()}{path}"


def as_file(body: bytes | str, content_type: str, name: str = "") -> HttpResponse:
    """With a `name`, for the browser to save.  Other sites may show and read it."""
    headers = {
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    if name:
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    if content_type == "image/svg+xml":
        # Opened by itself a drawing brings its own letters and colours, and nothing runs.
        headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
        )
    return HttpResponse(body, content_type=content_type, headers=headers)
