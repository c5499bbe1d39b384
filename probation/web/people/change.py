"""Edits a person's own details.  Of two who edit at once, the second is shown both versions:
what they typed stays in the form, and what the other saved stands beside it."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy.person import EDITABLE, LISTS, Sex, shown
from probation.records.people import actions
from probation.records.people import queries as people
from probation.web import shell
from probation.web.acting import Following, by, done
from probation.web.dates import DayField
from probation.web.forms import form_for
from probation.web.opening import open_person
from probation.web.people.forms import coded, words


class ChangeForm(Following):
    first_name = words(EDITABLE["first_name"])
    middle_names = words(EDITABLE["middle_names"])
    last_name = words(EDITABLE["last_name"])
    preferred_name = words(EDITABLE["preferred_name"])
    date_of_birth = DayField(
        label=EDITABLE["date_of_birth"], required=False, latest=clock.today
    )
    sex = forms.ChoiceField(
        label=EDITABLE["sex"], choices=Sex.choices(), widget=forms.RadioSelect
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        for name, codes in LISTS.items():
            held = getattr(person, name)
            self.fields[name] = coded(codes, EDITABLE[name], keep=held, required=False)
        self.fields["needs_interpreter"] = forms.TypedChoiceField(
            label=EDITABLE["needs_interpreter"],
            choices=[("", "Not asked"), ("True", "Yes"), ("False", "No")],
            coerce=lambda told: told == "True",
            empty_value=None,
            required=False,
        )

    def details(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in EDITABLE}


@login_required
def view(request: HttpRequest, crn: str) -> HttpResponse:
    person = open_person(request, crn, why="change the details")
    held = {name: getattr(person, name) for name in EDITABLE}
    form = form_for(
        request, ChangeForm, initial={**held, "follows": person.version}, person=person
    )
    both: list[dict[str, Any]] = []
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(
            form,
            lambda: actions.change(
                person,
                form.details(),
                follows=told["follows"] or 0,
                once=told["once"],
                **by(request),
            ),
        ):
            shell.saved(request, f"The details of {person.name} are saved.")
            return redirect("details", crn)
        if told["follows"] != person.version:
            form, both = _both_versions(person, form, held)
    return render(
        request,
        "people/change.jinja",
        {
            "one": person,
            "form": form,
            "both": both,
            "history": _history(person),
            "allowed": actions.can_edit(person, **by(request)),
        },
    )


def _both_versions(person, sent: ChangeForm, held: dict[str, Any]):
    """The form again, to follow what is there now, and what differs field by field.

    A field that this editor left as it was takes what the other has saved: else saving
    would undo it unseen.
    """
    typed = sent.details()
    was = people.as_it_was(person, sent.cleaned_data["follows"] or 0)
    as_json = actions.as_json(typed)
    mine = {
        name: typed[name]
        for name in EDITABLE
        if name not in was or as_json[name] != was[name]
    }
    both = [
        {
            "field": EDITABLE[name],
            "typed": shown(name, as_json[name]) or "nothing",
            "now": shown(name, held[name]) or "nothing",
            "is_theirs": name not in mine,
        }
        for name in EDITABLE
        if typed[name] != held[name]
    ]
    data = sent.data.copy()
    for name in was:
        if name not in mine:
            value = sent.fields[name].prepare_value(held[name])
            data[name] = "" if value is None else str(value)
    data["follows"] = person.version
    again = ChangeForm(data, person=person)
    again.is_valid()
    again.add_error(None, sent.non_field_errors()[0])
    return again, both


def _history(person) -> list[dict[str, Any]]:
    return [
        {
            "by": change.by.name,
            "at": change.at,
            "fields": [
                {
                    "field": EDITABLE[name],
                    "before": shown(name, change.before[name]) or "nothing",
                    "after": shown(name, change.after[name]) or "nothing",
                }
                for name in EDITABLE
                if name in change.after
            ],
        }
        for change in people.history(person)[:50]
    ]
