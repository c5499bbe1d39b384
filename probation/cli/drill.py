"""`probation drill`: proves that the backups can be restored, without touching anything.

Backs up, restores into a new server beside the running one, compares every row of every
table as of one moment, and checks the restored audit against the heads signed by then.
People go on working: they are held up for the moment, not for the drill.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import psycopg
from django.conf import settings
from psycopg import sql

from probation import clock
from probation.records.audit.heads import BadHeads

from .audit import keep_heads
from .backups import embedded, external, tables, wal
from .backups.store import CannotBackUp, Store, store
from .database import database
from .database import embedded as embedded_server
from .postgres import Server


def run(argv: list[str]) -> int:
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args(argv)
    try:
        folder = store()
        with database():
            server = embedded_server()
            if server and not wal.is_kept(server):
                raise CannotBackUp(
                    "The service is running and keeps no backups, since it was started "
                    "without PROBATION_BACKUP_KEY. Stop it, set that to the file of the key, "
                    "and start it again; or stop it and run the drill alone."
                )
            with _room() as home:
                return _drill(server, folder, home)
    except (CannotBackUp, BadHeads) as error:
        print(f"The drill was not done. {error}", file=sys.stderr)
        return 1


def _drill(server: Server | None, folder: Store, home: Path) -> int:
    began = time.monotonic()
    keep_heads()  # and what they name is in whatever is backed up from now on
    shutil.copytree(settings.AUDIT, home / "audit")
    if server:
        was, copy = _embedded(server, folder, home)
    else:
        was, copy = _external(folder, home)
    with copy.in_use():
        with copy.connect() as superuser:
            found = tables.differences(was, tables.held(superuser))
            _go_on(home / "audit" / "heads.jsonl", superuser)
        audit = _audit(home)
    seconds = time.monotonic() - began
    for line in found:
        print(f"NOT THE SAME: {line}")
    print(f"{len(was.tables)} tables, {was.rows} rows compared: {len(found)} differ.")
    told = (audit.stdout + audit.stderr).strip().splitlines()
    print(f"The restored audit: {told[-1] if told else 'was not checked'}")
    print(f"Restored and compared in {seconds:.0f} seconds.")
    return 1 if found or audit.returncode else 0


def _embedded(server: Server, folder: Store, home: Path) -> tuple[tables.Held, Server]:
    if not folder.bases(server.version):
        embedded.back_up(server, folder)
    point = f"drill-{clock.real_now():%Y%m%dT%H%M%S}"
    with server.connect() as reader:
        with server.connect() as superuser:
            _stop_at(superuser, point, reader)
        was = tables.held(reader)
    wal.up_to_now(server, folder)
    target = {"recovery_target_name": point}
    embedded.restore(home, server.version, folder, target, clock.real_now())
    return was, Server(home, server.version)


def _external(folder: Store, home: Path) -> tuple[tables.Held, Server]:
    def loader() -> psycopg.Connection:
        told = external.reaching("loader")
        names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER"}
        names |= {"password": "PGPASSWORD", "dbname": "PGDATABASE"}
        given = {key: told[name] for key, name in names.items() if told.get(name)}
        return psycopg.connect(**given, autocommit=True)

    with loader() as connection:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()[0]
        kept = external.back_up(folder, snapshot)
        was = tables.held(connection)
    copy = Server(home)
    with copy.in_use():
        environ = {**os.environ, **copy.environ()}
        environ |= {"PGUSER": "probation_owner", "PGDATABASE": "probation"}
        environ.pop("PGPASSWORD", None)
        external.restore(folder.read(kept), environ, external.version("loader"))
        with copy.connect() as superuser:  # what each role may do is no part of a dump
            superuser.execute(
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO probation_loader"
            )
    return was, copy


def _stop_at(superuser: psycopg.Connection, point: str, reader) -> None:
    """`reader` sees all that was written until the point, and nothing after it.

    Whoever was writing has ended by then, and nobody begins while this lasts: a moment.
    """
    names = [row[0] for row in superuser.execute(tables.TABLES)]
    with superuser.transaction():
        superuser.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        superuser.execute("SET LOCAL lock_timeout = '30s'")
        all_of_them = sql.SQL(", ").join(map(sql.Identifier, names))
        superuser.execute(sql.SQL("LOCK TABLE {} IN SHARE MODE").format(all_of_them))
        snapshot = superuser.execute("SELECT pg_export_snapshot()").fetchone()[0]
        superuser.execute("SELECT pg_create_restore_point(%s)", [point])
        _see(reader, snapshot)


def _see(reader: psycopg.Connection, snapshot: str) -> None:
    reader.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
    told = sql.SQL("SET TRANSACTION SNAPSHOT {}").format(sql.Literal(snapshot))
    reader.execute(told)


def _go_on(heads: Path, copy: psycopg.Connection) -> None:
    """What was signed between the copying and the moment is in the copy of the database,
    so the heads go as far."""
    there = len(heads.read_bytes().splitlines())
    row = copy.execute("SELECT lines FROM audit_endofheads").fetchone()
    with Path(settings.AUDIT, heads.name).open("rb") as now:
        heads.write_bytes(b"".join(islice(now, max(there, row[0] if row else 0))))


def _audit(home: Path) -> subprocess.CompletedProcess:
    """By the command itself, in the new home."""
    urls = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_LOADER_URL")
    others = (*urls, "PROBATION_AUDIT", "PROBATION_BACKUP_KEY", "PGPASSWORD")
    environ = {k: v for k, v in os.environ.items() if k not in others}
    return subprocess.run(
        [sys.executable, "-m", "probation", "audit", "verify"],
        env={**environ, "PROBATION_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def _room() -> Iterator[Path]:
    """A home for the copy, gone afterwards; open to the server's own user."""
    with tempfile.TemporaryDirectory(prefix="drill-", dir=settings.HOME) as folder:
        home = Path(folder)
        home.chmod(0o711)
        try:
            yield home
        finally:
            aside = Server(home).place.data.parent  # another, where only root may enter
            shutil.rmtree(aside) if aside != home else None
