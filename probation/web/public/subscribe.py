"""Letters by email on what is published: asked for, confirmed, left."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse

from probation import clock
from probation.policy.topics import Pace, Topic
from probation.records.letters.links import CONFIRM_WITHIN
from probation.records.subscriptions import actions, queries
from probation.records.subscriptions.letters import CONFIRM, LEAVE
from probation.web.acting import Writing, done, say_why_not

from . import sent
from .pages import form as form_page
from .pages import page

DESCRIPTION = "Emails on inspections and consultations, by topic: at once, or gathered once a day or week."


class SubscribeForm(Writing):
    topics = forms.MultipleChoiceField(
        label="What about?",
        choices=Topic.choices(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one topic"},
    )
    pace = forms.ChoiceField(
        label="How often?",
        choices=Pace.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how often"},
    )
    address = sent.address_field()


@form_page
def ask(request: HttpRequest) -> HttpResponse:
    form = sent.sent_or_fresh(
        request,
        SubscribeForm,
        initial={"topics": request.GET.getlist("topic"), "pace": Pace.AT_ONCE.value},
    )
    status = 200
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        allowed = sent.may_send(request, told["address"])
        if not allowed:
            say_why_not(form, allowed)
            status = 429
        elif done(form, lambda: actions.ask(**told, at=clock.real_now())):
            return sent.said(
                request,
                "Look for our email",
                f"We have written to {told['address']}. Open the link in that email within three days and press Confirm. Until then you get nothing else, and we keep nothing else.",
            )
    return page(request, "subscribe", description=DESCRIPTION, form=form, status=status)


@form_page
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button, since what checks mail for dangers follows every link in it."""
    told = sent.read_link(CONFIRM, token, within=CONFIRM_WITHIN)
    if told is None:
        return sent.said(
            request,
            "This link cannot be used",
            "It is more than three days old, or a part of it is missing. Ask for the emails again.",
            status=400,
        )
    form = sent.sent_or_fresh(request, sent.Pressed)
    if form.is_bound and form.is_valid():
        once = form.cleaned_data["once"]
        if done(form, lambda: actions.confirm(**told, at=clock.real_now(), once=once)):
            return sent.said(
                request,
                "You will get our emails",
                "Each has a link with which you leave at once. To choose other topics, ask again with the same address.",
            )
    wanted = [Topic(topic).label for topic in told["topics"]]
    return page(
        request,
        "press",
        description="",
        private=True,
        form=form,
        heading="Confirm that you want our emails",
        says=f"To {told['address']}, on: {', '.join(wanted)}. {Pace(told['pace']).label}.",
        button="Confirm",
    )


@form_page
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """A button here; a mail reader's own button posts to this address (RFC 8058), and has
    neither form nor `once`: leaving twice does no harm."""
    told = sent.read_link(LEAVE, token)
    if told is None:
        return sent.said(
            request,
            "This link cannot be used",
            "A part of it is missing. Copy the whole address from the end of one of our emails.",
            status=400,
        )
    key = UUID(told)
    if request.method == "POST":
        actions.leave(key, at=clock.real_now())
    if queries.of_link(key) is None:
        return sent.said(
            request,
            "You will get no more emails",
            "Your address and everything that was waiting to be sent to you are deleted.",
        )
    form = sent.sent_or_fresh(request, sent.Pressed)
    return page(
        request,
        "press",
        description="",
        private=True,
        form=form,
        heading="Leave",
        says="You will get no more emails from us, and your address is deleted.",
        button="Leave",
    )
