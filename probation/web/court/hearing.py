"""One case on one court day: prepared, resulted, checked, on one page."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from probation import clock
from probation.policy.court import (
    HAS_NEXT_HEARING,
    PREPARATION,
    Outcome,
    Preparation,
    Resulting,
    can_check,
    result_limit,
)
from probation.records.court import queries as court
from probation.records.hearings import actions, queries
from probation.web import shell
from probation.web.acting import Following, by, done
from probation.web.court import court_list
from probation.web.dates import DayField
from probation.web.forms import form_for
from probation.web.opening import open_or_404

STEPS = {
    "take-on": "The case of {} is yours.",
    "give-back": "Nobody has the case of {} now.",
    "check": "The result of {} is checked.",
    "correct": "The result of {} is open again.",
    **{one: "Preparation for {}: " + one.label.lower() + "." for one in Preparation},
}


class OutcomeForm(Following):
    outcome = forms.TypedChoiceField(
        label="What did the court decide?",
        coerce=Outcome,
        choices=[c for c in Outcome.choices() if c[0] != Outcome.NO_OUTCOME],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the court decided"},
    )
    next_hearing_on = DayField(
        label="Next hearing, where there is one",
        required=False,
        help_text="Leave it empty if the day is not known yet",
    )
    note = forms.CharField(
        label="Note of the hearing",
        widget=forms.Textarea,
        max_length=20_000,
        error_messages={"required": "Write a hearing note first"},
    )
    is_resulted = forms.CharField(required=False)  # the name of the button


class StepForm(Following):
    step = forms.ChoiceField(choices=[(key, key) for key in STEPS])
    because = forms.CharField(required=False, max_length=2_000)
    back = forms.CharField(required=False)


@login_required
def view(request: HttpRequest, listing_id: int) -> HttpResponse:
    listing, defendant = _open(request, listing_id, "read a hearing")
    stands = queries.stands([listing])[listing.pk]
    form = form_for(
        request,
        OutcomeForm,
        initial={
            "follows": stands.version,
            "outcome": stands.outcome,
            "note": stands.note,
            "next_hearing_on": stands.next_hearing_on,
        },
    )
    if form.is_bound and form.is_valid() and done(form, lambda: _record(request, listing, form)):  # fmt: skip
        shell.saved(request, f"The outcome of {defendant.name} is saved.")
        return redirect(court_list.row_of(listing))
    status = Resulting(stands.resulting)
    checks = can_check(
        status=status, resulted_by=str(stands.by_id), by=str(request.user.pk)
    )
    return render(
        request,
        "court/hearing.jinja",
        {
            "listing": listing,
            "defendant": defendant,
            "stands": stands,
            "form": form,
            "history": list(queries.history(listing)),
            "is_heard": listing.day <= clock.today(),
            "is_resulted": status is Resulting.RESULTED,
            "may_check": checks,
            "preparations": [
                one
                for one in PREPARATION.possible(Preparation(stands.preparation))
                if one != stands.preparation
            ],
            "limit": result_limit(listing.day),
            "today": clock.today(),
            "back": court_list.row_of(listing),
            "Outcome": Outcome,
            "next_expected": HAS_NEXT_HEARING,
        },
    )


def _record(request: HttpRequest, listing, form) -> None:
    told = form.cleaned_data
    actions.record_outcome(
        listing,
        told["outcome"],
        note=told["note"],
        next_hearing_on=told["next_hearing_on"],
        is_resulted=bool(told["is_resulted"]),
        follows=told["follows"],
        once=told["once"],
        **by(request),
    )


@login_required
@require_POST
def step(request: HttpRequest, listing_id: int) -> HttpResponse:
    """One move of a hearing, from its page or from the list."""
    listing, defendant = _open(request, listing_id, "work on a hearing")
    form = StepForm(request.POST)
    if not form.is_valid():
        shell.problem(request, "Choose what to do")
    elif done(form, lambda: _take(request, listing, form.cleaned_data)):
        said = STEPS[form.cleaned_data["step"]].format(defendant.name)
        shell.saved(request, said)
    else:
        for text in form.non_field_errors() + list(form.errors.get("because", [])):
            shell.problem(request, text)
    back = form.data.get("back", "")
    if url_has_allowed_host_and_scheme(back, {request.get_host()}):
        return redirect(f"{back}#row-{defendant.pk}")
    return redirect("hearing", listing.pk)


def _take(request: HttpRequest, listing, told) -> None:
    who = {"follows": told["follows"], "once": told["once"], **by(request)}
    match told["step"]:
        case "take-on":
            actions.take_on(listing, **who)
        case "give-back":
            actions.give_back(listing, **who)
        case "check":
            actions.check(listing, **who)
        case "correct":
            actions.correct(listing, because=told["because"], **who)
        case preparation:
            actions.prepare(listing, Preparation(preparation), **who)


def _open(request: HttpRequest, listing_id: int, why: str):
    defendant = open_or_404(
        court.defendants_visible_to(request.user),
        request,
        why=why,
        listings=listing_id,
    )
    return queries.visible_to(request.user).get(pk=listing_id), defendant
