"""One member: what they may do, and where they work.  A change holds from the next page."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy.access import Permission, Role
from probation.policy.plausible import POSTING_AHEAD
from probation.records.staff import actions, queries
from probation.web import shell
from probation.web.acting import Writing, by, done
from probation.web.dates import DayField, within
from probation.web.forms import form_for
from probation.web.opening import needs
from probation.web.staff.add import UnitField


class RolesForm(Writing):
    roles = forms.MultipleChoiceField(
        label="What may they do?",
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class PostingForm(Writing):
    unit = UnitField(
        label="Where else do they work?",
        help_text="The code of a team, provider or court, such as C12",
        error_messages={"required": "Enter the code of a unit"},
    )
    since = DayField(label="From which day?", latest=within(POSTING_AHEAD))


class EndForm(Writing):
    posting = forms.IntegerField(widget=forms.HiddenInput)
    until = DayField(
        label="First day they no longer work there", latest=within(POSTING_AHEAD)
    )


@needs(Permission.MANAGE_STAFF)
def view(request: HttpRequest, key) -> HttpResponse:
    member = queries.members().filter(key=key).first()
    if member is None:
        raise Http404
    postings = list(queries.postings_of(member))
    sent = request.POST.get("form") if request.method == "POST" else None
    today = {"since": clock.today(), "until": clock.today()}
    roles = _form(request, RolesForm, sent == "roles", {"roles": member.roles})
    posting = _form(request, PostingForm, sent == "posting", today)
    end = _form(request, EndForm, sent == "end", today)
    acts = {
        "roles": (roles, lambda: _give(request, member, roles)),
        "posting": (posting, lambda: _post(request, member, posting)),
        "end": (end, lambda: _end(request, postings, end)),
    }
    if sent in acts:
        form, act = acts[sent]
        if form.is_valid() and done(form, act):
            shell.saved(request, f"Saved: {member.name}.")
            return redirect("member", member.key)
    return render(
        request,
        "staff/member.jinja",
        {
            "them": member,
            "postings": postings,
            "changes": queries.role_changes_of(member)[:20],
            "roles": roles,
            "posting": posting,
            "end": end,
            "form": acts[sent][0] if sent in acts else None,
            "Role": Role,
        },
    )


def _form(request: HttpRequest, form_class, is_sent: bool, initial):
    if request.method != "POST" or is_sent:
        return form_for(request, form_class, initial=initial)
    return form_class(initial=initial)


def _give(request, member, form):
    roles = [Role(role) for role in form.cleaned_data["roles"]]
    once = form.cleaned_data["once"]
    return actions.give_roles(member, roles, once=once, **by(request))


def _post(request, member, form):
    return actions.post(member, **_told(form, "unit", "since", "once"), **by(request))


def _end(request, postings, form):
    found = [one for one in postings if one.pk == form.cleaned_data["posting"]]
    if not found:
        raise Http404
    return actions.end_posting(found[0], **_told(form, "until", "once"), **by(request))


def _told(form, *names):
    return {name: form.cleaned_data[name] for name in names}
