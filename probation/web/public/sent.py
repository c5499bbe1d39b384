"""What pages for everyone do with what is sent to them."""

from typing import Any
from uuid import uuid4

from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse

from probation import clock
from probation.policy.decision import Decision
from probation.records.letters import actions as letters
from probation.records.letters import links
from probation.web.acting import Writing

from .pages import page

LONGEST_ADDRESS = 254  # characters, as mail itself has it


def address_field() -> forms.EmailField:
    return forms.EmailField(
        label="Your email address",
        help_text="Only for this. It is not shown to anyone, and is deleted when you leave or withdraw",
        max_length=LONGEST_ADDRESS,
        error_messages={
            "required": "Enter your email address",
            "invalid": "Enter an email address like name@example.com",
        },
    )


def sent_or_fresh(
    request: HttpRequest, form_class: type[forms.Form], **kwargs: Any
) -> forms.Form:
    """Bound to what was sent; else with a new `once`.  No drafts: nobody is known here."""
    initial = {"once": uuid4(), **kwargs.pop("initial", {})}
    data = request.POST if request.method == "POST" else None
    return form_class(data, initial=initial, **kwargs)


class Pressed(Writing):
    """A page whose form is one button."""


def may_send(request: HttpRequest, mailbox: str) -> Decision:
    """Counts it, by where it comes from and to whom we would write."""
    return letters.ask(place(request), mailbox, at=clock.real_now())


def place(request: HttpRequest) -> str:
    """The network address that asks, as our own proxies tell it."""
    try:
        return get_adapter().get_client_ip(request)
    except (ImproperlyConfigured, PermissionDenied):
        return ""


def read_link(purpose: str, token: str, **within: Any) -> Any:
    """What the link says; None: it is not ours, or too old."""
    try:
        return links.read(purpose, token, **within)
    except links.Unreadable:
        return None


def said(
    request: HttpRequest, heading: str, says: str, status: int = 200, **more: Any
) -> HttpResponse:
    """A page that says what was done, or why it could not be."""
    told = {"description": "", "private": True, "heading": heading, "says": says}
    return page(request, "said", status=status, **told, **more)


def look_for_letter(
    request: HttpRequest, address: str, onward: str, invented: bool = False
) -> HttpResponse:
    return said(
        request,
        "Look for our email",
        f"We have written to {address}. Open the link in that email within three days and press Confirm. Until then nobody reads your response.",
        onward=onward,
        onward_text="Go back",
        invented=invented,
    )
