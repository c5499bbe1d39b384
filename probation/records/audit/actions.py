"""What was done, seen, searched and refused.

Each is written in the transaction of the act or the page itself: where the entry
cannot be written, the act is undone and the page is not shown.
"""

from uuid import UUID

from django.db import connection

from probation.records.request import request_id

from .models import Event

NOBODY = UUID(int=0)  # someone who has not signed in, or a machine


def done(what: str, /, *, by, at, about, once: UUID | None = None, **detail) -> None:
    _write(what, by, at, name(about), detail, once)


def seen(person, *, by, at, why: str) -> None:
    _write("seen", by, at, name(person), {"why": why})


def searched(query: str, *, by, at, found: int, **detail) -> None:
    _write("searched", by, at, "", {"query": query, "found": found, **detail})


def refused(path: str, *, by, at) -> None:
    _write("refused", by, at, "", {"path": path})


def is_done(once: UUID | None) -> bool:
    """Whether this form was taken already.  A second send waits here for the first."""
    if once is None:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [once.int >> 65])
    return Event.objects.filter(once=once).exists()


def name(thing) -> str:
    return f"{thing._meta.label}:{thing.pk}"


def _write(what, by, at, about, detail, once=None) -> None:
    Event.objects.create(
        what=what,
        by=getattr(by, "key", NOBODY),
        at=at,
        about=about,
        detail=detail,
        once=once,
        request=request_id.get(),
    )
