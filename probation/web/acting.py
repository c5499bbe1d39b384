"""How a screen acts: with who asks and when, and with every reason shown if refused."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest

from probation import clock
from probation.policy.decision import Decision, Refused
from probation.records.audit import actions as audit


class Writing(forms.Form):
    """A form that writes: `once` makes a second send of it harmless."""

    once = forms.UUIDField(widget=forms.HiddenInput)


class Following(Writing):
    """A form about what is on screen: `follows` is the row that it answers."""

    follows = forms.IntegerField(widget=forms.HiddenInput, required=False)


def by(request: HttpRequest) -> dict[str, Any]:
    """Who asks and when, as every action is told it."""
    return {"by": request.user, "at": clock.now()}


def was_taken(request: HttpRequest) -> bool:
    """Whether this very form was taken before.  A second send waits here for the first."""
    try:
        return audit.is_done(UUID(request.POST.get("once", "")))
    except ValueError:
        return False


def done(form: forms.Form, act: Callable[[], Any]) -> bool:
    """Whether the action was taken; where it was refused the form says why."""
    try:
        form.result = act()
    except Refused as refused:
        say_why_not(form, Decision(refused.reasons))
        return False
    return True


def say_why_not(form: forms.Form, decision: Decision) -> None:
    """Each reason at its field, where its code names one, or at the top."""
    for reason in decision.reasons:
        # The law book names a missing figure or answer by its field: missing-proposal.
        field = REASONS.get(reason.code, reason.code.removeprefix("missing-"))
        form.add_error(field if field in form.fields else None, reason.text)


# Reasons that belong beside a field.
REASONS = {
    "hearing-before-request": "hearing_on",
    "no-reason": "because",
    "impossible-day": "ended_on",
    "still-running": "reason",
    "not-for-this-sentence": "reason",
    "too-long": "note",
    "before-sentence": "day",
    "too-far-ahead": "day",
    "too-long-ago": "day",
    "not-in-team": "officer",
    "future": "sentenced_on",
    "no-offence": "offence",
}
