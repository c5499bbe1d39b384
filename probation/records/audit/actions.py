"""What was done, seen, searched and refused.

Each is written in the transaction of the act or the page itself: where the entry
cannot be written, the act is undone and the page is not shown.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection

from probation.policy.audit_chain import Head
from probation.records.request import request_id

from . import queries
from .heads import Book
from .models import Event
from .queries import name

NOBODY = UUID(int=0)  # someone who has not signed in, or a machine


def done(what: str, /, *, by, at, about, once: UUID | None = None, **detail) -> None:
    _write(what, by, at, name(about), detail, once)


def seen(person, *, by, at, why: str) -> None:
    _write("seen", by, at, name(person), {"why": why})


def searched(query: str, *, by, at, shown: Iterable, **detail) -> None:
    """`shown`: whose rows the list has, people or defendants.  Their keys are kept, never
    their names: the record says whose they are."""
    keys: dict[str, set[str]] = {}
    for one in shown:
        keys.setdefault(one._meta.label, set()).add(str(one.pk))
    told = {label: sorted(found) for label, found in sorted(keys.items())}
    found = sum(map(len, told.values()))
    _write("searched", by, at, "", {"query": query, "found": found, "shown": told, **detail})  # fmt: skip


def refused(path: str, *, by, at) -> None:
    _write("refused", by, at, "", {"path": path})


def is_done(once: UUID | None) -> bool:
    """Whether this form was taken already.  A second send waits here for the first."""
    if once is None:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [once.int >> 65])
    return Event.objects.filter(once=once).exists()


def keep_heads(book: Book, *, at: datetime, restored: str = "") -> set[str]:
    """Signs where each chain ends that has grown, outside the database.

    Returns the chains that no longer hold what was signed before.  They are not signed
    again, so that it stays visible; `restored` says why they went back, and signs them.
    """
    with book.open() as known:
        now = queries.heads(at)
        bad = queries.unlike(known.latest.values())
        gone = {by: Head(by, 0, b"", at) for by in known.latest.keys() - now.keys()}
        new = [
            head
            for by, head in {**now, **gone}.items()
            if (restored or by not in bad)
            and head[:3] != known.latest.get(by, head._replace(position=-1))[:3]
        ]
        if new or restored:
            book.write(new, at=at, restored=restored)
    return set() if restored else bad


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
