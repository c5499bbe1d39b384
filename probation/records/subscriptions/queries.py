"""How subscriptions and notices are read.  A subscription: by its own link alone."""

from uuid import UUID

from django.db.models import QuerySet

from probation.records.letters.queries import as_reader

from .models import Notice, Subscription


def of_link(key: UUID) -> Subscription | None:
    """Whose link it is; None when they have left."""
    as_reader(key)
    return Subscription.objects.filter(pk=key).first()


def notices(topic: str = "", *, invented: bool, most: int = 50) -> QuerySet[Notice]:
    """Newest first.  Real and invented ones are never in one list."""
    found = Notice.objects.filter(is_invented=invented)
    return (found.filter(topics__contains=[topic]) if topic else found)[:most]
