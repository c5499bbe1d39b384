"""How the audit is read."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import connection, transaction
from django.db.models import QuerySet

from probation.policy.audit_chain import Entry, Head

from .heads import End
from .models import EndOfHeads, Event

# The raw columns, as they were sealed: nothing that the database could be made to say
# otherwise of a row than it says to a page.
ENTRIES = """
    SELECT "by"::text, position, what, (extract(epoch FROM at) * 1000000)::bigint,
           about, detail::text, request, coalesce(once::text, ''), seal
    FROM audit_event ORDER BY "by", position
"""
# The last entry of each chain, each by one look into the index.
HEADS = """
    WITH RECURSIVE head AS (
        (SELECT "by", position, seal FROM audit_event
         ORDER BY "by" DESC, position DESC LIMIT 1)
        UNION ALL
        SELECT next.* FROM head, LATERAL (
            SELECT "by", position, seal FROM audit_event
            WHERE audit_event."by" < head."by"
            ORDER BY "by" DESC, position DESC LIMIT 1) next
    )
    SELECT "by"::text, position, seal FROM head
"""
SEALS = """
    SELECT audit_event."by"::text, audit_event.position, seal FROM audit_event
    JOIN unnest(%s::uuid[], %s::bigint[]) AS asked("by", position) USING ("by", position)
"""
AT_A_TIME = 5000  # rows


def name(thing) -> str:
    """What an entry is about: which table, and the row's key."""
    return f"{thing._meta.label}:{thing.pk}"


def about(thing) -> QuerySet[Event]:
    """Who did or saw what with this thing, newest first."""
    return Event.objects.filter(about=name(thing)).order_by("-at", "-id")


def count() -> int:
    return Event.objects.count()


def entries() -> Iterator[Entry]:
    """The whole audit, by member and position, as of one moment; a little at a time."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(ENTRIES)
        while rows := cursor.fetchmany(AT_A_TIME):
            yield from (Entry(*row[:-1], bytes(row[-1])) for row in rows)


def heads(at: datetime) -> dict[str, Head]:
    """Where each chain ends."""
    with connection.cursor() as cursor:
        cursor.execute(HEADS)
        return {
            by: Head(by, place, bytes(seal), at)
            for by, place, seal in cursor.fetchall()
        }


def end_of_heads() -> End:
    """Where the book of heads should end."""
    row = EndOfHeads.objects.filter(pk=1).first()
    return End(row.lines, bytes(row.last), row.lost) if row else End()


def unlike(known: Iterable[Head]) -> set[str]:
    """The chains that no longer hold what was signed: cut off, or sealed anew."""
    asked = [head for head in known if head.position]
    with connection.cursor() as cursor:
        cursor.execute(
            SEALS, [[one.by for one in asked], [one.position for one in asked]]
        )
        found = {(by, place): bytes(seal) for by, place, seal in cursor.fetchall()}
    return {one.by for one in asked if found.get((one.by, one.position)) != one.seal}
