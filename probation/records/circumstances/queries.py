"""How what is said of somebody's life is read."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from probation.policy.circumstances import Kind
from probation.records.people import queries as people

from .models import (
    Address,
    Adjustment,
    Circumstance,
    Contact,
    Disability,
    Reached,
    Said,
)

TABLES: dict[Kind, type[Said]] = {
    Kind.ADDRESS: Address,
    Kind.REACH: Reached,
    Kind.CONTACT: Contact,
    Kind.CIRCUMSTANCE: Circumstance,
    Kind.DISABILITY: Disability,
    Kind.ADJUSTMENT: Adjustment,
}


def visible_to(member, kind: Kind) -> QuerySet[Said]:
    seen = TABLES[kind]._default_manager.filter(person__in=people.visible_to(member))
    return seen.select_related("person", "by", "ended_by", "corrected_by")


# Of what is at hand on the record: its kinds, in the order shown, and what each says.
AT_HAND: dict[Kind, tuple[str, ...]] = {
    Kind.REACH: ("kind", "value", "is_safe"),
    Kind.ADDRESS: ("kind", "lines", "postcode", "is_verified", "no_fixed_abode"),
}


def told_with(person: str = "pk") -> dict[str, ArraySubquery]:
    """To annotate people with, so that their page asks once for who they are, where they
    live and how to reach them."""
    return {
        f"{kind}_now": ArraySubquery(
            TABLES[kind]
            ._default_manager.filter(person=OuterRef(person), ended_at=None)
            .order_by("id")
            .values(told=JSONObject(**{name: F(name) for name in fields}))
        )
        for kind, fields in AT_HAND.items()
    }


def at_hand(person) -> list[tuple[Kind, Said]]:
    """Where someone who was annotated with `told_with` lives, and how to reach them now."""
    return [
        (kind, TABLES[kind](**told))
        for kind in AT_HAND
        for told in getattr(person, f"{kind}_now")
    ]
