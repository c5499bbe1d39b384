"""What the public said: shown or not, one by one; and what comes of a consultation."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy import consultation as policy
from probation.policy.access import Permission
from probation.records.consultations import actions, queries
from probation.records.responses import actions as responses
from probation.records.responses import queries as given
from probation.web import shell
from probation.web.acting import Following, by, done
from probation.web.forms import form_for
from probation.web.opening import needs, refuse
from probation.web.public.inspections import BY_SLUG

MOST = 50  # responses shown at once


class ModerateForm(Following):
    key = forms.UUIDField(widget=forms.HiddenInput)
    is_shown = forms.TypedChoiceField(
        label="Show it?",
        choices=[("yes", "Show it as it stands"), ("no", "Do not show it")],
        coerce=lambda chosen: chosen == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it is shown"},
    )
    why = forms.CharField(
        label="Why it is not shown",
        help_text="The respondent is told this",
        required=False,
        max_length=500,
    )


class OutcomeForm(Following):
    is_adopted = forms.TypedChoiceField(
        label="Is the draft adopted?",
        choices=[("yes", "Adopted"), ("no", "Not adopted")],
        coerce=lambda chosen: chosen == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the draft is adopted"},
    )
    why = forms.CharField(
        label="Why",
        widget=forms.Textarea,
        error_messages={"required": "Say why"},
    )
    summary = forms.CharField(
        label="What was said, in short",
        widget=forms.Textarea,
        error_messages={"required": "Sum up the responses"},
    )


@needs(Permission.MODERATE)
def moderate(request: HttpRequest) -> HttpResponse:
    """The responses that wait, to whatever it is; then those decided, to decide anew."""
    sent = None
    if request.method == "POST":
        sent = form_for(request, ModerateForm)
        if sent.is_valid():
            told = sent.cleaned_data
            one = given.to_moderate().filter(pk=told["key"]).first()
            if one is None:  # withdrawn meanwhile
                shell.problem(request, "That response was withdrawn meanwhile.")
                return redirect("moderate")
            told |= by(request) | {"real": clock.real_now(), "title": _title(one)}
            if done(sent, lambda: responses.moderate(**told)):
                shell.saved(request, "Decided. The next response is below.")
                return redirect("moderate")
    rows = [
        (one, _title(one), _form_of(request, one, sent))
        for one in given.to_moderate()[:MOST]
    ]
    return render(request, "consultations/moderate.jinja", {"rows": rows, "sent": sent})


def _form_of(request: HttpRequest, one, sent: ModerateForm | None) -> ModerateForm:
    """What was sent, back in its row; a fresh form in the others."""
    if sent is not None and sent.data.get("key") == str(one.pk):
        return sent
    first = {"key": one.pk, "follows": one.version}
    options = {"auto_id": f"id_%s_{one.pk}"}
    form = form_for(
        request, ModerateForm, initial=first, address=f"#{one.pk}", **options
    )
    return form


def _title(one) -> str:
    kind, _, slug = one.about.partition(":")
    if kind == "inspection" and slug in BY_SLUG:
        return f"{BY_SLUG[slug].title}, {BY_SLUG[slug].when}"
    return slug.replace("-", " ").capitalize()


@needs(Permission.CONSULT)
def conclude(request: HttpRequest, consultation: str) -> HttpResponse:
    one = queries.of_staff(request.user).filter(slug=consultation).first()
    if one is None:
        refuse(request)
    latest = one.known_outcomes[0] if one.known_outcomes else None
    first = {"follows": latest.version if latest else 0}
    if latest:
        first |= {"why": latest.why, "summary": latest.summary}
        first["is_adopted"] = "yes" if latest.is_adopted else "no"
    form = form_for(request, OutcomeForm, initial=first)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data | by(request) | {"real": clock.real_now()}
        if done(form, lambda: actions.conclude(one, **told)):
            shell.saved(request, "The outcome is published.")
            return redirect("drafting")
    about = queries.about(one)
    return render(
        request,
        "consultations/conclude.jinja",
        {
            "one": one,
            "form": form,
            "closes": policy.in_words(one.closes_at),
            "counts": given.counts(about),
            "latest": latest,
            "rows": given.to_moderate(about)[:MOST],
            "allowed": actions.can_conclude(one, **by(request)),
        },
    )
