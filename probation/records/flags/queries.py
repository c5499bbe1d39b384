"""How flags are read."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Max, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from probation.policy import flags as policy
from probation.records.people import queries as people

from .models import Flag


def visible_to(member) -> QuerySet[Flag]:
    """Each with `reviewed_on`: the day of its last review, or None."""
    seen = Flag.objects.filter(person__in=people.visible_to(member))
    return with_review(seen)


def with_review(flags: QuerySet[Flag]) -> QuerySet[Flag]:
    return flags.select_related("person", "officer", "by", "ended_by").annotate(
        reviewed_on=Max("reviews__reviewed_on")
    )


def all_of(member, person) -> list[Flag]:
    """Open and ended, with their reviews, the worst first; `review` is when due, or None."""
    found = visible_to(member).filter(person=person)
    flags = policy.worst_first(found.prefetch_related("reviews__by"))
    for flag in flags:
        flag.review = policy.review_due(flag.kind, flag.reviewed_on or flag.since)
    return flags


def told_with(person: str = "pk") -> ArraySubquery:
    """To annotate people with as `flags_now`, so that a page asks once for both."""
    now = Flag.objects.filter(person=OuterRef(person), until=None)
    told = {name: F(name) for name in ("kind", "level", "category")}
    return ArraySubquery(now.values(told=JSONObject(**told)))


def open_on(person) -> list[Flag]:
    """For a page about a person who has been opened already: the worst first."""
    now = getattr(person, "flags_now", None)
    if now is None:
        return policy.worst_first(Flag.objects.filter(person=person, until=None))
    return policy.worst_first(Flag(**told) for told in now)
