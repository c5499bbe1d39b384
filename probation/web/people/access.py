"""Who may see a person, who is kept from them, and who has looked."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy.access import Permission, may
from probation.policy.london import london_day
from probation.records.audit import queries as audit
from probation.records.people import actions
from probation.records.people import queries as people
from probation.records.staff import queries as staff
from probation.web import shell
from probation.web.acting import Writing, by, done
from probation.web.forms import form_for
from probation.web.opening import open_person
from probation.web.people.forms import words

SEEN_MOST = 100  # entries of the audit shown at once


class LimitForm(Writing):
    member = forms.ChoiceField(
        label="Who?", error_messages={"required": "Choose a member of staff"}
    )
    may_see = forms.TypedChoiceField(
        label="What may they do?",
        choices=[
            ("False", "Not see this person (exclusion)"),
            (
                "True",
                "See this person, with others so named and nobody else (restriction)",
            ),
        ],
        coerce=lambda told: told == "True",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose exclusion or restriction"},
    )
    why = words("Why", required=True)

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [("", "Choose")] + [
            (str(one.key), f"{one.name} ({one.username})") for one in colleagues
        ]


@login_required
def view(request: HttpRequest, crn: str) -> HttpResponse:
    person = open_person(request, crn, why="see who may see")
    allowed = actions.can_limit_access(person, **by(request))
    seen_for = list(people.seen_for(person))
    form = None
    if may(request.user.roles, Permission.LIMIT_ACCESS):
        units = [row.unit_id for row in seen_for]
        colleagues = list(staff.posted_under(units, on=clock.today()))
        form = form_for(request, LimitForm, colleagues=colleagues)
        if form.is_bound and form.is_valid():
            told = dict(form.cleaned_data)
            key = told.pop("member")
            member = next(one for one in colleagues if str(one.key) == key)
            if done(
                form,
                lambda: actions.limit_access(person, member, **told, **by(request)),
            ):
                return _saved(request, person, f"Access is limited: {member.name}.")
    sees_audit = may(request.user.roles, Permission.VIEW_AUDIT)
    return render(
        request,
        "people/access.jinja",
        {
            "one": person,
            "form": form if form is not None and form.is_bound else None,
            "limit_form": form,
            "seen_for": seen_for,
            "limits": list(people.limits_of(person)),
            "allowed": allowed,
            "looks": _looks(person) if sees_audit else None,
            "sees_audit": sees_audit,
        },
    )


@login_required
def end_limit(request: HttpRequest, crn: str, key: str) -> HttpResponse:
    person = open_person(request, crn, why="end a limit")
    if request.method != "POST":
        return redirect("access", crn)
    member = next(
        (
            one.member
            for one in people.limits_of(person)
            if str(one.member.key) == str(key) and one.until is None
        ),
        None,
    )
    form = Writing(request.POST)
    if member is None:
        shell.problem(request, "This limit has ended already.")
    elif form.is_valid() and done(
        form,
        lambda: actions.end_limit(
            person, member, once=form.cleaned_data["once"], **by(request)
        ),
    ):
        return _saved(request, person, f"No longer limited: {member.name}.")
    else:
        shell.problem(request, " ".join(form.non_field_errors()) or "Try again.")
    return redirect("access", crn)


def _saved(request: HttpRequest, person, said: str) -> HttpResponse:
    """Back to the page; or home, for one who has shut themselves out."""
    shell.saved(request, said)
    if people.visible_to(request.user).filter(pk=person.pk).exists():
        return redirect("access", person.crn)
    return redirect("home")


@dataclass(frozen=True)
class Look:
    """What somebody did with the record; the same again on one day is one line."""

    at: datetime
    who: str
    what: str


def _looks(person) -> list[Look]:
    """What the audit has of the person, newest first."""
    events = list(audit.about(person)[:SEEN_MOST])
    who = staff.by_key(event.by for event in events)
    told: dict[tuple, Look] = {}
    for event in events:
        name = who[event.by].name if event.by in who else "Not a member of staff"
        what = event.detail.get("why") or event.what.replace(".", ": ").replace(
            "_", " "
        )
        told.setdefault((london_day(event.at), name, what), Look(event.at, name, what))
    return list(told.values())
