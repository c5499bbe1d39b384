"""The session: kept going when asked.  It uses real time, as sign-in does."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from . import shell


@require_safe
def stay_signed_in(request: HttpRequest) -> HttpResponse:
    """204: it goes on (each request renews it).  401: it has ended."""
    return HttpResponse(status=204 if shell.member(request) else 401)
