"""Draft standards: all of them, one as text, and putting it out to consultation."""

from datetime import datetime, time

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy import consultation as policy
from probation.policy.access import Permission
from probation.policy.london import LONDON
from probation.records.consultations import actions, queries
from probation.web import shell
from probation.web.acting import Following, Writing, by, done
from probation.web.dates import DayField
from probation.web.forms import form_for
from probation.web.opening import needs, refuse

HOW = (
    "A line for each part. “Domain: Organisational delivery” begins a domain, “1.1 Leadership” "
    "a standard, and a dash a question: “- Is there a vision that drives good work?”"
)


def _text() -> forms.CharField:
    return forms.CharField(
        label="The standards",
        help_text=HOW,
        widget=forms.Textarea,
        error_messages={"required": "Write the standards"},
    )


class NewForm(Writing):
    title = forms.CharField(
        label="Title",
        max_length=200,
        error_messages={"required": "Enter a title"},
    )
    text = _text()


class TextForm(Following):
    text = _text()


class ConsultForm(Following):
    title = forms.CharField(
        label="Title of the consultation",
        max_length=200,
        error_messages={"required": "Enter a title"},
    )
    says = forms.CharField(
        label="What it is about, for everyone",
        widget=forms.Textarea,
        error_messages={"required": "Say what it is about"},
    )
    questions = forms.CharField(
        label="Questions",
        help_text="Each on a line of its own",
        widget=forms.Textarea,
        error_messages={
            "required": "Ask at least one question, each on a line of its own"
        },
    )
    closes_on = DayField(label="Closes on")
    closes_time = forms.TimeField(
        label="Closes at",
        help_text="By the clock in London, such as 23:59. What is sent at that minute is too late",
        initial=time(23, 59),
        widget=forms.TimeInput(format="%H:%M"),
        input_formats=["%H:%M", "%H.%M"],
        error_messages={
            "required": "Enter a time, such as 23:59",
            "invalid": "Enter a time, such as 23:59",
        },
    )

    def told(self) -> dict:
        told = dict(self.cleaned_data)
        closes = datetime.combine(
            told.pop("closes_on"), told.pop("closes_time"), LONDON
        )
        asked = [line.strip() for line in told.pop("questions").splitlines()]
        return told | {"closes_at": closes, "questions": list(filter(None, asked))}


@needs(Permission.CONSULT)
def index(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "consultations/index.jinja",
        {
            "drafts": queries.visible_to(request.user),
            "consultations": queries.of_staff(request.user),
            "now": clock.now(),
            "in_words": policy.in_words,
        },
    )


@needs(Permission.CONSULT)
def new(request: HttpRequest) -> HttpResponse:
    form = form_for(request, NewForm)
    # In a scenario nothing is real, so nothing written in it is shown as real.
    invented = shell.scenario() is not None
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(
            form, lambda: actions.begin(**told, is_invented=invented, **by(request))
        ):
            shell.saved(request, "The draft is saved. Nobody outside sees it yet.")
            return redirect("drafting")
    return render(request, "consultations/new.jinja", {"form": form})


@needs(Permission.CONSULT)
def draft(request: HttpRequest, draft: str) -> HttpResponse:
    one = _draft(request, draft)
    now = queries.text_of(one)
    first = {"text": now.text, "follows": now.version}
    form = form_for(request, TextForm, initial=first)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(form, lambda: actions.write(one, **told, **by(request))):
            shell.saved(request, "The draft is saved. Nobody outside sees it yet.")
            return redirect("draft", one.slug)
    told = {"one": one, "now": now, "form": form, "domains": policy.read(now.text)[0]}
    return render(request, "consultations/draft.jinja", told)


@needs(Permission.CONSULT)
def consult(request: HttpRequest, draft: str) -> HttpResponse:
    one = _draft(request, draft)
    first = {"follows": one.version, "title": one.title}
    form = form_for(request, ConsultForm, initial=first)
    if form.is_bound and form.is_valid():
        told = form.told() | by(request) | {"real": clock.real_now()}
        if done(form, lambda: actions.open_to_all(one, **told)):
            shell.saved(request, "The consultation is open, and subscribers are told.")
            return redirect("drafting")
    return render(request, "consultations/consult.jinja", {"one": one, "form": form})


def _draft(request: HttpRequest, slug: str):
    one = queries.visible_to(request.user).filter(slug=slug).first()
    if one is None:
        refuse(request)
    return one
