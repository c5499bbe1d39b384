"""How the audit is read."""

from django.db.models import QuerySet

from .actions import name
from .models import Event


def about(thing) -> QuerySet[Event]:
    """Who did or saw what with this thing, newest first."""
    return Event.objects.filter(about=name(thing)).order_by("-at", "-id")
