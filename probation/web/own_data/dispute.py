"""An entry that a person says is wrong: said, and decided.  Both versions are shown."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy.access import Permission
from probation.policy.own_data.disputing import TELL, Outcome
from probation.records.own_data import actions, queries
from probation.web import shell
from probation.web.acting import Writing, by, done
from probation.web.forms import form_for
from probation.web.opening import needs, open_or_404, open_person, refuse
from probation.web.people.forms import words


class SaysForm(Writing):
    says = words(
        "What do they say is wrong, and what would be right?",
        required=True,
        rows=True,
        help_text="In their own words. They stand beside the entry.",
    )


class DecideForm(Writing):
    outcome = forms.ChoiceField(
        label="What is decided?",
        choices=Outcome.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is decided"},
    )
    because = words("Why? The person is told", required=True, rows=True)


@needs(Permission.ANSWER_FOR_DATA)
def raise_(request: HttpRequest, crn: str, file: str, row: str) -> HttpResponse:
    person = open_person(request, crn, why="record what they dispute")
    entry = next(
        (one for one in queries.entries_of(person) if one.place == (file, row)), None
    )
    if entry is None:
        refuse(request)
    form = form_for(request, SaysForm)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(form, lambda: actions.dispute(person, file, row, **told, **by(request))):  # fmt: skip
            shell.saved(request, "What they say stands beside the entry.")
            return redirect("their-data", crn)
    return render(
        request,
        "own_data/dispute.jinja",
        {
            "one": person,
            "form": form,
            "entry": entry.title,
            "was": entry.words,
            "allowed": actions.can_answer(by=request.user),
        },
    )


@needs(Permission.ANSWER_FOR_DATA)
def decide(request: HttpRequest, dispute_id: int) -> HttpResponse:
    seen = queries.disputes_visible_to(request.user)
    disputed = open_or_404(seen, request, why="decide on a dispute", pk=dispute_id)
    entries = queries.entries_of(disputed.person)
    now = queries.as_it_is(entries, disputed.file, disputed.row)
    form = form_for(request, DecideForm)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(form, lambda: actions.decide(disputed, **told, **by(request))):
            shell.saved(request, "It is decided. Tell the person what, and why.")
            return redirect("their-data", disputed.person.crn)
    decision = getattr(disputed, "decision", None)
    is_ = now.words if now else {}
    return render(
        request,
        "own_data/dispute.jinja",
        {
            "one": disputed.person,
            "form": form,
            "dispute": disputed,
            "limit_": queries.dispute_due(disputed),
            "entry": disputed.entry,
            "was": disputed.as_it_was,
            "is_": decision.as_it_is if decision else is_,
            "decision_": decision,
            "tell": TELL,
            "allowed": actions.can_answer(by=request.user),
            "today": clock.today(),
        },
    )
