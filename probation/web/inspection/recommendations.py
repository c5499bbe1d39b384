"""What an inspection recommends, and what either side says of it afterwards."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from probation.policy.access import Permission
from probation.policy.inspection.reporting import RECOMMENDATION
from probation.policy.inspection.reporting import Progress as Step
from probation.records.recommendations import actions, queries
from probation.web import shell
from probation.web.acting import Following, Writing, by, done
from probation.web.dates import DayField
from probation.web.forms import form_for
from probation.web.opening import needs, refuse

from .opening import open_for_either, open_ours


class RecommendForm(Writing):
    text = forms.CharField(
        label="What should be done?",
        max_length=4000,
        widget=forms.Textarea,
        error_messages={"required": "Write the recommendation"},
    )
    addressee = forms.ChoiceField(
        label="By whom?", widget=forms.RadioSelect,
        error_messages={"required": "Select who is to do it"},
    )  # fmt: skip
    due_on = DayField(label="By which day?")
    repeats = forms.ChoiceField(label="Is it one made before?", required=False)

    def __init__(self, *args, units, before, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["addressee"].choices = [(str(unit.pk), unit.name) for unit in units]
        self.fields["repeats"].choices = [
            ("", "No"),
            *(
                (str(one.pk), f"{one.inspection.title}: {one.text[:80]}")
                for one in before
            ),
        ]


@needs(Permission.SEE_INSPECTION)
def view(request: HttpRequest, inspection_id: int) -> HttpResponse:
    one = open_ours(request, inspection_id)
    units = [row.unit for row in one.inspected.select_related("unit")]
    before = list(queries.made_before(one))
    only = {"addressee": str(units[0].pk)} if len(units) == 1 else {}
    form = form_for(request, RecommendForm, initial=only, units=units, before=before)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(
            form,
            lambda: actions.recommend(
                one,
                told["text"],
                addressee=next(u for u in units if str(u.pk) == told["addressee"]),
                due_on=told["due_on"],
                repeats=next((b for b in before if str(b.pk) == told["repeats"]), None),
                once=told["once"],
                **by(request),
            ),
        ):
            shell.saved(request, "The recommendation is kept.")
            return redirect("recommendations", one.pk)
    return render(
        request,
        "inspection/recommendations.jinja",
        {
            "one": one,
            "form": form,
            "found": list(queries.recommendations_of(one)),
            "Step": Step,
            "allowed": actions.can_recommend(one, by=request.user),
        },
    )


@require_POST
@needs(Permission.SEE_INSPECTION)
def withdraw(request: HttpRequest, recommendation_id: int) -> HttpResponse:
    seen = queries.recommendations_visible_to(request.user)
    found = seen.filter(pk=recommendation_id).first()
    if found is None:
        refuse(request)
    form = Writing(request.POST)
    if form.is_valid() and done(
        form,
        lambda: actions.withdraw(found, once=form.cleaned_data["once"], **by(request)),
    ):
        shell.saved(request, "The recommendation is withdrawn.")
    else:
        shell.problem(request, " ".join(form.non_field_errors()) or "Try again.")
    return redirect("recommendations", found.inspection_id)


class ProgressForm(Following):
    step = forms.ChoiceField(
        label="How does it stand?", widget=forms.RadioSelect,
        error_messages={"required": "Select how it stands"},
    )  # fmt: skip
    action = forms.CharField(
        label="What is done about it?", required=False, max_length=4000, widget=forms.Textarea
    )  # fmt: skip
    evidence = forms.CharField(
        label="What shows it?", required=False, max_length=4000, widget=forms.Textarea
    )  # fmt: skip

    def __init__(self, *args, steps, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = [(step.value, step.label) for step in steps]


@login_required
def progress(request: HttpRequest, recommendation_id: int) -> HttpResponse:
    seen = queries.recommendations_visible_to(request.user)
    found = seen.filter(pk=recommendation_id).first()
    if found is None:
        refuse(request)
    one = open_for_either(request, found.inspection_id)
    now = Step(found.step) if found.step else None
    steps = [
        step
        for step in (RECOMMENDATION.possible(now) if now else [])
        if actions.can_say(step, now, evidence="?", by=request.user)
    ]
    form = form_for(
        request, ProgressForm, initial={"follows": found.version}, steps=steps
    )
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(
            form,
            lambda: actions.say(
                found,
                Step(told["step"]),
                action=told["action"],
                evidence=told["evidence"],
                follows=told["follows"],
                once=told["once"],
                **by(request),
            ),
        ):
            shell.saved(request, "It is in the public register now.")
            return redirect("progress", found.pk)
    return render(
        request,
        "inspection/progress.jinja",
        {
            "one": one,
            "found": found,
            "form": form,
            "steps": steps,
            "Step": Step,
            "now": now,
        },
    )
