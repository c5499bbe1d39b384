"""Backups of a server that is reached by URL: a dump, under the loading role."""

import pytest

from probation.cli.backups import tables
from probation.cli.postgres import Server

from .service import probation, reachable
from .test_backup import write

ROLES = {"DATABASE_URL": "service", "DATABASE_OWNER_URL": "owner", "DATABASE_LOADER_URL": "loader"}  # fmt: skip


@pytest.fixture
def theirs():
    """A server that is not ours to start, and a home that holds none."""
    with (
        reachable("theirs") as folder,
        Server(folder, settings={"fsync": "off"}).in_use() as server,
    ):
        yield server


@pytest.fixture
def command(theirs, tmp_path):
    key = tmp_path / "key"
    probation(tmp_path, "backup", "--make-key", str(key))
    lines = theirs.passwords.read_text().splitlines()
    words = dict(line.split(":")[3:] for line in lines)

    def command(*arguments: str, database: str = "probation"):
        urls = {
            name: f"postgresql://probation_{role}:{words[f'probation_{role}']}@/"
            f"{database}?host={theirs.place.socket}"
            for name, role in ROLES.items()
        }
        return probation(tmp_path, *arguments, PROBATION_BACKUP_KEY=str(key), **urls)

    return command


def test_a_dump_is_drilled_and_restored_into_an_empty_database(theirs, command):
    done = command("migrate")
    assert done.returncode == 0, done.stderr
    write(theirs, "word")
    done = command("drill")
    assert done.returncode == 0, done.stdout + done.stderr
    assert ": 0 differ." in done.stdout and "Right: every entry" in done.stdout

    done = command("backup")
    assert done.returncode == 0 and "dump-" in done.stdout, done.stderr
    done = command("restore")
    assert done.returncode == 1 and "name an empty one" in done.stderr
    with theirs.connect() as superuser:
        superuser.execute("CREATE DATABASE empty OWNER probation_owner")
        was = tables.held(superuser)
    done = command("restore", database="empty")
    assert done.returncode == 0, done.stderr
    with theirs.connect(database="empty") as superuser:
        # The signed heads are told of the restore, and the database where they end.
        (heads,) = tables.differences(was, tables.held(superuser))
        assert heads.startswith("audit_endofheads: 1 rows")
    assert command("audit", "verify", database="empty").returncode == 0
    with theirs.connect("probation_service", "empty") as service:
        assert service.execute("SELECT 1 FROM django_session").fetchone()
        assert service.execute("SELECT count(*) FROM people_person").fetchone() == (0,)
