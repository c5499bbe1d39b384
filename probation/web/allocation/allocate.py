"""Decides which provider an order goes to: every ground, and what follows from them."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from probation import clock
from probation.policy import allocation as policy
from probation.records.allocation import actions, queries
from probation.records.organisations.queries import providers
from probation.web import shell
from probation.web.acting import Following, by, done
from probation.web.court import court_list
from probation.web.forms import form_for
from probation.web.opening import open_or_404
from probation.web.words_field import Words


class AllocateForm(Following):
    provider = forms.ChoiceField(
        label="Which provider?",
        error_messages={"required": "Choose the provider"},
    )
    override_because = Words(
        label="Why, if not as the grounds say?",
        required=False,
        widget=forms.Textarea,
        help_text="Leave this empty to follow the grounds",
    )

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["provider"].choices = choices
        for ground in policy.Ground:
            self.fields[ground.value] = forms.TypedChoiceField(
                label=ground.label,
                coerce=policy.Answer,
                choices=policy.Answer.choices,
                widget=forms.RadioSelect,
                error_messages={"required": f"{ground.label}: choose an answer"},
            )

    def grounds(self, origin: str) -> list[policy.Answered]:
        told = {policy.Answer.YES: True, policy.Answer.NO: False}
        return [
            policy.answered(ground, told.get(self.cleaned_data[ground.value]), origin)
            for ground in policy.Ground
        ]


@login_required
def view(request: HttpRequest, order_id: int) -> HttpResponse:
    member, today = request.user, clock.today()
    order = open_or_404(
        queries.visible_to(member), request, why="allocate an order", pk=order_id
    )
    bodies = policy.BODIES.on(order.sentenced_on)
    sectors = [actions.HOLDS[body] for body in bodies]
    found = list(providers(sectors, today))
    form = form_for(
        request,
        AllocateForm,
        initial={
            "follows": order.held,
            # The company that this court's orders last went to: its area's.
            "provider": queries.last_provider(member, order.court, sectors[-1]),
        },
        choices=[("", "Choose")] + [(str(one.pk), one.name) for one in found],
    )
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        provider = next(one for one in found if str(one.pk) == told["provider"])
        if done(
            form,
            lambda: actions.allocate(
                order,
                provider,
                form.grounds(f"{member.name}, {today:%-d %B %Y}"),
                override_because=told["override_because"],
                follows=told["follows"],
                once=told["once"],
                **by(request),
            ),
        ):
            shell.saved(
                request, f"{order.person.name} is allocated to {provider.name}."
            )
            return redirect(_next(order))
    return render(
        request,
        "allocation/allocate.jinja",
        {
            "order": order,
            "form": form,
            "grounds": list(policy.Ground),
            "limit": policy.decision_limit(order.sentenced_on),
            "today": today,
            "why": queries.why(order.allocation) if order.is_allocated else None,
            "allowed": actions.can_allocate(order, **by(request)),
        },
    )


def _next(order) -> str:
    """Back to the court's list, for who is next there."""
    if order.defendant is None:
        return reverse("home")
    return court_list.address_of(order.defendant)
