"""Puts right an ending that was recorded by mistake: the order goes on as if it had not been.

Both are kept: the ending and that it was a mistake, with who says so and why.
"""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation.policy.endings import OrderEnd
from probation.policy.order import Status
from probation.records.sentences import actions, queries
from probation.web import shell
from probation.web.acting import Following, by, done
from probation.web.forms import form_for
from probation.web.opening import open_or_404
from probation.web.words_field import Words


class ReopenForm(Following):
    because = Words(
        label="Why was it wrong to end it?",
        widget=forms.Textarea,
        help_text="Such as: recorded on the wrong order. It stays with the order.",
        error_messages={"required": "Say why it was wrong to end it"},
    )


@login_required
def view(request: HttpRequest, order_id: int) -> HttpResponse:
    order = open_or_404(
        queries.visible_to(request.user), request, why="reopen an order", pk=order_id
    )
    form = form_for(request, ReopenForm, initial={"follows": order.version})
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(form, lambda: actions.reopen_order(order, **told, **by(request))):
            shell.saved(request, f"The order of {order.person.name} runs again.")
            return redirect("person", order.person.crn)
    last = queries.last_change(order)
    return render(
        request,
        "orders/reopen.jinja",
        {
            "order": order,
            "one": order.person,
            "form": form,
            "is_ended": order.status == Status.ENDED,
            "last": last,
            "reason": OrderEnd(last.reason).label if last.reason else "",
            "allowed": actions.can_reopen(order, **by(request)),
        },
    )
