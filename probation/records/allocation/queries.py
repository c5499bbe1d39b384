"""How allocation is read.  Each query starts from who is asking."""

from collections import Counter
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from probation.policy import allocation as policy
from probation.policy.access import Role
from probation.policy.explained import Explained, Part
from probation.policy.london import in_words, london_day
from probation.records.sentences import queries as sentences
from probation.records.sentences.models import Order
from probation.records.staff.models import Member

from .models import Allocation, Assignment

OFFICER_NAME = Concat("officer__first_name", Value(" "), "officer__last_name")


def visible_to(member) -> QuerySet[Order]:
    """Orders with who holds them: `officer_id`, `officer_name`, `officer_since`,
    `assignment` (the row that the next must follow) and `is_allocated`."""
    latest = Assignment.objects.filter(order=OuterRef("pk")).order_by("-id")
    return sentences.visible_to(member).annotate(
        officer_id=Subquery(latest.values("officer")[:1]),
        officer_name=Subquery(latest.values(name=OFFICER_NAME)[:1]),
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
    """Running orders that the member holds as practitioner.

    Begins at what was ever given to them: few, where those they may see are many.
    """
    given = Assignment.objects.filter(officer=member.pk).values("order")
    return sentences.running(visible_to(member).filter(pk__in=given)).filter(
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


def why(allocation: Allocation) -> Explained[str]:
    """Its provider's name, from every ground as it was answered."""
    told = [
        policy.Answered(
            policy.Ground(one["ground"]), policy.Answer(one["answer"]), one["origin"]
        )
        for one in allocation.grounds
    ]
    on = allocation.order.sentenced_on
    answer = policy.allocate(told, on)
    parts = answer.parts
    if allocation.override_because:
        words = f"Overridden by {allocation.by.name}: {allocation.override_because}"
        parts += (Part(words),)
    limit = policy.decision_limit(on)
    decided = f"Decided on {in_words(london_day(allocation.at))}; the limit was {limit}"
    parts += (Part(decided, source=limit.source, doubt=limit.doubt),)
    return Explained(allocation.provider.name, parts, answer.version, on)
