"""Changes to how one signs in, audited in the transaction that makes them."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from probation import clock
from probation.records.audit import actions as audit

View = Callable[..., HttpResponse]


def written_down(view: View, what: str) -> View:
    """allauth's own view; a POST that it took (it redirects) is audited as `what`."""

    @wraps(view)
    def page(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 302:
            audit.done(what, by=request.user, at=clock.now(), about=request.user)
        return response

    return page
