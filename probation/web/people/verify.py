"""Says that a number from outside is truly this person's, and from what that is known."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation.policy import plausible
from probation.policy.codes import IDENTIFIER_TYPE
from probation.records.people import queries as people
from probation.records.verified import actions
from probation.web import shell
from probation.web.acting import Writing, by, done
from probation.web.forms import form_for
from probation.web.opening import open_or_404
from probation.web.words_field import Words


class VerifyForm(Writing):
    evidence = Words(
        label="What did you compare it with?",
        most=plausible.LINES_MOST,
        widget=forms.Textarea,
        help_text="Such as: the PNC print of 3 April 2017. It stays with the number.",
        error_messages={"required": "Say what the number was compared with"},
    )


@login_required
def view(request: HttpRequest, identifier_id: int) -> HttpResponse:
    seen = people.identifiers_visible_to(request.user)
    number = open_or_404(seen, request, why="verify a number", pk=identifier_id)
    form = form_for(request, VerifyForm)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(form, lambda: actions.verify_identifier(number, **told, **by(request))):
            shell.saved(request, f"{number.value} is verified.")
            return redirect("details", number.person.crn)
    return render(
        request,
        "people/verify.jinja",
        {
            "one": number.person,
            "number": number,
            "title": IDENTIFIER_TYPE.title_of(number.kind),
            "form": form,
            "allowed": actions.can_verify(number, **by(request)),
        },
    )
