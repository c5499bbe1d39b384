"""What anybody says of a report; and the links by which any response is confirmed or withdrawn."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from probation import clock
from probation.records.letters.links import CONFIRM_WITHIN
from probation.records.responses import actions, queries
from probation.records.responses.letters import CONFIRM, WITHDRAW
from probation.web.acting import done, say_why_not

from . import inspections, sent
from .consultations import ResponseForm
from .pages import form as form_page
from .pages import page

QUESTION = "What do you want to say about it?"


@form_page
def to_inspection(request: HttpRequest, slug: str) -> HttpResponse:
    """Responses to one report, and the form for another."""
    one = inspections.BY_SLUG.get(slug)
    if one is None:
        raise Http404
    about, back = f"inspection:{slug}", reverse("inspection", args=[slug])
    form = sent.sent_or_fresh(request, ResponseForm, questions=[QUESTION])
    status = 200
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        allowed = sent.may_send(request, told["address"])
        if not allowed:
            say_why_not(form, allowed)
            status = 429
        elif done(
            form,
            lambda: actions.give(
                about,
                f"{one.title}, {one.when}",
                [[QUESTION, told["answer_1"]]],
                name=told["name"],
                address=told["address"],
                once=told["once"],
                at=clock.real_now(),
                real=clock.real_now(),
            ),
        ):
            return sent.look_for_letter(request, told["address"], back)
    return page(
        request,
        "respond",
        description=f"Responses of the public to the report on {one.title}, {one.when}.",
        form=form,
        title=f"{one.title}, {one.when}",
        back=back,
        note="A response is shown when somebody has read it. It should be about the report and name no private person.",
        shown=list(queries.shown(about)),
        status=status,
    )


@form_page
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    key = sent.read_link(CONFIRM, token, within=CONFIRM_WITHIN)
    given = queries.of_link(UUID(key)) if key else None
    if given is None:
        return _unusable(request)
    form = sent.sent_or_fresh(request, sent.Pressed)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        real = clock.real_now()
        actions.confirm(given.pk, at=clock.now(), real=real, once=told["once"])
        return sent.said(
            request,
            "Thank you: your response is in",
            "Somebody reads it before it is shown. The link in our letter withdraws it at any time.",
        )
    return page(
        request,
        "press",
        description="",
        private=True,
        form=form,
        heading="Confirm your response",
        says="It is read before it is shown.",
        answers=given.answers,
        button="Confirm",
    )


@form_page
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    key = sent.read_link(WITHDRAW, token)
    if not key:
        return _unusable(request)
    form = sent.sent_or_fresh(request, sent.Pressed)
    if form.is_bound and form.is_valid():
        actions.withdraw(UUID(key), at=clock.now(), once=form.cleaned_data["once"])
    given = queries.of_link(UUID(key))
    if given is None:
        return sent.said(
            request,
            "Your response is withdrawn",
            "It and your address are deleted. Copies that others made meanwhile we cannot take back.",
        )
    return page(
        request,
        "press",
        description="",
        private=True,
        form=form,
        heading="Withdraw your response",
        says="It and your address are deleted.",
        answers=given.answers,
        button="Withdraw",
    )


def _unusable(request: HttpRequest) -> HttpResponse:
    return sent.said(
        request,
        "This link cannot be used",
        "It is too old, a part of it is missing, or the response was withdrawn.",
        status=400,
    )
