"""The session: kept going while it is used, and no longer than a day's work.

It uses real time, as sign-in does.
"""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from probation import clock

from . import shell

RENEWED_EVERY = 60  # seconds: not a write for every page


def renew(get_response):
    """Moves the end of the session on while its member is at work; ends it when they have
    been signed in for too long, as if they had signed out."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if shell.member(request):
            now = clock.real_now().timestamp()
            if (
                now - request.session.setdefault("began", now)
                > settings.SESSION_LONGEST
            ):
                logout(request)
            elif now - request.session.get("renewed", 0) > RENEWED_EVERY:
                request.session["renewed"] = now
        return get_response(request)

    return middleware


def seconds_left() -> int:
    """What a page may count on: the session may have been renewed a minute ago."""
    return settings.SESSION_COOKIE_AGE - RENEWED_EVERY


def ends_at(request: HttpRequest) -> int:
    """When it ends whatever is done: seconds since 1970, the same on every page of it."""
    now = clock.real_now().timestamp()
    return int(request.session.get("began", now) + settings.SESSION_LONGEST)


@require_safe
def stay_signed_in(request: HttpRequest) -> HttpResponse:
    """204: it goes on.  401: it has ended."""
    return HttpResponse(status=204 if shell.member(request) else 401)
