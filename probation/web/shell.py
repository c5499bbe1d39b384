"""What stands around every page: who is signed in, where they may go, what was saved."""

import json
from datetime import timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from probation import clock
from probation.policy.access import Role
from probation.records.exchange import queries as exchange

from . import loading
from . import navigation as places


def member(request: HttpRequest | None):
    """Who is signed in, or None; safe where no session could be read."""
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def role_labels(user) -> list[str]:
    return [Role(role).label for role in user.roles]


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """The places this member's roles may go to: text, href, active."""
    links = []
    for place in places.PLACES:
        href = _address(place.route)
        if href and place.is_for(request.user):
            active = request.path == href or (
                href != "/" and request.path.startswith(href + "/")
            )
            links.append({"text": place.text, "href": href, "active": active})
    return links


def search_address(request: HttpRequest) -> str | None:
    return _address(places.SEARCH.route) if places.SEARCH.is_for(request.user) else None


def scenario() -> dict[str, Any] | None:
    """In a scenario its name, the day it is there, and how far it is loaded."""
    offset = clock.offset()
    if not (settings.CHOOSE_WHO or offset):
        return None
    return {
        "name": _scenario_name(offset),
        "day": clock.today(),
        "loading": loading.progress(),
    }


@lru_cache(maxsize=8)  # it never changes, and no page should pay for it
def _scenario_name(offset: timedelta) -> str:
    told = exchange.scenario() if offset else None
    return told.name if told else "Scenario"


def may_choose() -> bool:
    """Whether whoever is at the screen may choose whom to sign in as."""
    return settings.CHOOSE_WHO


def organisation() -> str:
    """The name of the organisation's own sign-in service; "" where none is set."""
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return apps[0]["name"] if apps else ""


def fresh() -> UUID:
    """A key for one more form of a page."""
    return uuid4()


def saved(request: HttpRequest, text: str, *, undo: str = "", **fields) -> None:
    """Says on the next page what was saved, with an Undo button that posts there.

    `undo` is the address of the correcting form; `fields` what it needs to be told
    (`follows`, the earlier answer).  A fresh `once` is added.
    """
    told = {"undo": undo, "fields": {k: str(v) for k, v in fields.items()}}
    messages.success(request, text, extra_tags=json.dumps(told) if undo else "")


def problem(request: HttpRequest, text: str) -> None:
    """Says on the next page what could not be done, and why."""
    messages.error(request, text)


def said(request: HttpRequest) -> list[dict[str, Any]]:
    """The messages waiting for this member: kind, text, undo, fields.  Read once."""
    told = []
    for message in messages.get_messages(request):
        more = json.loads(message.extra_tags) if message.extra_tags else {}
        told.append({"kind": message.level_tag, "text": message.message, **more})
    return told


def _address(route: str) -> str | None:
    try:
        return reverse(route)
    except NoReverseMatch:
        return None
