"""What a database holds, table by table, so that two can be compared row for row."""

from collections.abc import Mapping
from dataclasses import dataclass

import psycopg
from psycopg import sql

TABLES = """
    SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('r', 'p') AND nspname = 'public' ORDER BY relname
"""
# Two hashes of 64 bits of each whole row, added up: the same in any order, and other if any
# row is other, missing or there twice.
HELD = """
    SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)
        || ',' || coalesce(sum(hashtextextended(t::text, 1)::numeric), 0) FROM {} t
"""
COUNTERS = """
    SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = 'public'
"""
ALIKE = "SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET extra_float_digits = 1"


@dataclass(frozen=True)
class Held:
    tables: Mapping[str, tuple[int, str]]  # rows, hash of them all
    counters: Mapping[str, int]

    @property
    def rows(self) -> int:
        return sum(count for count, _ in self.tables.values())


def held(connection: psycopg.Connection) -> Held:
    """By a role that row security lets through."""
    connection.execute(ALIKE)
    names = [row[0] for row in connection.execute(TABLES)]
    return Held(
        {
            name: connection.execute(
                sql.SQL(HELD).format(sql.Identifier(name))
            ).fetchone()
            for name in names
        },
        dict(connection.execute(COUNTERS).fetchall()),
    )


def differences(was: Held, restored: Held) -> list[str]:
    """A line for each table that is not the same."""
    found = []
    for name in sorted(was.tables.keys() | restored.tables.keys()):
        before, after = was.tables.get(name), restored.tables.get(name)
        if before != after:
            found.append(f"{name}: {_words(before)} before, {_words(after)} restored")
    for name, value in was.counters.items():
        # A counter may run ahead, never back: no number is given twice.
        if restored.counters.get(name, 0) < value:
            found.append(f"{name}: counts from an earlier number than before")
    return found


def _words(told: tuple[int, str] | None) -> str:
    if told is None:
        return "no table"
    return f"{told[0]} rows ({sum(map(int, told[1].split(','))) % 10**8:08})"
