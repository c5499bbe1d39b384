from django.db import models
from django.db.models import F, Q

from probation.policy.organisation import Kind, Sector


class Unit(models.Model):
    """Anything that can be responsible for people, or has people before it.

    One tree: provider → area → LDU or PDU → team; courts stand by themselves.
    """

    code = models.TextField(unique=True)  # such as "C12" or "B22OS00"
    name = models.TextField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    sector = models.CharField(max_length=20, choices=Sector.choices, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="children"
    )
    since = models.DateField(null=True)
    until = models.DateField(null=True)  # the first day it is no longer there
    source = models.TextField(blank=True)
    is_invented = models.BooleanField(default=False)

    class Privacy:
        personal: set[str] = set()
        open = {
            "id", "code", "name", "kind", "sector", "parent", "since", "until",
            "source", "is_invented",
        }  # fmt: skip

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="unit_kind_is_known", condition=Q(kind__in=list(Kind))
            ),
            models.CheckConstraint(
                name="unit_sector_is_known",
                condition=Q(sector__in=["", *Sector]),
            ),
            models.CheckConstraint(
                name="a_provider_says_its_sector",
                condition=~Q(kind=Kind.PROVIDER) | ~Q(sector=""),
            ),
            models.CheckConstraint(
                name="unit_ends_after_it_begins",
                condition=Q(until=None) | Q(since=None) | Q(until__gt=F("since")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """A place where people are seen."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="offices")
    code = models.TextField(unique=True)
    name = models.TextField()
    address = models.TextField(blank=True)
    postcode = models.TextField(blank=True)
    source = models.TextField(blank=True)
    is_invented = models.BooleanField(default=False)

    class Privacy:
        personal: set[str] = set()
        open = {
            "id", "unit", "code", "name", "address", "postcode", "source",
            "is_invented",
        }  # fmt: skip

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
