"""What a panel sits in front of: one body, its arithmetic, and what follows at once.

Nothing is saved by working out; scripts/panel.js asks for that whenever something is
changed, and without scripts a button does.
"""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation.policy.access import Permission
from probation.policy.explained import Explained
from probation.policy.inspection.panel import Choice, Sheet, StandardLine, can_close
from probation.policy.inspection.rating import Rating
from probation.records.inspections import actions, queries
from probation.web import shell
from probation.web.acting import Following, by, done
from probation.web.forms import form_for
from probation.web.opening import needs

from .opening import open_unit

RATINGS = [(rating.value, rating.label) for rating in reversed(Rating)]


class PanelForm(Following):
    """A rating and a reason for each standard of this body."""

    names = forms.CharField(
        label="Who sits on the panel?",
        help_text="Names with commas between them. They are published with the report",
        required=False,
        max_length=500,
    )

    def __init__(self, *args, lines: tuple[StandardLine, ...], **kwargs):
        super().__init__(*args, **kwargs)
        self.keys = [line.standard.key for line in lines]
        for line in lines:
            self.fields[f"rating-{line.standard.key}"] = _rating(line)
            self.fields[f"because-{line.standard.key}"] = forms.CharField(
                label="Reason for another rating"
                if line.is_counted
                else "What it rests on",
                required=False,
                max_length=4000,
                widget=forms.Textarea,
            )

    def choices(self) -> dict[str, dict[str, str]]:
        told = self.cleaned_data
        return {
            key: {
                "rating": told[f"rating-{key}"],
                "because": told.get(f"because-{key}", ""),
            }
            for key in self.keys
            if told.get(f"rating-{key}")
        }


def _rating(line: StandardLine) -> forms.ChoiceField:
    if line.is_counted:
        none = f"As counted: {line.by_cases.label}" if line.by_cases else "Not rated"
        return forms.ChoiceField(label="The panel’s rating", required=False, choices=[("", none), *RATINGS])  # fmt: skip
    return forms.ChoiceField(
        label="The panel’s rating",
        required=False,
        choices=RATINGS,
        widget=forms.RadioSelect,
    )


@needs(Permission.SEE_INSPECTION)
def view(request: HttpRequest, inspected_id: int) -> HttpResponse:
    one = open_unit(request, inspected_id)
    record = queries.panel_of(one)
    answers = queries.answers_of(one)
    told = queries.sheet_of(one, queries.choices_of(record), record.names if record else "", answers)  # fmt: skip
    form = form_for(
        request,
        PanelForm,
        initial={
            "follows": record.pk if record else None,
            "names": record.names if record else "",
            **_initial(record),
        },
        lines=told.standards,
    )
    allowed = actions.can_sit(one, by=request.user)
    if form.is_bound and form.is_valid():
        choices = form.choices()
        told = queries.sheet_of(
            one, queries.choices_from(choices), form.cleaned_data["names"], answers
        )
        closes = "close" in request.POST
        if "work_out" not in request.POST and done(
            form,
            lambda: actions.save_panel(
                one,
                choices,
                names=form.cleaned_data["names"],
                close=closes,
                follows=form.cleaned_data["follows"],
                once=form.cleaned_data["once"],
                **by(request),
            ),
        ):
            shell.saved(request, _said(one, closes))
            return redirect("panel", one.pk)
    return render(
        request,
        "inspection/panel.jinja",
        {
            "one": one,
            "record": record,
            "form": form,
            "sheet": told,
            "allowed": allowed,
            "ratings": list(reversed(Rating)),
            "before_closing": can_close(told),
            "another": _percents(told),
            "whole_": _whole(told),
        },
    )


def _whole(told: Sheet) -> Explained[str] | None:
    if told.overall is None:
        return None
    found = told.overall
    return Explained(found.value.rating.label, found.parts, found.version)


def _initial(record) -> dict[str, str]:
    choices: dict[str, Choice] = queries.choices_of(record)
    told = {f"rating-{key}": choice.rating.value for key, choice in choices.items()}
    return told | {f"because-{key}": choice.because for key, choice in choices.items()}


def _said(one, closes: bool) -> str:
    if closes:
        return f"The panel on {one.unit.name} is closed. Its ratings no longer change."
    return "What the panel said is saved."


def _percents(told: Sheet) -> tuple[str, str] | None:
    """Lowest and highest chance that sampling alone gave this rating."""
    if told.another is None:
        return None
    low, high = (f"{100 * chance:.0f}%" for chance in told.another)
    return low, high
