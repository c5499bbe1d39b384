"""What the audit costs: an entry with its seal beside the same row without one, in one run;
and how fast `probation audit verify` walks.  `python -m benchmarks.audit [ENTRIES]`

Prints ratios: absolute times move from machine to machine.
"""

import os
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import django
import psycopg
from django.utils.module_loading import import_string

from probation.cli.postgres import Server
from probation.policy.audit_chain import Entry, Walk

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "probation.config.settings")
django.setup()
CHAIN = import_string("probation.records.audit.migrations.0002_chain.CHAIN")
ENTRIES = import_string("probation.records.audit.queries.ENTRIES")
AT_A_TIME = 5000  # rows, as the command fetches them
TABLE = """
    CREATE TABLE {name} (id bigserial PRIMARY KEY, what text, "by" uuid, at timestamptz,
        about text, detail jsonb, request text, once uuid, position bigint, seal bytea);
    CREATE INDEX ON {name} (about, at); CREATE INDEX ON {name} (at);
    CREATE UNIQUE INDEX ON {name} (once) WHERE once IS NOT NULL;
"""
INSERT = """
    INSERT INTO {name} (what, "by", at, about, detail, request, once, position, seal)
    VALUES ('appointments.note', '00000000-0000-0000-0000-000000000001', now(),
        'people.Person:0190', '{{"note": 12345, "why": "read the record"}}',
        '0123456789abcdef0123456789abcdef', gen_random_uuid(), 0, '')
"""
BEFORE = 20_000  # entries in the chain already
ROUNDS, EACH = 15, 200


def main() -> None:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 300_000
    with tempfile.TemporaryDirectory(prefix="probation-", dir="/var/tmp") as folder:
        Path(folder).chmod(0o711)
        with Server(Path(folder)).in_use() as server, server.connect() as superuser:
            _insert(superuser)
            _verify(superuser, entries)


def _insert(superuser: psycopg.Connection) -> None:
    for name in ("plain", "audit_event"):
        superuser.execute(TABLE.format(name=name))
    superuser.execute(
        'CREATE UNIQUE INDEX one_chain_each ON audit_event ("by", position)'
    )
    superuser.execute(CHAIN)
    for name in ("plain", "audit_event"):
        _time(superuser, name, BEFORE, each_commits=False)
    alone, in_a_page = [], []
    for _ in range(ROUNDS):  # in turn, so that what else the machine does hits both
        plain, sealed = (
            _time(superuser, n, EACH, True) for n in ("plain", "audit_event")
        )
        alone.append(sealed / plain)
        plain, sealed = (
            _time(superuser, n, EACH, False) for n in ("plain", "audit_event")
        )
        in_a_page.append((sealed - plain) / EACH * 1e6)
    print(
        f"an entry and its commit: {statistics.median(alone):.2f} times a plain insert"
    )
    print(f"the seal itself: {statistics.median(in_a_page):.0f} microseconds an entry")


def _time(superuser, name: str, count: int, each_commits: bool) -> float:
    statement = INSERT.format(name=name)
    began = time.perf_counter()
    if each_commits:
        for _ in range(count):
            superuser.execute(statement)
    else:
        with superuser.transaction():
            for _ in range(count):
                superuser.execute(statement)
    return time.perf_counter() - began


def _verify(superuser: psycopg.Connection, count: int) -> None:
    """Over that many entries, each in the chain of one of a thousand members."""
    superuser.execute("TRUNCATE audit_event")
    superuser.execute(
        INSERT.format(name="audit_event")
        .replace("VALUES (", "SELECT ")
        .replace(
            "'00000000-0000-0000-0000-000000000001'",
            "lpad((n % 1000)::text, 32, '0')::uuid",
        )
        .rstrip()[:-1]
        + f" FROM generate_series(1, {count}) n"
    )
    superuser.execute("ANALYZE audit_event")
    seconds = _walk(superuser, count)
    tracemalloc.start()  # which makes it several times slower
    _walk(superuser, count)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    print(f"verified {count / seconds:,.0f} entries a second, {peak:.0f} MiB at most")


def _walk(superuser: psycopg.Connection, count: int) -> float:
    walk, began = Walk({}), time.perf_counter()
    faults = list(walk.faults(_entries(superuser)))
    assert walk.entries == count and not faults
    return time.perf_counter() - began


def _entries(superuser: psycopg.Connection) -> Iterator[Entry]:
    with superuser.transaction(), superuser.cursor("entries") as cursor:
        cursor.itersize = AT_A_TIME
        for row in cursor.execute(ENTRIES):
            yield Entry(*row)


if __name__ == "__main__":
    main()
