"""A person's data: what they asked, what they dispute, what is restricted, how long it is
kept; everything held; and one form for each thing that can be done."""

from dataclasses import dataclass
from functools import partial
from itertools import groupby

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy.access import Permission
from probation.policy.own_data import restricting
from probation.policy.own_data import retention as policy
from probation.policy.own_data.asking import OPEN, Asked
from probation.records.own_data import actions, queries
from probation.records.own_data.telling import title_of
from probation.records.people import queries as people
from probation.records.retention import actions as retention
from probation.records.retention import queries as keeping
from probation.web import shell
from probation.web.acting import Writing, by, done
from probation.web.dates import DayField
from probation.web.forms import form_for
from probation.web.opening import needs, open_person, refuse
from probation.web.people.forms import words


class AskForm(Writing):
    asked_on = DayField(label="When did they ask?", latest=clock.today, help_text="")
    is_known = forms.BooleanField(label="It is known who asks", required=False)
    asker = words("Who asks for them, if somebody else")
    send_to = words("Where is the answer to go?")


class RestrictForm(Writing):
    why = forms.ChoiceField(
        label="Why?",
        choices=restricting.Why.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why it is restricted"},
    )
    because = words("What is it about?", required=True, rows=True)


class BecauseForm(Writing):
    because = words("Why does it end?", required=True, rows=True)


class HoldForm(Writing):
    kind = forms.ChoiceField(
        label="What keeps it?",
        choices=policy.HoldKind.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what keeps it"},
    )
    because = words("What is it kept for?", required=True, rows=True)


class SureForm(Writing):
    sure = forms.BooleanField(
        label="I have looked at this record, and it is to go",
        error_messages={"required": "Tick the box if the record is to go"},
    )


@dataclass(frozen=True)
class Verb:
    """One thing that can be done: its form, and the action that is given what it says."""

    title: str
    button: str
    said: str
    form: type[Writing]
    act: object
    needs: object = actions.can_answer
    about: str = ""


VERBS = {
    "ask": Verb(
        "They ask for their data",
        "Save",
        "The request is recorded.",
        AskForm,
        actions.ask,
    ),
    "restrict": Verb(
        "Restrict processing",
        "Restrict",
        "Processing is restricted.",
        RestrictForm,
        actions.restrict,
        about="The record is kept and read. Only contact, the sentence, flags and access may be written.",
    ),
    "lift": Verb(
        "End the restriction",
        "End it",
        "Processing is no longer restricted.",
        BecauseForm,
        actions.lift,
        about="Tell the person before you end it.",
    ),
    "hold": Verb(
        "Keep this record longer",
        "Keep it",
        "The record is kept.",
        HoldForm,
        retention.hold,
    ),
    "delete": Verb(
        "Delete this record",
        "It is to go",
        "The record goes, unless the rules then say that it stays.",
        SureForm,
        retention.approve,
        retention.can_decide_deletion,
        "All of it goes, for good. A statement stays that says when, by which rules and who decided, and not whose it was.",
    ),
    "keep": Verb(
        "It does not go after all",
        "Keep it",
        "The record stays.",
        Writing,
        retention.take_back,
        retention.can_decide_deletion,
    ),
}


@needs(Permission.ANSWER_FOR_DATA)
def view(request: HttpRequest, crn: str) -> HttpResponse:
    person = open_person(request, crn, why="see what they ask of their data")
    member, today = request.user, clock.today()
    asked = list(queries.requests_visible_to(member).filter(person=person))
    for one in asked:
        one.limit = queries.limit_of(one)
        one.is_open = one.status in OPEN
        one.now = Asked(one.status).label
    disputes = list(queries.disputes_visible_to(member).filter(person=person))
    for one in disputes:
        one.limit = queries.dispute_due(one)
    held = keeping.held_of(person)
    return render(
        request,
        "own_data/theirs.jinja",
        {
            "one": person,
            "asked": asked,
            "disputes": disputes,
            "restriction": people.restriction_on(person),
            "has_a_right": restricting.has_a_right(today),
            "holds": list(keeping.holds_visible_to(member).filter(person=person)),
            "until": policy.kept_until(held, today),
            "may_go": policy.can_delete(held, today),
            "approval": keeping.approvals([person]).get(person.pk),
            "decides": retention.can_decide_deletion(by=member),
            "today": today,
        },
    )


@needs(Permission.ANSWER_FOR_DATA)
def everything(request: HttpRequest, crn: str) -> HttpResponse:
    """All that is held, each entry with what they say of it and a way to dispute it."""
    person = open_person(request, crn, why="see everything held")
    entries = queries.entries_of(person)
    return render(
        request,
        "own_data/everything.jinja",
        {
            "one": person,
            "entries": entries,
            "sections": [
                (title_of(table), list(those))
                for table, those in groupby(entries, lambda one: one.row.table)
            ],
            "beside": queries.beside(person),
        },
    )


@needs(Permission.ANSWER_FOR_DATA)
def do(request: HttpRequest, crn: str, verb: str) -> HttpResponse:
    person = open_person(request, crn, why=f"{verb}: a person's data")
    it = VERBS.get(verb)
    if it is None:
        refuse(request)
    form = form_for(request, it.form, initial={"asked_on": clock.today()})
    if form.is_bound and form.is_valid():
        told = {k: v for k, v in form.cleaned_data.items() if k != "sure"}
        if done(form, partial(it.act, person, **told, **by(request))):
            shell.saved(request, it.said)
            return redirect("their-data", crn)
    return render(
        request,
        "own_data/do.jinja",
        {
            "one": person,
            "form": form,
            "verb": it,
            "allowed": it.needs(by=request.user),
        },
    )


@needs(Permission.ANSWER_FOR_DATA)
def end_hold(request: HttpRequest, crn: str, hold_id: int) -> HttpResponse:
    person = open_person(request, crn, why="end a hold")
    seen = keeping.holds_visible_to(request.user).filter(person=person, until=None)
    hold = seen.filter(pk=hold_id).first()
    if hold is None:
        refuse(request)
    form = form_for(request, Writing)
    if form.is_bound and form.is_valid():
        once = form.cleaned_data["once"]
        if done(form, lambda: retention.end_hold(hold, once=once, **by(request))):
            shell.saved(request, "It no longer keeps the record.")
            return redirect("their-data", crn)
    verb = Verb("End this hold", "End it", "", Writing, None, about=f"{hold.get_kind_display()}: {hold.because}")  # fmt: skip
    told = {"one": person, "form": form, "verb": verb, "allowed": actions.can_answer(by=request.user)}  # fmt: skip
    return render(request, "own_data/do.jinja", told)
