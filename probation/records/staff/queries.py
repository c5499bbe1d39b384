"""How staff are read."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet

from probation.records.organisations.models import Unit
from probation.records.organisations.queries import under_any

from .models import Member, Posting, RoleChange


def posted(on: date) -> QuerySet[Posting]:
    """Who works where on a day, with the unit."""
    return Posting.objects.filter(
        Q(until=None) | Q(until__gt=on), since__lte=on
    ).select_related("unit")


def units_of(member: Member, *, on: date) -> list[Unit]:
    return [posting.unit for posting in posted(on).filter(member=member)]


def to_choose_from(usernames: Collection[str], *, on: date) -> QuerySet[Member]:
    """The invented members of a scenario, each with `now_at`: their postings.  Those who are
    named; where nobody is, all."""
    members = Member.objects.filter(is_invented=True, is_active=True)
    if usernames:
        members = members.filter(username__in=usernames)
    return members.order_by("last_name", "first_name", "pk").prefetch_related(
        Prefetch("postings", posted(on), to_attr="now_at")
    )


def members(sought: str = "") -> QuerySet[Member]:
    """All members, or those whose name or username holds what was sought, by name."""
    found = Member.objects.order_by("last_name", "first_name", "pk")
    for word in sought.split():
        found = found.filter(
            Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(username__icontains=word)
        )
    return found


def postings_of(member: Member) -> QuerySet[Posting]:
    """Where a member works and has worked, those still open first."""
    return member.postings.select_related("unit").order_by(
        F("until").desc(nulls_first=True), "-since"
    )


def role_changes_of(member: Member) -> QuerySet[RoleChange]:
    return member.role_changes.select_related("by").order_by("-at")


def posted_under(units: Iterable[int], *, on: date) -> QuerySet[Member]:
    """Who works that day in those units, or in anything that is part of them."""
    here = posted(on).filter(unit__in=under_any(units))
    return (
        Member.objects.filter(pk__in=here.values("member"))
        .filter(is_active=True)
        .order_by("last_name", "first_name", "pk")
    )


def by_username(username: str) -> Member | None:
    return Member.objects.filter(username=username).first()


def by_key(keys: Iterable[UUID]) -> dict[UUID, Member]:
    """Those whom the audit names."""
    return {one.key: one for one in Member.objects.filter(key__in=set(keys))}
