"""What was typed and not yet saved: kept while typing, and through a lost session.

A draft is no part of anyone's record until it is sent, so it is not audited; the pages
it is typed on and restored to are.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_POST

from probation import clock
from probation.records.drafts import actions, queries

from . import shell
from .acting import was_taken

# What belongs to one sending of a form and not to what was typed.
NOT_TYPED = {"csrfmiddlewaretoken", "once", "follows", "who", "address"}
LARGEST = 200_000  # characters
IN_SESSION = "sent-when-signed-out"


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """204: kept, or its form was taken meanwhile: then there is nothing to keep, however
    late this arrives.  401: signed out.  400: no page of ours, or far too much."""
    member = shell.member(request)
    if member is None:
        return HttpResponse(status=401)
    address, fields = request.POST.get("address", ""), _typed(request)
    if not _is_ours(address) or _size(fields) > LARGEST:
        return HttpResponse(status=400)
    if not was_taken(request):  # waits for the form, if that is just being taken
        actions.keep(address, fields, by=member, at=clock.now())
    return HttpResponse(status=204)


@require_POST
def discard(request: HttpRequest) -> HttpResponse:
    """Back to the page the form is on, which may not be where it posts."""
    address, back = request.POST.get("address", ""), request.POST.get("back", "")
    if not _is_ours(address) or not _is_ours(back):
        return HttpResponse(status=400)
    if member := shell.member(request):
        actions.discard(address, by=member)
    return redirect(back)


def left_at(request: HttpRequest, address: str):
    """What this member left on this page, if anything."""
    member = shell.member(request)
    if member is None:
        return None
    sent = request.session.get(IN_SESSION)
    if sent and sent["address"] == address:
        del request.session[IN_SESSION]
        if sent["who"] == str(member.key):
            actions.keep(address, sent["fields"], by=member, at=clock.now())
            return queries.of(member).get(address)
    # A page of many forms asks once for all of them.
    if not hasattr(request, "drafts"):
        request.drafts = queries.of(member)
    return request.drafts.get(address)


def keep(get_response):
    """Forgets a draft when its form was taken; keeps a form that came too late.

    A form sent after the session ended is answered with the sign-in page.  What it held
    waits in the new session, for the same member only, and is restored by `left_at`.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        who = request.POST.get("who") if request.method == "POST" else None
        if not who or response.status_code != 302:
            return response
        if member := shell.member(request):
            actions.discard(request.path, by=member)
        elif response.url.startswith(settings.LOGIN_URL):
            fields = _typed(request)
            if _size(fields) <= LARGEST:
                sent = {"address": request.path, "who": who, "fields": fields}
                request.session[IN_SESSION] = sent
        return response

    return middleware


def _typed(request: HttpRequest) -> dict[str, list[str]]:
    return {
        name: values
        for name, values in request.POST.lists()
        if name not in NOT_TYPED and "password" not in name
    }


def _size(fields: dict[str, list[str]]) -> int:
    return sum(len(name) + sum(map(len, values)) for name, values in fields.items())


def _is_ours(address: str) -> bool:
    if not address.startswith("/") or address.startswith("//") or len(address) > 300:
        return False
    try:
        resolve(address)
    except Resolver404:
        return False
    return True
