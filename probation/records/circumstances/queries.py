"""How what is said of somebody's life is read."""

from django.db.models import QuerySet

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


def all_of(member, person) -> dict[Kind, list[Said]]:
    """Everything said of the person, open and ended, by kind: one query for each."""
    return {kind: list(visible_to(member, kind).filter(person=person)) for kind in Kind}


def open_of(member, person, *kinds: Kind) -> list[list[Said]]:
    """What holds now, of each of those kinds."""
    return [
        list(visible_to(member, kind).filter(person=person, ended_at=None))
        for kind in kinds
    ]
