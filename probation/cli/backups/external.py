"""Backing up a database reached by URL, by pg_dump under the loading role, and putting a dump
into an empty database under the owning role."""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.db import connections

from probation import clock

from ..place import INSTALLED
from .store import STAMP, CannotBackUp, Store

PIECE = 1 << 20  # bytes


def back_up(store: Store, snapshot: str = "") -> Path:
    """As of one moment: now, or that of the snapshot."""
    name = f"dump-{clock.real_now():{STAMP}}.pgdump"
    options = ["--format=custom", "--compress=none", "--no-password"]
    if snapshot:
        options.append(f"--snapshot={snapshot}")
    command = [programs(version("loader")) / "pg_dump", *options]
    with tempfile.TemporaryFile() as said:
        running = subprocess.Popen(
            command, env=reaching("loader"), stdout=subprocess.PIPE, stderr=said
        )

        def pieces() -> Iterator[bytes]:
            while piece := running.stdout.read(PIECE):
                yield piece
            if running.wait():
                raise CannotBackUp(_last_line(said))

        return store.write(name, pieces())


def restore(content: Iterator[bytes], environ: Mapping[str, str], version: int) -> None:
    """Into an empty database, all of it or nothing.  `environ` says which, to libpq."""
    options = ["--no-owner", "--no-privileges", "--single-transaction", "--no-password"]
    database = environ["PGDATABASE"]
    command = [programs(version) / "pg_restore", *options, f"--dbname={database}"]
    with tempfile.TemporaryFile() as said:
        running = subprocess.Popen(
            command, env=environ, stdin=subprocess.PIPE, stderr=said
        )
        try:
            running.stdin.writelines(content)
            running.stdin.close()
        except BrokenPipeError:
            pass  # it ended, and has said why
        if running.wait():
            raise CannotBackUp(_last_line(said))


def programs(version: int) -> Path:
    """Of the server's own version where there is one: a newer pg_dump writes what an older
    server does not read.  The embedded package's have no TLS: docs/operations.md."""
    if given := os.environ.get("PROBATION_PG_PROGRAMS"):
        return Path(given)
    return INSTALLED["16" if version == 16 else "18"] / "bin"


def reaching(alias: str) -> dict[str, str]:
    """The environment that leads libpq where Django's connection leads; no password on a
    command line."""
    told = connections[alias].get_connection_params()
    names = {"dbname": "PGDATABASE", "user": "PGUSER", "password": "PGPASSWORD"}
    names |= {"host": "PGHOST", "port": "PGPORT", "sslmode": "PGSSLMODE"}
    names |= {"sslrootcert": "PGSSLROOTCERT"}
    given = {names[key]: str(told[key]) for key in names if told.get(key)}
    return {**os.environ, **given}


def version(alias: str) -> int:
    """The server's, such as 16."""
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000")
        return cursor.fetchone()[0]


def is_empty(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        return cursor.fetchone()[0] == 0


def _last_line(said) -> str:
    said.seek(0)
    lines = said.read().decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "It ended without a word."
