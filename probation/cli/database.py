"""The database of a command: the one the URLs name, or the embedded one."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connections, transaction
from django.utils.module_loading import import_string

from probation.records.organisations import actions as organisations

from .backups import wal
from .postgres import Server

URLS = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_LOADER_URL")
ONE_AT_A_TIME = 6_010_917  # the key of our lock on migrating, any number of our own
# What the tables, their reference data and their rights are made from.
ROOT = Path(__file__).parents[2]
SOURCES = ("probation/records", "probation/config", "requirements/run.txt")


class NoDatabase(Exception):
    """The database that was named cannot be used; the text says what to do."""


def embedded() -> Server | None:
    """None when a URL names another."""
    given = [name for name in URLS if os.environ.get(name)]
    if not given:
        server = Server(Path(settings.HOME))
        if not settings.BACKUP_KEY:
            return server
        return Server(server.home, settings=wal.settings(server.place))
    if "DATABASE_URL" not in given:
        raise NoDatabase(
            f"{given[0]} is set and DATABASE_URL is not: set both or none."
        )
    # Before the tables are touched: the rights given after a migration would be taken
    # from the owner, whose right it is that checks foreign keys.
    for other in ("owner", "loader"):
        if settings.DATABASES[other]["USER"] == settings.SERVICE_ROLE:
            raise NoDatabase(
                f"DATABASE_URL and DATABASE_{other.upper()}_URL name the same role, "
                f"{settings.SERVICE_ROLE}, and that one owns tables or passes row "
                "security. Give the service a role of its own: see docs/operations.md."
            )
    return None


@contextmanager
def database() -> Iterator[None]:
    """Running, with tables that are up to date."""
    if server := embedded():
        with server.in_use():
            os.environ.update(server.environ())
            with _migrated():
                yield
    else:
        with _migrated():
            yield


@contextmanager
def _migrated() -> Iterator[None]:
    try:
        migrate()
        yield
    except OperationalError as error:
        first, *_ = str(error).splitlines()
        raise NoDatabase(f"The database does not answer: {first}") from error
    finally:
        disconnect()


def disconnect() -> None:
    connections.close_all()
    connections["default"].close_pool()


def migrate() -> bool:
    """Whether there was anything to do.

    The version that made the tables is kept in the database, written last: what was cut
    short is done again.  Of two at once, the second waits and finds it done.
    """
    version = _version()
    if os.environ.get("DATABASE_URL") and not os.environ.get("DATABASE_OWNER_URL"):
        if _made_by("default") != version:
            raise NoDatabase(
                "The tables are not those of this version. Set DATABASE_OWNER_URL, the "
                "role that owns them, and run `probation migrate`."
            )
        return False
    owner = connections["owner"]
    try:
        with owner.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
            if _made_by("owner") == version:
                return False
            call_command("migrate", database="owner", verbosity=0, interactive=False)
            with transaction.atomic(using="owner"):
                organisations.load_reference()
                import_string(settings.AFTER_MIGRATE)()
                cursor.execute(f"COMMENT ON TABLE django_migrations IS '{version}'")
            return True
    finally:
        owner.close()  # and with it the lock


def _made_by(alias: str) -> str | None:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT obj_description(to_regclass('django_migrations'))")
        return cursor.fetchone()[0]


def _version() -> str:
    seen = hashlib.sha256()
    for source in SOURCES:
        path = ROOT / source
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                seen.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return seen.hexdigest()
