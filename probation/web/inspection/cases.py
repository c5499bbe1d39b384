"""The cases behind one question: each judgement, and looking at one again."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from probation.policy.access import Permission
from probation.policy.inspection.results import Judgement as Answer
from probation.records.inspections import actions, queries
from probation.web import shell
from probation.web.acting import Following, by, done
from probation.web.forms import form_for
from probation.web.opening import needs, refuse

from .opening import open_unit

MOST = 1000


class JudgementForm(Following):
    answer = forms.ChoiceField(
        label="What is the judgement now?",
        choices=Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select a judgement"},
    )
    because = forms.CharField(
        label="Why is it another?",
        max_length=4000,
        widget=forms.Textarea,
        error_messages={"required": "Say why the judgement is another"},
    )


@needs(Permission.SEE_INSPECTION)
def index(request: HttpRequest, inspected_id: int) -> HttpResponse:
    one = open_unit(request, inspected_id)
    question = request.GET.get("question", "")
    found = queries.judgements(one).filter(question=question).order_by("case")
    return render(
        request,
        "inspection/cases.jinja",
        {
            "one": one,
            "question": question,
            "found": list(found[:MOST]),
            "Answer": Answer,
        },
    )


@needs(Permission.SEE_INSPECTION)
def judgement(request: HttpRequest, judgement_id: int) -> HttpResponse:
    seen = queries.judgements_visible_to(request.user)
    one = seen.filter(pk=judgement_id).first()
    if one is None:
        refuse(request)
    form = form_for(request, JudgementForm, initial={"follows": one.version})
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(
            form,
            lambda: actions.change_judgement(
                one,
                Answer(told["answer"]),
                because=told["because"],
                follows=told["follows"],
                once=told["once"],
                **by(request),
            ),
        ):
            shell.saved(
                request, f"Case {one.case}: {Answer(told['answer']).label.lower()}."
            )
            cases = reverse("cases", args=[one.inspected_id])
            return redirect(f"{cases}?question={one.question}")
    return render(
        request,
        "inspection/judgement.jinja",
        {
            "one": one,
            "form": form,
            "Answer": Answer,
            "changes": list(one.changes.select_related("by")),
            "allowed": actions.can_take_results(
                one.inspected.inspection, by=request.user
            ),
        },
    )
