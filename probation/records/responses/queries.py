"""How responses are read: the public those that are shown, staff those that are confirmed."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from probation.records.letters.queries import as_reader

from .models import Response


def of_link(key: UUID) -> Response | None:
    as_reader(key)
    return Response.objects.filter(pk=key).first()


def shown(about: str) -> QuerySet[Response]:
    return Response.objects.filter(about=about, is_shown=True).defer("address")


def to_moderate(about: str = "") -> QuerySet[Response]:
    """Confirmed ones for a member to decide on, those that wait first."""
    found = Response.objects.exclude(confirmed_at=None).defer("address")
    if about:
        found = found.filter(about=about)
    return found.select_related("decided_by").order_by("version", "sent_at")


def counts(about: str) -> dict[str, int]:
    """For a member: how many are confirmed, wait, and are shown."""
    confirmed = Response.objects.filter(about=about).exclude(confirmed_at=None)
    return confirmed.aggregate(
        confirmed=Count("pk"),
        waiting=Count("pk", filter=Q(is_shown=None)),
        shown=Count("pk", filter=Q(is_shown=True)),
    )
