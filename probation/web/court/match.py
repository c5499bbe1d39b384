"""Says who a defendant is: sent from the court list."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from probation.policy.court_list import Answer
from probation.records.court import actions, queries
from probation.records.people import queries as people
from probation.web import shell
from probation.web.acting import Following, Writing, by, done
from probation.web.back import is_ours
from probation.web.court import court_list
from probation.web.opening import open_or_404

SAID = {
    Answer.SAME_PERSON: "{} is matched to their record.",
    Answer.NO_RECORD: "{} is marked as having no record.",
    Answer.UNDECIDED: "{} is undecided again.",
}


class MatchForm(Following):
    answer = forms.TypedChoiceField(coerce=Answer, choices=Answer.choices)
    person = forms.UUIDField(required=False)
    shown = forms.CharField(required=False)  # keys of who was on screen
    back = forms.CharField(required=False)


@login_required
def view(request: HttpRequest, defendant_id) -> HttpResponse:
    defendant = open_or_404(
        queries.defendants_visible_to(request.user),
        request,
        why="match a defendant",
        pk=defendant_id,
    )
    if request.method != "POST":  # signed in again: the form is in the list
        return redirect(court_list.address_of(defendant))
    form = MatchForm(request.POST)
    if not form.is_valid():
        shell.problem(request, "Choose who the defendant is")
        return redirect(_back(request, form, defendant))
    told = form.cleaned_data
    chosen = people.visible_to(request.user).filter(pk=told["person"]).first()
    if done(
        form,
        lambda: actions.decide_match(
            defendant,
            told["answer"],
            chosen,
            shown=told["shown"].split(","),
            follows=told["follows"],
            once=told["once"],
            **by(request),
        ),
    ):
        now = queries.defendants_visible_to(request.user).get(pk=defendant_id)
        undo = (
            reverse("match", args=[defendant_id])
            if told["answer"] is not Answer.UNDECIDED
            else ""
        )
        shell.saved(
            request,
            SAID[told["answer"]].format(defendant.name),
            undo=undo,
            answer=Answer.UNDECIDED,
            follows=now.version,
            back=told["back"],
        )
    else:
        for text in form.non_field_errors():
            shell.problem(request, text)
    return redirect(_back(request, form, defendant))


def _back(request: HttpRequest, form: MatchForm, defendant) -> str:
    back = form.data.get("back", "")
    return (
        f"{back}#row-{defendant.pk}"
        if is_ours(back, request)
        else reverse("court-list")
    )


class RuledOutForm(Writing):
    person = forms.UUIDField()
    again = forms.BooleanField(required=False)
    back = forms.CharField(required=False)


@login_required
def rule_out(request: HttpRequest, defendant_id) -> HttpResponse:
    """“Not this one” of one candidate, and its undoing."""
    defendant = open_or_404(
        queries.defendants_visible_to(request.user),
        request,
        why="match a defendant",
        pk=defendant_id,
    )
    if request.method != "POST":
        return redirect(court_list.address_of(defendant))
    form = RuledOutForm(request.POST)
    person = None
    if form.is_valid():
        told = form.cleaned_data
        seen = people.visible_to(request.user)
        person = seen.filter(pk=told["person"]).first()
    if person is None:
        shell.problem(request, actions.CHANGED)
        return redirect(_back(request, form, defendant))
    act = actions.rule_in if told["again"] else actions.rule_out
    if done(form, lambda: act(defendant, person, once=told["once"], **by(request))):
        says = "may be" if told["again"] else "is not"
        shell.saved(
            request,
            f"{defendant.name} {says} {person.full_name}, {person.crn}.",
            undo="" if told["again"] else reverse("rule-out", args=[defendant_id]),
            person=person.pk,
            back=told["back"],
            **({} if told["again"] else {"again": "on"}),
        )
    else:
        for text in form.non_field_errors():
            shell.problem(request, text)
    return redirect(_back(request, form, defendant))
