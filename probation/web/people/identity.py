"""What every page about a person shows of them: their worst flags, and their pages."""

from django.http import HttpRequest
from django.urls import reverse

from probation.policy import flags as policy
from probation.policy.access import Permission, may
from probation.records.flags import queries as flags

PARTS = (
    ("Overview", "person"),
    ("Details", "details"),
    ("Circumstances", "circumstances"),
    ("Flags", "flags"),
    ("Access", "access"),
)
THEIR_DATA = ("Their data", "their-data")  # for whoever answers for it


def flags_on(person) -> list[str]:
    """In words, the worst first: those that must be seen, then how many others there are."""
    found = flags.open_on(person)
    must = [policy.said(flag) for flag in found if policy.must_be_seen(flag)]
    others = len(found) - len(must)
    if others:
        must.append(f"{others} more flag{'s' if others > 1 else ''}" if must else f"{others} flag{'s' if others > 1 else ''}")  # fmt: skip
    return must


def parts(request: HttpRequest, person) -> list[dict]:
    """The pages of a record, for the sub-navigation."""
    links = []
    answers = may(request.user.roles, Permission.ANSWER_FOR_DATA)
    for text, route in (*PARTS, THEIR_DATA) if answers else PARTS:
        href = reverse(route, args=[person.crn])
        links.append({"text": text, "href": href, "active": request.path == href})
    return links
