"""Backups of a real server: taken, restored to a second, compared; and what must not be."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from types import SimpleNamespace

import psycopg
import pytest

from probation.cli.backups import encrypted, tables, wal
from probation.cli.postgres import Server

from .service import environ, probation, reachable


@pytest.fixture(scope="module")
def kept():
    """A home whose server's log is kept, with a key beside it."""
    with reachable("home") as home:
        key = home.parent / "key"
        assert probation(home, "backup", "--make-key", str(key)).returncode == 0
        more = {"PROBATION_BACKUP_KEY": str(key)}
        assert probation(home, "migrate", **more).returncode == 0
        done = probation(home, "backup", **more)
        assert done.returncode == 0, done.stderr

        def command(*words):
            return probation(home, *words, **more)

        yield SimpleNamespace(home=home, key=key, command=command, more=more)


def write(server: Server, word: str) -> None:
    with server.connect("probation_service") as service:
        service.execute("INSERT INTO django_session VALUES (%s, '', now())", [word])
        service.execute(
            "INSERT INTO audit_event (what, by, at, about, detail, request, position, seal)"
            " VALUES (%s, gen_random_uuid(), now(), '', '{}', '', 0, '')",
            [word],
        )


def written(server: Server) -> set[str]:
    with server.connect() as superuser:
        return {row[0] for row in superuser.execute("SELECT * FROM django_session")}


def test_without_a_key_there_is_no_backup(kept):
    done = probation(kept.home, "backup")
    assert done.returncode == 1 and "no key is named" in done.stderr
    inside = kept.home / "backups" / "key"
    shutil.copy(kept.key, inside)
    done = probation(kept.home, "backup", PROBATION_BACKUP_KEY=str(inside))
    inside.unlink()
    assert done.returncode == 1 and "lies among the backups" in done.stderr


def test_nothing_of_a_backup_stands_in_the_open(kept):
    files = [path for path in (kept.home / "backups").rglob("*") if path.is_file()]
    assert files
    for file in files:
        assert file.stat().st_mode & 0o077 == 0
        assert file.read_bytes().startswith(encrypted.MAGIC)
        assert b"PG_VERSION" not in file.read_bytes()
    assert kept.key.stat().st_mode & 0o077 == 0


@contextmanager
def keeping_up(kept):
    keeper = subprocess.Popen(
        [sys.executable, "-m", "probation", "backup", "--keep-up"],
        env=environ(kept.home, **kept.more),
    )
    try:
        yield
    finally:
        keeper.terminate()
        keeper.wait()


def test_it_goes_back_to_a_second_and_then_to_the_end(kept):
    server = Server(kept.home, settings=wal.settings(Server(kept.home).place))
    with server.in_use(), keeping_up(kept):
        write(server, "early")
        assert probation(kept.home, "audit", "seal").returncode == 0
        time.sleep(1)
        then = datetime.now(UTC)
        time.sleep(1)
        write(server, "late")
        assert kept.command("audit", "seal").returncode == 0
        assert kept.command("backup").returncode == 0
    assert kept.command("restore", "--to", "2015-01-01").returncode == 1

    done = kept.command("restore", "--to", then.isoformat())
    assert done.returncode == 0, done.stderr
    with server.in_use():
        assert written(server) == {"early"}
        assert probation(kept.home, "audit", "verify").returncode == 0
        assert "stop it first" in kept.command("restore").stderr
        write(server, "after")
    (before,) = (kept.home / "backups").glob("before-*")
    done = kept.command("restore", "--from", str(before))
    assert done.returncode == 0, done.stderr
    with server.in_use():
        assert written(server) == {"early", "late"}
    said = kept.command("audit", "verify").stdout
    assert "a backup was restored (to 20" in said and "Right:" in said
    asides = list(server.place.data.parent.glob("postgres-*.before-*"))
    assert len(asides) == 2


def test_the_drill_restores_every_row_and_checks_the_audit(kept):
    done = kept.command("drill")
    assert done.returncode == 0, done.stdout + done.stderr
    assert ": 0 differ." in done.stdout and "Right: every entry" in done.stdout
    assert not list(kept.home.glob("drill-*"))


def test_after_a_loss_of_heads_the_drill_is_not_passed_until_it_is_explained(kept):
    """As does everything that signs: it says so, and goes on in a new book."""
    (kept.home / "audit" / "heads.jsonl").write_bytes(bytes(100))
    done = kept.command("drill")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "NOT RIGHT: after the last line of the heads stands" in done.stdout
    assert kept.command("audit", "verify").returncode == 1
    assert kept.command("audit", "seal", "--lost", "a test").returncode == 0
    assert kept.command("audit", "verify").returncode == 0


def test_the_services_role_cannot_touch_a_backup(kept):
    server = Server(kept.home)
    with server.in_use(), server.connect("probation_service") as service:
        for attempt in (
            f"COPY django_session TO '{kept.home}/backups/x'",
            f"COPY django_session FROM '{kept.home}/backups/x'",
            "COPY django_session TO PROGRAM 'rm -rf /nowhere'",
            "SELECT pg_read_file('PG_VERSION')",
            "ALTER SYSTEM SET archive_command = 'true'",
            "SELECT pg_switch_wal()",
            "SELECT pg_backup_start('x')",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                service.execute(attempt)


def test_a_row_that_is_other_missing_or_doubled_shows(server, django_db_setup):
    change = (
        "UPDATE things SET word = 'c' WHERE word = 'a'",
        "DELETE FROM things WHERE word = 'a'",
        "INSERT INTO things VALUES ('a')",
    )
    with server.connect() as superuser:
        superuser.execute("CREATE TABLE things (word text)")
        try:
            superuser.execute("INSERT INTO things VALUES ('a'), ('b')")
            was = tables.held(superuser)
            assert tables.differences(was, tables.held(superuser)) == []
            for statement in change:
                with superuser.transaction(force_rollback=True):
                    superuser.execute(statement)
                    (line,) = tables.differences(was, tables.held(superuser))
                    assert line.startswith("things:")
            superuser.execute("DELETE FROM things")
            superuser.execute("INSERT INTO things VALUES ('b'), ('a')")
            assert tables.differences(was, tables.held(superuser)) == []
        finally:
            superuser.execute("DROP TABLE things")


@pytest.mark.parametrize("size", [0, 1, 3 * encrypted.CHUNK])
def test_a_file_is_read_as_it_was_written(tmp_path, size):
    content, key = os.urandom(size), os.urandom(32)
    file = tmp_path / "a"
    encrypted.write(file, [content[:100], content[100:]], key)
    assert b"".join(encrypted.read(file, key)) == content


def test_a_file_that_was_changed_cut_off_renamed_or_is_anothers_is_refused(tmp_path):
    key = os.urandom(32)
    file = tmp_path / "a"
    encrypted.write(file, [os.urandom(3 * encrypted.CHUNK)], key)
    whole = file.read_bytes()
    one = encrypted.CHUNK + encrypted.TAG
    head = len(encrypted.MAGIC) + encrypted.SALT
    for bad in (
        whole[:-1],
        whole[: head + 2 * one],
        whole[:head] + whole[head + one : head + 2 * one] + whole[head : head + one],
        whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:],
        b"something else",
    ):
        file.write_bytes(bad)
        with pytest.raises(encrypted.CannotOpen):
            list(encrypted.read(file, key))
    file.write_bytes(whole)
    with pytest.raises(encrypted.CannotOpen):
        list(encrypted.read(file, os.urandom(32)))
    with pytest.raises(encrypted.CannotOpen):
        list(encrypted.read(file.rename(tmp_path / "b"), key))


def test_a_backup_that_fails_leaves_nothing(tmp_path):
    def breaks():
        yield b"half"
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="gone"):
        encrypted.write(tmp_path / "a", breaks(), bytes(32))
    assert not list(tmp_path.iterdir())
