"""Says who a defendant is: sent from the court list."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from probation.policy.court_list import Answer
from probation.records.court import actions, queries
from probation.records.people import queries as people
from probation.web import shell
from probation.web.acting import Following, by, done
from probation.web.opening import open_or_404

SAID = {
    Answer.SAME_PERSON: "{} is matched to their record.",
    Answer.NO_RECORD: "{} is marked as having no record.",
    Answer.UNDECIDED: "{} is undecided again.",
}


class MatchForm(Following):
    answer = forms.TypedChoiceField(coerce=Answer, choices=Answer.choices)
    person = forms.UUIDField(required=False)
    back = forms.CharField(required=False)


@login_required
@require_POST
def view(request: HttpRequest, defendant_id) -> HttpResponse:
    defendant = open_or_404(
        queries.defendants_visible_to(request.user),
        request,
        why="match a defendant",
        pk=defendant_id,
    )
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
    if url_has_allowed_host_and_scheme(back, {request.get_host()}):
        return f"{back}#row-{defendant.pk}"
    return reverse("court-list")
