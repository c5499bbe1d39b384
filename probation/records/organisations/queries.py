"""How organisations are read.  Everyone may: no person is in them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from probation.policy.organisation import Kind

from .models import Office, Unit


def units(kind: Kind) -> QuerySet[Unit]:
    return Unit.objects.filter(kind=kind)


def unit(code: str) -> Unit:
    """By the first characters of its code: courts are known by five or seven."""
    return Unit.objects.filter(code__startswith=code).order_by("code")[0]


def unit_or_none(code: str) -> Unit | None:
    return Unit.objects.filter(code=code).first()


def provider_of(unit: Unit) -> Unit:
    """The provider that a unit is part of: at most a few steps up the tree."""
    while unit.parent_id is not None:
        unit = unit.parent
    return unit


def under(unit: Unit) -> list[int]:
    """Ids of the unit and everything below it."""
    found, layer = [], [unit.pk]
    while layer:
        found += layer
        layer = list(Unit.objects.filter(parent__in=layer).values_list("id", flat=True))
    return found


def providers(sectors, on: date) -> QuerySet[Unit]:
    """Providers of those sectors that are there on that day."""
    return Unit.objects.filter(
        Q(since=None) | Q(since__lte=on),
        Q(until=None) | Q(until__gt=on),
        kind=Kind.PROVIDER,
        sector__in=sectors,
    )


def offices_of(units: list[int]) -> QuerySet[Office]:
    """Offices of those units, and of what is above and below them in the tree."""
    return Office.objects.filter(
        Q(unit__in=units) | Q(unit__parent__in=units)
    ).order_by("name")


def under_any(units: Iterable[int]) -> set[int]:
    """Ids of the units and everything below any of them, in one query."""
    parents = dict(Unit.objects.values_list("id", "parent"))
    found = set(units)
    while more := {one for one, up in parents.items() if up in found} - found:
        found |= more
    return found


def own_units(scopes: list[int]) -> list[Unit]:
    """Of a member's scopes those nothing else of theirs is part of: where they work."""
    units = list(Unit.objects.filter(pk__in=scopes).order_by("kind", "name"))
    above = {unit.parent_id for unit in units}
    return [unit for unit in units if unit.pk not in above]
