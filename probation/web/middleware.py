"""What every request passes through."""

import logging
from time import perf_counter
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.http import Http404, QueryDict

from probation import clock
from probation.records.people.queries import act_as
from probation.records.request import request_id as current

log = logging.getLogger("probation.request")


def request_id(get_response):
    """Gives each request an id, kept in the log and in each audit entry, and logs it."""

    def middleware(request):
        request.id = uuid4().hex
        token = current.set(request.id)
        began = perf_counter()
        try:
            response = get_response(request)
            _log(request, response, perf_counter() - began)
        finally:
            current.reset(token)
        response["X-Request-Id"] = request.id
        return response

    return middleware


def _log(request, response, seconds: float) -> None:
    """The address's pattern and never the address: that may say who it is about."""
    pattern = request.resolver_match.route if request.resolver_match else None
    # Only a member already read: the log asks nothing of the database.
    member = getattr(getattr(request, "_cached_user", None), "key", None)
    log.info(
        "request",
        extra={
            "member": str(member) if member else None,
            "method": request.method,
            "path": f"/{pattern}" if pattern is not None else None,
            "status": response.status_code,
            "milliseconds": round(seconds * 1000, 1),
            "bytes": None if response.streaming else len(response.content),
        },
    )


def only_text(get_response):
    """No database keeps a NUL: an address with one is nobody's, and what was typed or pasted
    with one is read without it."""

    def middleware(request):
        if "\0" in request.path:
            raise Http404
        request.GET = _without_nul(request.GET)
        if request.method == "POST":
            request.POST = _without_nul(request.POST)
        return get_response(request)

    return middleware


def _without_nul(told: QueryDict) -> QueryDict:
    if not any("\0" in one for name, values in told.lists() for one in (name, *values)):
        return told
    clean = QueryDict(mutable=True, encoding=told.encoding)
    for name, values in told.lists():
        clean.setlist(name.replace("\0", ""), [one.replace("\0", "") for one in values])
    return clean


# Everything comes from here; nothing is written into the page, no script and no style.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
    # Pages are about people: nothing of them stays in the browser or on the way.
    "Cache-Control": "no-store",
}


def headers(get_response):
    def middleware(request):
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.PRODUCTION:
            response.headers["Strict-Transport-Security"] = (
                "max-age=31536000; includeSubDomains"
            )
        return response

    return middleware


def one_transaction(get_response):
    """A page is one transaction: what it did, showed, refused, and the audit of that.

    A page that failed is undone; one that refused is kept, so that the refusal is.
    """

    def middleware(request):
        with transaction.atomic():
            act_as(request.user, clock.now())
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return middleware
