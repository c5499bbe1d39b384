"""Who works here: found by name; a system administrator's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from probation.policy.access import Permission
from probation.records.staff import queries
from probation.web.opening import needs

MOST = 100  # shown at once


@needs(Permission.MANAGE_STAFF)
def view(request: HttpRequest) -> HttpResponse:
    sought = request.GET.get("name", "").strip()
    found = list(queries.members(sought)[: MOST + 1])
    return render(
        request,
        "staff/members.jinja",
        {"members": found[:MOST], "more": len(found) > MOST, "sought": sought},
    )
