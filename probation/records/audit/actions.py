"""What was done, seen, searched and refused.

Each is written in the transaction of the act or the page itself: where the entry
cannot be written, the act is undone and the page is not shown.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from probation.policy.audit_chain import Head
from probation.records.request import request_id

from . import queries
from .heads import Book, End
from .models import EndOfHeads
from .queries import name

NOBODY = UUID(int=0)  # someone who has not signed in, or a machine


class Kept(NamedTuple):
    bad: set[str]  # chains that no longer hold what was signed
    lost: str  # what is wrong with the book itself, and not explained yet


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
        cursor.execute("SELECT audit_is_taken(%s)", [once])  # by anybody
        return cursor.fetchone()[0]


def keep_heads(
    book: Book, *, at: datetime, restored: str = "", explained: str = ""
) -> Kept:
    """Signs where each chain ends that has grown, outside the database.

    Chains that no longer hold what was signed before are not signed again, so that it stays
    visible; `restored` says why they went back, and signs them.  Where the book itself does
    not hold what was written into it, another is begun that says so, and says it until
    `explained` says why.
    """
    with book.open(queries.end_of_heads(), at) as known:
        now = queries.heads(at)
        bad = queries.unlike(known.latest.values())
        gone = {by: Head(by, 0, b"", at) for by in known.latest.keys() - now.keys()}
        new = [
            head
            for by, head in {**now, **gone}.items()
            if (restored or by not in bad)
            and head[:3] != known.latest.get(by, head._replace(position=-1))[:3]
        ]
        begins = bool(known.lost) and not known.lines
        if new or restored or explained or begins:
            _remember(book.write(new, at=at, restored=restored, explained=explained))
        else:
            _remember(known.end())
        return Kept(set() if restored else bad, known.lost)


def _remember(end: End) -> None:
    """On the disk first, then here: a crash between the two leaves more there than here."""
    if end != queries.end_of_heads():
        EndOfHeads.objects.update_or_create(pk=1, defaults=end._asdict())


# Not by the ORM, which asks for the new row's number: the database shows an entry only to
# those whom it concerns, and never to somebody who has not signed in.
ENTRY = """
    INSERT INTO audit_event (what, "by", at, about, detail, request, once, position, seal)
    VALUES (%s, %s, %s, %s, %s, %s, %s, 0, '')
"""


def _write(what, by, at, about, detail, once=None) -> None:
    key = getattr(by, "key", NOBODY)
    told = json.dumps(detail, cls=DjangoJSONEncoder)
    with connection.cursor() as cursor:
        cursor.execute(ENTRY, [what, key, at, about, told, request_id.get(), once])
