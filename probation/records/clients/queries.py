"""Which machine asks."""

from hashlib import sha256

from django.db.models import QuerySet

from .models import Client


def digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def by_token(token: str) -> Client | None:
    return Client.objects.filter(digest=digest(token), until=None).first()


def every() -> QuerySet[Client]:
    return Client.objects.order_by("until", "name", "id")
