"""How letters are read: the outbox by jobs alone, and a reader's own by their key."""

from django.db import connection
from django.db.models import Count, Q

from .models import Letter


def as_reader(key: object) -> None:
    """Tells the database, for the rest of this transaction, who reads: by the key of their
    own link, or by their address.  Row security shows them what is theirs, and no more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.reader', %s, true)", [str(key)])


def outbox() -> dict[str, int]:
    """How many wait, wait after a failure, and were given up.  For the loading role."""
    waiting = Q(sent_at=None, given_up_at=None)
    return Letter.objects.aggregate(
        waiting=Count("pk", filter=waiting),
        failing=Count("pk", filter=waiting & Q(tries__gt=0)),
        given_up=Count("pk", filter=~Q(given_up_at=None)),
    )
