"""Consultations on draft standards: read, responded to, and what came of them.

One that a scenario invents has an address of its own, and says that it is invented.
"""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from probation import clock
from probation.policy import consultation as policy
from probation.records.consultations import actions, queries
from probation.records.responses import queries as responses
from probation.web.acting import Writing, done, say_why_not

from . import sent
from .pages import form as form_page
from .pages import living, page

DESCRIPTION = "Consultations on the standards that probation and youth justice are inspected against: open ones, and what came of the others."


@living
def index(request: HttpRequest, invented: bool = False) -> HttpResponse:
    now = clock.now()
    found = [
        (one, address(one), one.closes_at > now)
        for one in queries.published(invented=invented)
    ]
    return page(
        request,
        "consultations",
        description=DESCRIPTION,
        invented=invented,
        found=found,
        in_words=policy.in_words,
    )


@living
def view(request: HttpRequest, slug: str, invented: bool = False) -> HttpResponse:
    one = _published(slug, invented)
    outcome = one.known_outcomes[0] if one.known_outcomes else None
    return page(
        request,
        "consultation",
        description=f"{one.title}. Open until {policy.in_words(one.closes_at)}.",
        invented=invented,
        one=one,
        domains=policy.read(one.text.text)[0],
        closes=policy.in_words(one.closes_at),
        is_open=clock.now() < one.closes_at,
        outcome=outcome,
        corrected=len(one.known_outcomes) > 1,
        shown=list(responses.shown(queries.about(one))) if outcome else [],
        respond=f"{address(one)}/respond",
    )


class ResponseForm(Writing):
    name = forms.CharField(
        label="Your name or organisation",
        help_text="Shown with your response. Leave it empty to stay unnamed",
        required=False,
        max_length=200,
    )
    address = sent.address_field()

    def __init__(self, *args, questions: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.answers = [f"answer_{n}" for n in range(1, len(questions) + 1)]
        for name, question in zip(self.answers, questions, strict=True):
            self.fields[name] = forms.CharField(
                label=question, required=False, widget=forms.Textarea, strip=False
            )

    @property
    def asked(self) -> list:
        return [self[name] for name in self.answers]


@form_page
def respond(request: HttpRequest, slug: str, invented: bool = False) -> HttpResponse:
    one = _published(slug, invented)
    form = sent.sent_or_fresh(request, ResponseForm, questions=one.questions)
    allowed, status = policy.can_respond(one.closes_at, clock.now()), 200
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        throttled = sent.may_send(request, told["address"]) if allowed else allowed
        if not throttled:
            say_why_not(form, throttled)
            status = 429 if allowed else 200
        elif done(form, lambda: _give(one, form)):
            return sent.look_for_letter(
                request, told["address"], address(one), invented
            )
    return page(
        request,
        "respond",
        description="",
        private=True,
        invented=invented,
        form=form,
        title=one.title,
        back=address(one),
        note=f"It closes at {policy.in_words(one.closes_at)}. Responses are shown with the outcome, when somebody has read them.",
        late=None if allowed or form.is_bound else allowed,
        status=status,
    )


def _give(one, form: ResponseForm) -> None:
    told = form.cleaned_data
    actions.respond(
        one,
        [told[name] for name in form.answers],
        name=told["name"],
        address=told["address"],
        once=told["once"],
        at=clock.now(),
        real=clock.real_now(),
    )


def address(one) -> str:
    before = "scenario-" if one.is_invented else ""
    return reverse(f"{before}consultation", args=[one.slug])


def _published(slug: str, invented: bool):
    one = queries.published(invented=invented).filter(slug=slug).first()
    if one is None:
        raise Http404
    return one
