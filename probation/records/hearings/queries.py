"""How hearings are read.  Each query starts from who is asking."""

from collections.abc import Iterable

from django.db.models import QuerySet

from probation.policy.court import PREPARATION, RESULTING
from probation.records.court.models import Listing

from .models import HearingChange


def visible_to(member) -> QuerySet[Listing]:
    return Listing.objects.filter(court__in=member.scopes).select_related("court")


def stands(listings: Iterable[Listing]) -> dict[int, HearingChange]:
    """How each of them stands: listing → its latest change, or one that was never written,
    where nothing was done yet.  One query for all.

    Each has `version`: the change of the defendant that the next one must follow.
    """
    listings = list(listings)
    found = (
        HearingChange.objects.filter(defendant__in=[o.defendant_id for o in listings])
        .order_by("defendant", "hearing", "day", "-id")
        .distinct("defendant", "hearing", "day")
        .select_related("owner", "checked_by", "by")
    )
    latest: dict[tuple, HearingChange] = {}
    heads: dict[object, int] = {}
    for one in found:
        latest[one.defendant_id, one.hearing, one.day] = one
        heads[one.defendant_id] = max(one.pk, heads.get(one.defendant_id, 0))
    told = {}
    for listing in listings:
        key = (listing.defendant_id, listing.hearing, listing.day)
        told[listing.pk] = latest.get(key) or _untouched(*key)
        told[listing.pk].version = heads.get(listing.defendant_id)
    return told


def _untouched(defendant, hearing: str, day) -> HearingChange:
    return HearingChange(
        defendant_id=defendant,
        hearing=hearing,
        day=day,
        preparation=PREPARATION.start,
        resulting=RESULTING.start,
    )


def history(listing: Listing) -> QuerySet[HearingChange]:
    """Of a hearing that has been opened, newest first."""
    return (
        HearingChange.objects.filter(
            defendant=listing.defendant_id, hearing=listing.hearing, day=listing.day
        )
        .select_related("by", "owner", "checked_by")
        .order_by("-id")
    )
