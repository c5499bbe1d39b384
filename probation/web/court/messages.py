"""Messages of courts that were refused: why, and put right."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy.access import Permission, may
from probation.records.audit import actions as audit
from probation.records.court import actions, queries
from probation.records.court.formats import LARGEST
from probation.web import shell
from probation.web.acting import Writing, by, done
from probation.web.forms import form_for
from probation.web.opening import open_or_404, refuse

MOST = 100  # shown


class MendedForm(Writing):
    content = forms.CharField(
        label="The message as it should have come",
        widget=forms.Textarea,
        strip=False,
        max_length=LARGEST,
        error_messages={"required": "Enter the message"},
    )


@login_required
def view(request: HttpRequest) -> HttpResponse:
    roles = request.user.roles
    if not (may(roles, Permission.VIEW_COURT_LIST) or may(roles, Permission.IMPORT)):
        refuse(request)
    found = list(queries.refused_visible_to(request.user)[: MOST + 1])
    audit.searched(
        "refused court messages", by=request.user, at=clock.now(), shown=found[:MOST]
    )
    told = {"messages": found[:MOST], "is_more": len(found) > MOST}
    return render(request, "court/messages.jinja", told)


@login_required
def message(request: HttpRequest, message_id: int) -> HttpResponse:
    refused = open_or_404(
        queries.refused_visible_to(request.user),
        request,
        why="put a court message right",
        pk=message_id,
    )
    form = form_for(request, MendedForm, initial={"content": refused.content})
    if form.is_bound and form.is_valid():
        content = form.cleaned_data["content"]
        wrong = actions.reasons_against(content.encode("utf-8", "surrogatepass"))
        for reason in wrong:
            form.add_error("content", reason)
        if not wrong and done(form, lambda: _arrive(request, refused, form)):
            shell.saved(request, "The message is put right: it is on the list shortly.")
            return redirect("court-messages")
    return render(request, "court/message.jinja", {"refused": refused, "form": form})


def _arrive(request: HttpRequest, refused, form) -> None:
    told = form.cleaned_data
    actions.arrive(
        refused.name,
        told["content"].encode("utf-8", "surrogatepass"),
        mends=refused,
        once=told["once"],
        **by(request),
    )
