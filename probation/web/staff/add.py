"""Makes an account for someone who works here."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy.access import Permission, Role
from probation.policy.plausible import POSTING_AHEAD
from probation.policy.staff import Grade
from probation.records.organisations.queries import unit_or_none
from probation.records.staff import actions
from probation.web import shell
from probation.web.acting import Writing, by, done
from probation.web.dates import DayField, within
from probation.web.forms import form_for
from probation.web.opening import needs
from probation.web.words_field import Words


class UnitField(Words):
    """A unit by its code, such as C12 or B22OS00."""

    def clean(self, value):
        code = super().clean(value)
        found = unit_or_none(code.strip().upper()) if code else None
        if code and found is None:
            raise forms.ValidationError(f"{self.label}: no unit has the code ‘{code}’")
        return found


class MemberForm(Writing):
    name = Words(label="Name", error_messages={"required": "Enter their name"})
    username = forms.SlugField(
        label="Username",
        help_text="What they sign in with: letters, figures, - and _",
        error_messages={"required": "Enter a username"},
    )
    email = forms.EmailField(
        label="Email",
        help_text="Where a link to set their password goes, when they ask for one",
        error_messages={"required": "Enter their email address"},
    )
    grade = forms.ChoiceField(
        label="Grade", required=False, choices=[("", "Not recorded"), *Grade.choices()]
    )
    roles = forms.MultipleChoiceField(
        label="What may they do?",
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose one role at least"},
    )
    unit = UnitField(
        label="Where do they work?",
        help_text="The code of a team, provider or court, such as C12",
        error_messages={"required": "Enter the code of a unit"},
    )
    since = DayField(label="From which day?", latest=within(POSTING_AHEAD))


@needs(Permission.MANAGE_STAFF)
def view(request: HttpRequest) -> HttpResponse:
    form = form_for(request, MemberForm, initial={"since": clock.today()})
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(
            form,
            lambda: actions.add(
                told["username"],
                told["name"],
                email=told["email"],
                grade=told["grade"],
                roles=[Role(role) for role in told["roles"]],
                units=[told["unit"]],
                since=told["since"],
                once=told["once"],
                **by(request),
            ),
        ):
            shell.saved(
                request,
                f"{told['name']} may sign in, once they have set a password: they can "
                "ask for a link on the sign-in page.",
            )
            return redirect("staff")
    return render(request, "staff/add.jinja", {"form": form})
