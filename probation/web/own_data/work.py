"""The work list of whoever answers for people's data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from probation import clock
from probation.policy.access import Permission
from probation.policy.own_data import retention as policy
from probation.policy.own_data.asking import Asked
from probation.records.audit import actions as audit
from probation.records.own_data import queries
from probation.records.people import queries as people
from probation.records.retention import queries as keeping
from probation.web.opening import needs

MOST = 50  # rows of each list


@needs(Permission.ANSWER_FOR_DATA)
def view(request: HttpRequest) -> HttpResponse:
    member, today = request.user, clock.today()
    asked = list(queries.open_requests(member)[:MOST])
    for one in asked:
        one.limit, one.now = queries.limit_of(one), Asked(one.status).label
    asked.sort(key=lambda one: one.limit.day)
    disputes = list(queries.disputes_visible_to(member).filter(decision=None)[:MOST])
    for one in disputes:
        one.limit = queries.dispute_due(one)
    disputes.sort(key=lambda one: one.limit.day)
    restricted = list(queries.restrictions_visible_to(member).filter(until=None)[:MOST])  # fmt: skip
    due = _due(member, today)
    shown = [one.person for one in (*asked, *disputes, *restricted)]
    shown += [person for person, *_ in due]
    audit.searched("people's data", by=member, at=clock.now(), shown=shown)
    return render(
        request,
        "own_data/work.jinja",
        {
            "asked": asked,
            "disputes": disputes,
            "restricted": restricted,
            "due": due,
            "approved": keeping.approvals([person for person, *_ in due]),
            "today": today,
        },
    )


def _due(member, today) -> list[tuple]:
    """Person, until when, and what keeps them still: those whose time is over."""
    maybe = keeping.maybe_due(people.visible_to(member), today).order_by("last_entry")
    rows = []
    for person, held in keeping.held(maybe[:MOST]):
        until = policy.kept_until(held, today)
        if until.value is not None and until.value <= today:
            rows.append((person, until, policy.can_delete(held, today)))
    return rows
