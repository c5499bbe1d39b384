"""Who verified which number of a person who has been opened, and from what."""

from probation.records.people.models import Person

from .models import Verification


def of(person: Person) -> dict[int, Verification]:
    """By the key of the number."""
    found = Verification.objects.filter(person=person).select_related("by")
    return {one.identifier_id: one for one in found}
