"""The database of a command: the one the URLs name, or the embedded one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.module_loading import import_string

from .postgres import Server

URLS = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_LOADER_URL")
ONE_AT_A_TIME = 6_010_917  # the key of our lock on migrating, any number of our own
UNGRANTED = """
    SELECT EXISTS (SELECT FROM pg_tables WHERE tableowner = current_user AND NOT
        has_table_privilege(%s, format('%%I.%%I', schemaname, tablename), 'SELECT'))
"""


class NoDatabase(Exception):
    """The database that was named cannot be used; the text says what to do."""


def embedded() -> Server | None:
    """None when a URL names another."""
    given = [name for name in URLS if os.environ.get(name)]
    if not given:
        return Server(Path(settings.HOME))
    if "DATABASE_URL" not in given:
        raise NoDatabase(
            f"{given[0]} is set and DATABASE_URL is not: set both or none."
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
        raise NoDatabase(f"The database does not answer: {error}") from error
    finally:
        disconnect()


def disconnect() -> None:
    connections.close_all()
    connections["default"].close_pool()


def migrate() -> bool:
    """Whether there was anything to do.  Of two at once, the second waits and finds it done."""
    if not os.environ.get("DATABASE_OWNER_URL") and os.environ.get("DATABASE_URL"):
        if _plan("default"):
            raise NoDatabase(
                "The tables are not up to date. Set DATABASE_OWNER_URL, the role that owns "
                "them, and run `probation migrate`."
            )
        return False
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        todo = bool(_plan("owner"))
        if todo:
            call_command("migrate", database="owner", verbosity=0, interactive=False)
        # Asked and not concluded: a migration may have been cut short before its rights.
        cursor.execute(UNGRANTED, [settings.SERVICE_ROLE])
        if todo or cursor.fetchone()[0]:
            import_string(settings.AFTER_MIGRATE)()
    connections["owner"].close()  # and with it the lock
    return todo


def _plan(alias: str) -> list:
    executor = MigrationExecutor(connections[alias])
    return executor.migration_plan(executor.loader.graph.leaf_nodes())
