"""How drafts are read: a member's own, and nobody else's."""

from .models import Draft


def of(member, address: str) -> Draft | None:
    return Draft.objects.filter(member=member, address=address).first()
