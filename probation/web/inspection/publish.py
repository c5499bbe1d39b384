"""An editor gives a report its minute, and named people their embargoed copies."""

from datetime import datetime, timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from probation.policy.access import Permission
from probation.policy.inspection.reporting import Stage
from probation.policy.london import LONDON, london_time
from probation.records.embargo import actions as embargo
from probation.records.embargo import queries as copies
from probation.records.reporting import actions
from probation.web import shell
from probation.web.acting import Following, Writing, by, done
from probation.web.dates import DayField
from probation.web.forms import form_for
from probation.web.opening import needs, refuse

from .opening import now_of, open_ours


class MinuteForm(Following):
    prefix = "minute"
    day = DayField(label="On which day?")
    minute = forms.TimeField(
        label="At what time?",
        help_text="London time, such as 09:30",
        input_formats=["%H:%M", "%H.%M"],
        error_messages={
            "required": "Enter a time",
            "invalid": "Enter a time such as 09:30",
        },
    )

    def at(self) -> datetime:
        told = self.cleaned_data
        return datetime.combine(told["day"], told["minute"], LONDON)


class HoldForm(Following):
    prefix = "hold"
    because = forms.CharField(
        label="Why is it held back?",
        max_length=1000,
        error_messages={"required": "Say why it is held back"},
    )


class CopyForm(Writing):
    prefix = "copy"
    name = forms.CharField(
        label="For whom?", max_length=200, error_messages={"required": "Enter a name"}
    )
    email = forms.EmailField(
        label="Their email address",
        error_messages={"required": "Enter an email address"},
    )


@needs(Permission.SEE_INSPECTION)
def view(request: HttpRequest, inspection_id: int) -> HttpResponse:
    one = open_ours(request, inspection_id)
    now, stage = now_of(one), Stage(one.stage)
    forms_ = _forms(request, one, now)
    link = ""
    for name, act in (("minute", _schedule), ("hold", _hold), ("copy", _give)):
        form = forms_[name]
        if form.is_bound and form.is_valid() and done(form, lambda act=act, form=form: act(one, form, now, **by(request))):  # fmt: skip
            if name == "copy" and form.result:
                link = request.build_absolute_uri(
                    reverse("embargoed", args=[form.result])
                )
            else:
                shell.saved(request, _said(name, form))
                return redirect("publish", one.pk)
    return render(
        request,
        "inspection/publish.jinja",
        {
            "one": one,
            "stage": stage,
            "now": now,
            "form": next((f for f in forms_.values() if f.is_bound), None),
            "copies": list(copies.copies_of(one)),
            "may_schedule": actions.can_schedule(one, by=request.user),
            "may_give": embargo.can_give(one, by=request.user),
            "link": link,
            **{f"{name}_form": form for name, form in forms_.items()},
        },
    )


def _forms(request: HttpRequest, one, now) -> dict[str, forms.Form]:
    """Of three forms on one page the one that was sent is bound."""
    tomorrow = london_time(now + timedelta(days=1)).date()
    follows = {"follows": one.version}
    told = {
        "minute": (MinuteForm, {**follows, "day": tomorrow, "minute": "09:30"}),
        "hold": (HoldForm, follows),
        "copy": (CopyForm, {}),
    }
    made = {}
    for name, (form_class, initial) in told.items():
        made[name] = form_for(request, form_class, initial=initial)
        if made[name].is_bound and f"{name}-once" not in request.POST:
            made[name] = form_class(initial={**made[name].initial})
    return made


def _schedule(one, form, now, *, by, at):
    told = form.cleaned_data
    actions.schedule(
        one,
        form.at(),
        follows=told["follows"],
        now=now,
        once=told["once"],
        by=by,
        at=at,
    )


def _hold(one, form, now, *, by, at):
    told = form.cleaned_data
    actions.hold(
        one,
        because=told["because"],
        follows=told["follows"],
        once=told["once"],
        by=by,
        at=at,
    )


def _give(one, form, now, *, by, at):
    told = form.cleaned_data
    return embargo.give(
        one, told["name"], told["email"], once=told["once"], by=by, at=at
    )


def _said(name: str, form) -> str:
    if name == "minute":
        return f"It is published on {form.at():%-d %B %Y at %H:%M}."
    if name == "hold":
        return "It is held back, and is not published until it has a new minute."
    return "This copy was given already."


@require_POST
@needs(Permission.PUBLISH)
def take_back(request: HttpRequest, copy_id: int) -> HttpResponse:
    found = copies.copies_visible_to(request.user).filter(pk=copy_id).first()
    if found is None:
        refuse(request)
    form = Writing(request.POST)
    if form.is_valid() and done(
        form,
        lambda: embargo.take_back(found, once=form.cleaned_data["once"], **by(request)),
    ):
        shell.saved(request, f"The link of {found.name} opens nothing any more.")
    else:
        shell.problem(request, " ".join(form.non_field_errors()) or "Try again.")
    return redirect("publish", found.inspection_id)
