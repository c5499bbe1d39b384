"""How embargoed copies are read."""

import hashlib

from django.db.models import QuerySet

from probation.records.inspections.models import Inspection
from probation.records.inspections.queries import visible_to

from .models import Copy


def copies_of(inspection: Inspection) -> QuerySet[Copy]:
    return inspection.copies.select_related("by").prefetch_related("openings")


def copies_visible_to(member) -> QuerySet[Copy]:
    seen = Copy.objects.filter(inspection__in=visible_to(member).values("pk"))
    return seen.select_related("inspection")


def copy_by_key(key: str) -> Copy | None:
    """The embargoed copy that a link opens; None where it was taken back or never given."""
    told = hashlib.sha256(key.encode()).hexdigest()
    found = Copy.objects.filter(key_sha256=told, until=None)
    return found.select_related("inspection__run_by", "inspection__lead").first()
