"""Ends an order, with a reason."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy import sentences
from probation.policy.endings import OrderEnd, applies_to
from probation.policy.order import Status
from probation.records.sentences import actions, queries
from probation.web import shell
from probation.web.acting import Following, by, done
from probation.web.dates import DayField
from probation.web.forms import form_for
from probation.web.opening import open_or_404
from probation.web.words_field import Words


class EndForm(Following):
    reason = forms.TypedChoiceField(
        label="Why did it end?",
        coerce=OrderEnd,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why it ended"},
    )
    ended_on = DayField(label="The last day of the order", latest=clock.today)
    because = Words(label="Anything to add", required=False, widget=forms.Textarea)

    def __init__(self, *args, kind: str, **kwargs):
        super().__init__(*args, **kwargs)
        family = sentences.BY_KEY[kind].family
        self.fields["reason"].choices = [
            (one.value, one.label) for one in OrderEnd if applies_to(one, family)
        ]


@login_required
def view(request: HttpRequest, order_id: int) -> HttpResponse:
    order = open_or_404(
        queries.visible_to(request.user), request, why="end an order", pk=order_id
    )
    form = form_for(
        request,
        EndForm,
        initial={"follows": order.version, "ended_on": _last_day(order)},
        kind=order.kind,
    )
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(form, lambda: actions.end_order(order, **told, **by(request))):
            shell.saved(request, f"The order of {order.person.name} has ended.")
            return redirect("person", order.person.crn)
    return render(
        request,
        "orders/end.jinja",
        {
            "order": order,
            "one": order.person,
            "form": form,
            "is_running": order.status == Status.RUNNING,
            "ends": queries.ends(order),
            "allowed": actions.can_end(order, **by(request)),
        },
    )


def _last_day(order):
    """The day that was worked out, where it has passed; else today."""
    ends = queries.ends(order)
    return min(ends.value, clock.today()) if ends else clock.today()
