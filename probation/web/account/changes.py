"""Changes to how one signs in, audited in the transaction that makes them."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from probation import clock
from probation.records.audit import actions as audit

View = Callable[..., HttpResponse]


def written_down(view: View, what: str) -> View:
    """allauth's own view; a POST that it took is audited as `what`.

    It redirects then; and also to whoever must sign in first, or once more.
    """

    @wraps(view)
    def page(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and _was_taken(response):
            audit.done(what, by=request.user, at=clock.now(), about=request.user)
        return response

    return page


def _was_taken(response: HttpResponse) -> bool:
    first = (settings.LOGIN_URL, reverse("account_reauthenticate"))
    return response.status_code == 302 and not response.url.startswith(first)
