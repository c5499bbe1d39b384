"""What is answered when something is wrong.  Each page says what to do next.

Refused and absent are one page, so that nobody learns which it was.
"""

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from psycopg_pool import PoolTimeout

log = logging.getLogger("probation.web")

# The database is down, full, too slow, or has no connection to spare.
DATABASE_AWAY = (OperationalError, InterfaceError, PoolTimeout)


def bad_request(request: HttpRequest, exception=None) -> HttpResponse:
    return _page(request, 400)


def not_found(request: HttpRequest, exception=None) -> HttpResponse:
    return _page(request, 404, bare=False)


def not_this_way(get_response):
    """A page that only takes a form, asked for by its address: never a blank one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 405 or response.content:
            return response
        page = _page(request, 405)
        page["Allow"] = response["Allow"]
        return page

    return middleware


def too_often(request: HttpRequest, exception=None) -> HttpResponse:
    return _page(request, 429)


def broken(request: HttpRequest) -> HttpResponse:
    """Django calls this while it handles the fault, so the fault can be asked for."""
    return _page(request, 503 if isinstance(sys.exception(), DATABASE_AWAY) else 500)


def page_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token does not fit (CSRF): most often, someone signed in again."""
    log.warning("form refused", extra={"reason": reason})
    return _page(request, 403)


def _page(request: HttpRequest, status: int, *, bare: bool = True) -> HttpResponse:
    """A bare page asks nothing of the session or the database."""
    told = {"bare": bare, "reference": getattr(request, "id", "")}
    return render(request, f"errors/{status}.jinja", told, status=status)
