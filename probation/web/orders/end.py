"""Ends an order, with a reason."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy.endings import OrderEnd
from probation.policy.order import Status
from probation.records.sentences import actions, queries
from probation.web import shell
from probation.web.acting import Following, by, done
from probation.web.dates import DayField
from probation.web.forms import form_for
from probation.web.opening import open_or_404


class EndForm(Following):
    reason = forms.TypedChoiceField(
        label="Why did it end?",
        coerce=OrderEnd,
        choices=OrderEnd.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why it ended"},
    )
    ended_on = DayField(label="The last day of the order", latest=clock.today)
    because = forms.CharField(
        label="Anything to add", required=False, widget=forms.Textarea
    )


@login_required
def view(request: HttpRequest, order_id: int) -> HttpResponse:
    order = open_or_404(
        queries.visible_to(request.user), request, why="end an order", pk=order_id
    )
    form = form_for(
        request,
        EndForm,
        initial={"follows": order.version, "ended_on": clock.today()},
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
