"""How staff are read."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from probation.records.organisations.models import Unit

from .models import Member, Posting


def posted(on: date) -> QuerySet[Posting]:
    """Who works where on a day, with the unit."""
    return Posting.objects.filter(
        Q(until=None) | Q(until__gt=on), since__lte=on
    ).select_related("unit")


def units_of(member: Member, *, on: date) -> list[Unit]:
    return [posting.unit for posting in posted(on).filter(member=member)]


def to_choose_from(*, on: date) -> QuerySet[Member]:
    """The invented members of a scenario, each with `now_at`: their postings."""
    return (
        Member.objects.filter(is_invented=True, is_active=True)
        .order_by("last_name", "first_name", "pk")
        .prefetch_related(Prefetch("postings", posted(on), to_attr="now_at"))
    )
