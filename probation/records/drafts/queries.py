"""How drafts are read: a member's own, and nobody else's."""

from .models import Draft


def of(member) -> dict[str, Draft]:
    """By the address of the page they were typed on."""
    return {one.address: one for one in Draft.objects.filter(member=member)}
