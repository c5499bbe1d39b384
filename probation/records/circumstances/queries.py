"""How what is said of somebody's life is read."""

from django.db.models import BooleanField, QuerySet, TextField, Value
from django.db.models.functions import Cast

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


def at_hand(member, person) -> list[tuple[Kind, Said]]:
    """Where someone lives and how to reach them now, in one query: phones come first."""
    fields = ("kind", "lines", "postcode", "is_verified", "no_fixed_abode")
    nothing, no = Value("", TextField()), Value(False)
    lives, reached = (
        visible_to(member, kind).filter(person=person, ended_at=None).order_by()
        for kind in (Kind.ADDRESS, Kind.REACH)
    )
    safe = Cast("is_safe", BooleanField(null=True))
    rows = reached.values_list(Value(1), "kind", "value", nothing, safe, no).union(
        lives.values_list(Value(2), *fields), all=True
    )
    told: list[tuple[Kind, Said]] = []
    for which, kind, text, postcode, yes, abode in sorted(rows, key=lambda r: r[:4]):
        if which == 1:
            told.append((Kind.REACH, Reached(kind=kind, value=text, is_safe=yes)))
        else:
            values = (kind, text, postcode, yes, abode)
            one = Address(**dict(zip(fields, values, strict=True)))
            told.append((Kind.ADDRESS, one))
    return told
