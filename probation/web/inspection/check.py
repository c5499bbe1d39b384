"""The factual accuracy check: the inspected side challenges, an independent answers."""

from uuid import uuid4

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation.policy.access import Permission, may
from probation.policy.inspection.reporting import SECTIONS, Stage, statements
from probation.records.reporting import actions, queries
from probation.web import shell
from probation.web.acting import Writing, by, done
from probation.web.forms import form_for
from probation.web.opening import needs, refuse

from .opening import open_for_either

TITLES = {section.key: section.title for section in SECTIONS}


class ChallengeForm(Writing):
    statement = forms.CharField(
        label="Which statement?",
        help_text="Its number, such as 2.3",
        max_length=10,
        error_messages={"required": "Give the number of the statement"},
    )
    says = forms.CharField(
        label="What in it is not accurate?",
        max_length=4000,
        widget=forms.Textarea,
        error_messages={"required": "Say what is not accurate"},
    )
    evidence = forms.CharField(
        label="What shows it?", required=False, max_length=4000, widget=forms.Textarea
    )


class AnswerForm(Writing):
    is_accepted = forms.ChoiceField(
        label="Is the challenge accepted?",
        choices=[
            ("yes", "Accepted: the report is changed"),
            ("no", "Refused: it stays"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Select accepted or refused"},
    )
    because = forms.CharField(
        label="Why?",
        max_length=4000,
        widget=forms.Textarea,
        error_messages={"required": "Say why"},
    )


@login_required
def view(request: HttpRequest, inspection_id: int) -> HttpResponse:
    one = open_for_either(request, inspection_id)
    version = queries.sent_to_check(one)
    if version is None:
        refuse(request)  # nothing is out to be checked
    is_theirs = bool(may(request.user.roles, Permission.ANSWER_INSPECTION))
    asked = {"statement": request.GET.get("statement", "")}
    form = form_for(request, ChallengeForm, initial=asked)
    if is_theirs and form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(
            form,
            lambda: actions.challenge(
                one,
                told["statement"].strip(),
                says=told["says"],
                evidence=told["evidence"],
                once=told["once"],
                **by(request),
            ),
        ):
            shell.saved(request, f"Statement {told['statement']} is challenged.")
            return redirect("check", one.pk)
    challenges = list(queries.challenges_of(one))
    by_statement: dict[str, list] = {}
    for challenge in challenges:
        by_statement.setdefault(challenge.statement, []).append(challenge)
    return render(
        request,
        "inspection/check.jinja",
        {
            "one": one,
            "stage": Stage(one.stage),
            "form": form,
            "statements": statements(version.sections),
            "titles": TITLES,
            "challenges": challenges,
            "by_statement": by_statement,
            "answer_of": queries.answer_of,
            "is_theirs": is_theirs,
            "may_challenge": actions.can_challenge(one, by=request.user),
            "may_answer": None
            if is_theirs
            else actions.can_answer(one, by=request.user),
            "once": uuid4,
        },
    )


@needs(Permission.SEE_INSPECTION)
def answer(request: HttpRequest, challenge_id: int) -> HttpResponse:
    found = queries.challenges_visible_to(request.user).filter(pk=challenge_id).first()
    if found is None:
        refuse(request)
    one = open_for_either(request, found.version.inspection_id)
    form = form_for(request, AnswerForm)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        accepted = told["is_accepted"] == "yes"
        if done(
            form,
            lambda: actions.answer(
                found, is_accepted=accepted, because=told["because"], once=told["once"], **by(request)
            ),
        ):  # fmt: skip
            shell.saved(request, f"The challenge to statement {found.statement} is {'accepted' if accepted else 'refused'}.")  # fmt: skip
            return redirect("check", one.pk)
    said = {one.number: one for one in statements(found.version.sections)}
    return render(
        request,
        "inspection/answer.jinja",
        {
            "one": one,
            "challenge": found,
            "statement": said.get(found.statement),
            "answer": queries.answer_of(found),
            "form": form,
            "allowed": actions.can_answer(one, by=request.user),
        },
    )
