"""Screens of no journey: they use the components as a screen would."""

from datetime import UTC, date, datetime
from pathlib import Path

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import reverse

from probation.policy.decision import Decision, Reason
from probation.policy.explained import Explained, Part
from probation.policy.limit import in_working_days
from probation.records.people.queries import visible_to
from probation.web.dates import DayField, DayInBoxes
from probation.web.forms import form_for
from probation.web.opening import open_or_404
from probation.web.shell import saved

HERE = Path(__file__).parent
OUTCOMES = [("attended", "Attended, complied"), ("absent", "Absent, no acceptable reason"), ("ill", "Ill")]  # fmt: skip
RECORDED: dict[int, str] = {}


class NoteForm(forms.Form):
    note = forms.CharField(label="Note", help_text="What happened, in your own words.", error_messages={"required": "Enter a note"})  # fmt: skip
    seen_on = DayField(label="Date seen")
    born_on = DayInBoxes(label="Date of birth", required=False)
    outcome = forms.ChoiceField(label="What happened?", choices=OUTCOMES, error_messages={"required": "Select what happened"})  # fmt: skip
    place = forms.ChoiceField(label="Where", choices=[("", "Choose a place"), ("w", "Worcester"), ("h", "Hereford")], required=False)  # fmt: skip
    about = forms.MultipleChoiceField(label="About", choices=[("home", "Home"), ("work", "Work")], required=False)  # fmt: skip
    sensitive = forms.BooleanField(label="Keep it from the person", required=False)
    follows = forms.IntegerField(widget=forms.HiddenInput, required=False)
    once = forms.UUIDField(widget=forms.HiddenInput)


class RowForm(forms.Form):
    outcome = forms.ChoiceField(label="What happened?", choices=OUTCOMES, error_messages={"required": "Select what happened"})  # fmt: skip
    once = forms.UUIDField(widget=forms.HiddenInput)


def _shown(name, told, request) -> HttpResponse:
    text = (HERE / name).read_text(encoding="utf-8")
    return HttpResponse(engines["jinja2"].from_string(text).render(told, request))


@login_required
def gallery(request):
    today = date(2017, 4, 20)
    asked = in_working_days(date(2017, 4, 4), 15, what="the court’s request", source="Probation Instruction 04/2016", doubt="whether the day of the request counts")  # fmt: skip
    late = in_working_days(date(2017, 3, 28), 5, what="the start of the order")
    no = Decision((Reason("held", "Your team does not hold this person now", "Offender Management Act 2007 s.1"), Reason("open", "A breach is open")))  # fmt: skip
    score = Explained(
        0.4217,
        (
            Part("Age at sentence", 34, "OGRS3 2009"),
            Part("Sentences before", 7, doubt="two may be one"),
            Part("First known on", date(2009, 2, 1)),
        ),
        "OGRS3",
        date(2017, 4, 4),
    )
    told = {
        "today": today, "asked": asked, "late": late, "no": no, "score": score,
        "met": date(2017, 4, 24), "missed": date(2017, 4, 28),
        "at": datetime(2017, 4, 4, 13, 5, tzinfo=UTC),
    }  # fmt: skip
    return _shown("gallery.jinja", told, request)


@login_required
def note(request):
    form = form_for(request, NoteForm, initial={"seen_on": date(2017, 4, 4)})
    if form.is_bound and form.is_valid():
        saved(request, "Note saved.", undo=reverse("note"), follows=7)
        return redirect("gallery")
    return _shown("note.jinja", {"form": form}, request)


@login_required
def register(request):
    return _register(request, None, 0)


@login_required
def row(request, number):
    form = RowForm(request.POST, auto_id=f"id_{number}_%s")
    if form.is_valid():
        RECORDED[number] = form.cleaned_data["outcome"]
        saved(request, f"Person {number}: {form.cleaned_data['outcome']}.")
        return redirect("register")
    return _register(request, form, number)


def _register(request, form, at):
    first = {"once": "00000000-0000-0000-0000-000000000001"}
    rows = [form if n == at else RowForm(auto_id=f"id_{n}_%s", initial=first) for n in (1, 2, 3)]  # fmt: skip
    told = {"form": form, "rows": rows, "recorded": RECORDED}
    return _shown("rows.jinja", told, request)


@login_required
def person(request, key):
    open_or_404(visible_to(request.user), request, why="look", pk=key)
    return HttpResponse("seen")


@login_required
def broken(request):
    raise RuntimeError("Sam Example, 12 High Street")


@login_required
def forbidden(request):
    raise PermissionDenied
