"""The session: kept going while it is used.  It uses real time, as sign-in does."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from probation import clock

from . import shell

RENEWED_EVERY = 60  # seconds: not a write for every page


def renew(get_response):
    """Moves the end of the session on while its member is at work."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if shell.member(request):
            now = clock.real_now().timestamp()
            if now - request.session.get("renewed", 0) > RENEWED_EVERY:
                request.session["renewed"] = now
        return get_response(request)

    return middleware


def seconds_left() -> int:
    """What a page may count on: the session may have been renewed a minute ago."""
    return settings.SESSION_COOKIE_AGE - RENEWED_EVERY


@require_safe
def stay_signed_in(request: HttpRequest) -> HttpResponse:
    """204: it goes on.  401: it has ended."""
    return HttpResponse(status=204 if shell.member(request) else 401)
