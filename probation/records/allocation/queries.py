"""How allocation is read.  Each query starts from who is asking."""

from collections import Counter
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from probation.policy.access import Role
from probation.policy.london import london_day
from probation.records.sentences import queries as sentences
from probation.records.sentences.models import Order
from probation.records.staff.models import Member

from .models import Allocation, Assignment


def visible_to(member) -> QuerySet[Order]:
    """Orders with who holds them: `officer_id`, `officer_since`, `assignment` (the row
    that the next must follow) and `is_allocated`."""
    latest = Assignment.objects.filter(order=OuterRef("pk")).order_by("-id")
    return sentences.visible_to(member).annotate(
        officer_id=Subquery(latest.values("officer")[:1]),
        officer_since=Subquery(latest.values("since")[:1]),
        assignment=Subquery(latest.values("id")[:1]),
        is_allocated=Exists(Allocation.objects.filter(order=OuterRef("pk"))),
    )


def to_allocate(member) -> QuerySet[Order]:
    """Running orders that the member's provider answers for and nobody has allocated."""
    return sentences.running(visible_to(member)).filter(
        is_allocated=False, provider_id__in=member.scopes
    )


def to_assign(member) -> QuerySet[Order]:
    """Running orders allocated to the member's provider that no practitioner holds."""
    return (
        sentences.running(visible_to(member))
        .filter(is_allocated=True, officer_id=None, provider_id__in=member.scopes)
        .select_related("allocation")
        .order_by("sentenced_on", "id")
    )


def caseload(member) -> QuerySet[Order]:
    """Running orders that the member holds as practitioner."""
    return sentences.running(visible_to(member)).filter(
        officer_id=member.pk, provider_id__in=member.scopes
    )


def practitioners(member, on) -> list[Member]:
    """Practitioners posted to the member's own teams on that day, each with `holds`:
    how many running orders they have."""
    found = (
        Member.objects.filter(
            Q(postings__until=None) | Q(postings__until__gt=on),
            postings__unit__in=member.postings.filter(until=None).values("unit"),
            postings__since__lte=on,
            roles__contains=[Role.PRACTITIONER],
            is_active=True,
        )
        .order_by("last_name", "first_name", "id")
        .distinct()
    )
    orders = sentences.running(visible_to(member)).filter(officer_id__in=found)
    holds = Counter(orders.values_list("officer_id", flat=True))
    practitioners = list(found)
    for one in practitioners:
        one.holds = holds[one.pk]
    return practitioners


def last_provider(member, court, sector) -> int | None:
    """The provider of that sector that orders of this court last went to: the area's."""
    latest = Allocation.objects.filter(
        order__in=sentences.visible_to(member).filter(court=court),
        provider__sector=sector,
    ).order_by("-id")
    return latest.values_list("provider", flat=True).first()


def allocated_on(order) -> date | None:
    """The London day on which its provider was decided: the first appointment's clock
    runs from it."""
    at = Allocation.objects.filter(order=order).values_list("at", flat=True).first()
    return london_day(at) if at else None


def officers(orders) -> dict[int, str]:
    """Names of those who hold the orders, by id."""
    ids = {order.officer_id for order in orders} - {None}
    return {one.pk: one.name for one in Member.objects.filter(pk__in=ids)}
