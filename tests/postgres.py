"""A PostgreSQL of our own for each test run, and a home for what it makes.

Loaded before the settings (`-p tests.postgres` in pyproject.toml), since they read where
the home is.  The owner makes the tables; tests run as the service's role and are rolled
back, but for those that ask for `committed`.
"""

import os
import tempfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections

from probation.cli.postgres import Server

ROOT = Path(__file__).parents[1]
os.environ["PROBATION_HOME"] = str(ROOT / ".home" / "test")
for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_LOADER_URL"):
    os.environ.pop(name, None)


@pytest.fixture(scope="session")
def server():
    """Not in the machine's own temporary folder: that may be for one user only, and run by
    root the server is a user of its own."""
    with tempfile.TemporaryDirectory(prefix="probation-", dir="/var/tmp") as folder:
        Path(folder).chmod(0o711)
        with Server(Path(folder), settings={"fsync": "off"}).in_use() as server:
            os.environ.update(server.environ())
            yield server


@pytest.fixture(scope="session")
def django_db_setup(server, django_db_blocker):
    from probation.config.rights import grant  # models are known only by now

    with django_db_blocker.unblock():
        call_command("migrate", database="owner", verbosity=0)
        grant()
        with server.connect() as superuser:  # tests/audited.py
            superuser.execute(
                "CREATE SCHEMA watched;"
                "CREATE VIEW watched.everything AS SELECT * FROM audit_event;"
                "GRANT USAGE ON SCHEMA watched TO probation_service, probation_loader;"
                "GRANT SELECT ON watched.everything TO probation_service, probation_loader"
            )
    yield
    with django_db_blocker.unblock():
        close_connections()


@pytest.fixture
def committed(server, django_db_setup, django_db_blocker):
    """For a test with real commits, threads or processes: afterwards the database is again
    what the migrations made it.  Not together with `db`."""
    clean = "CREATE DATABASE clean TEMPLATE probation OWNER probation_owner"
    again = "CREATE DATABASE probation TEMPLATE clean OWNER probation_owner"
    with django_db_blocker.unblock(), server.connect(database="postgres") as superuser:
        close_connections()
        superuser.execute(clean)
        yield server
        close_connections()
        superuser.execute("DROP DATABASE probation WITH (FORCE)")
        superuser.execute(again)
        superuser.execute("DROP DATABASE clean")


def close_connections() -> None:
    connections.close_all()
    connections["default"].close_pool()
