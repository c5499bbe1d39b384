"""The flags of a person: added, reviewed, ended; nothing is lost."""

from itertools import groupby

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy import flags as policy
from probation.policy.codes import REGISTER_TYPE
from probation.policy.mappa import Category, Level
from probation.records.flags import actions, queries
from probation.records.own_data import queries as own_data
from probation.web import shell
from probation.web.acting import Writing, by, done
from probation.web.dates import DayField
from probation.web.forms import form_for
from probation.web.opening import open_or_404, open_person
from probation.web.people.forms import words


def _types() -> list:
    """The types offered, by group; the ones most asked for come first in each."""
    offered = sorted(REGISTER_TYPE.active(), key=lambda code: (code.group or "Other", code.title))  # fmt: skip
    groups = groupby(offered, lambda code: code.group or "Other")
    told = [
        (name, [(code.key, code.title) for code in codes]) for name, codes in groups
    ]
    worst = [(key, REGISTER_TYPE.title_of(key)) for key in policy.WORST]
    return [("", "Choose"), ("Most used", worst), *told]


class FlagForm(Writing):
    kind = forms.ChoiceField(
        label="Flag", choices=_types, error_messages={"required": "Choose the flag"}
    )
    category = forms.ChoiceField(
        label="MAPPA category",
        choices=[("", "Choose"), *Category.choices()],
        required=False,
    )
    level = forms.ChoiceField(
        label="MAPPA level", choices=[("", "Choose"), *Level.choices()], required=False
    )
    since = DayField(label="From", latest=clock.today, help_text="")
    notes = words("Notes", rows=True)


class ReviewForm(Writing):
    """`follows`: the day of the review before, as ISO text."""

    follows = forms.DateField(widget=forms.HiddenInput, required=False)
    notes = words("What the review found", rows=True)


class EndForm(Writing):
    because = words("Why does it end?", required=True)


def flag_form(request: HttpRequest, person) -> FlagForm:
    return form_for(
        request,
        FlagForm,
        initial={"since": clock.today()},
        address=f"/people/{person.crn}/flags",
    )


@login_required
def view(request: HttpRequest, crn: str) -> HttpResponse:
    person = open_person(request, crn, why="read the flags")
    form = flag_form(request, person)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(form, lambda: actions.add(person, told.pop("kind"), **told, **by(request))):  # fmt: skip
            said = policy.said(form.result) if form.result else "The flag"
            shell.saved(request, f"{said} is on the record.")
            return redirect("person", crn)
    flags = queries.all_of(request.user, person)
    for flag in flags:
        flag.said = policy.said(flag)
    return render(
        request,
        "people/flags.jinja",
        {
            "one": person,
            "form": form if form.is_bound else None,
            "flag_form": form,
            "open": [flag for flag in flags if flag.until is None],
            "ended": [flag for flag in flags if flag.until is not None],
            "allowed": actions.can_flag(person, **by(request)),
            "today": clock.today(),
            "beside": own_data.beside(person),
        },
    )


@login_required
def review(request: HttpRequest, flag_id: int) -> HttpResponse:
    flag = _open(request, flag_id, why="review a flag")
    form = form_for(request, ReviewForm, initial={"follows": flag.reviewed_on})
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(form, lambda: actions.review(flag, **told, **by(request))):
            shell.saved(request, f"{policy.said(flag)} is reviewed, and stays.")
            return redirect("flags", flag.person.crn)
    return _form(request, flag, form, "Review this flag", "It stays: save the review")


@login_required
def end(request: HttpRequest, flag_id: int) -> HttpResponse:
    flag = _open(request, flag_id, why="end a flag")
    form = form_for(request, EndForm)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(form, lambda: actions.end(flag, **told, **by(request))):
            shell.saved(request, f"{policy.said(flag)} has ended. It stays in the history.")  # fmt: skip
            return redirect("flags", flag.person.crn)
    return _form(request, flag, form, "End this flag", "End it")


def _open(request: HttpRequest, flag_id: int, *, why: str):
    seen = queries.visible_to(request.user)
    return open_or_404(seen, request, why=why, pk=flag_id)


def _form(request, flag, form, title: str, button: str) -> HttpResponse:
    return render(
        request,
        "people/form.jinja",
        {
            "one": flag.person,
            "form": form,
            "title": title,
            "caption": policy.said(flag),
            "button_text": button,
            "allowed": actions.can_flag(flag.person, **by(request)),
        },
    )
