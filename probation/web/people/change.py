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
from probation.web import changed, shell
from probation.web.acting import Following, by, done, was_taken
from probation.web.dates import DayField, earliest_birth
from probation.web.forms import form_for
from probation.web.opening import open_person
from probation.web.people.forms import BORN_HELP, coded, words


class ChangeForm(Following):
    first_name = words(EDITABLE["first_name"])
    middle_names = words(EDITABLE["middle_names"])
    last_name = words(EDITABLE["last_name"])
    preferred_name = words(EDITABLE["preferred_name"])
    date_of_birth = DayField(
        label=EDITABLE["date_of_birth"],
        required=False,
        earliest=earliest_birth,
        latest=clock.today,
        help_text=BORN_HELP,
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
    if form.is_bound and _is_second(request, form, person):
        form.is_valid()
        _show_both(person, form, held)
    elif form.is_bound and form.is_valid():
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
    return render(
        request,
        "people/change.jinja",
        {
            "one": person,
            "form": form,
            "history": _history(person),
            "allowed": actions.can_edit(person, **by(request)),
        },
    )


def _is_second(request: HttpRequest, form: ChangeForm, person) -> bool:
    was_changed = person.version > 1 and changed.is_meanwhile(form, person.version)
    return was_changed and not was_taken(request)


def _show_both(person, form: ChangeForm, held: dict[str, Any]) -> None:
    """What this editor typed stays.  A field they left as it was takes what the other has
    saved: else saving again would undo it unseen."""
    last = people.history(person)[0]
    typed = form.cleaned_data
    rows = [
        changed.Row(label, shown(name, held[name]), _typed(form, name))
        for name, label in EDITABLE.items()
    ]
    follows = typed.get("follows") or person.version
    was = people.as_it_was(person, follows)
    as_json = actions.as_json(typed)
    changed.show_both(form, person.version, who=last.by.name, at=last.at, rows=rows)
    for name in was:
        if as_json.get(name) == was[name]:
            value = form.fields[name].prepare_value(held[name])
            form.data[name] = "" if value is None else str(value)


def _typed(form: ChangeForm, name: str) -> str:
    """In words; as it was written where that cannot be read."""
    told = form.cleaned_data
    return shown(name, told[name]) if name in told else str(form[name].value() or "")


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
