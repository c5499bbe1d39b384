"""The embedded server by itself: who may enter, and every way in which it was left behind."""

import os
import pwd
import shutil
import stat
import subprocess
import sys
import threading
from contextlib import suppress

import psutil
import psycopg
import pytest

from probation.cli.place import ACCOUNT
from probation.cli.postgres import Server
from probation.cli.roles import ROLES

from .service import alive, environ, eventually, probation, reachable

QUICK = {"fsync": "off"}  # only processes are killed here, not the machine


@pytest.fixture(scope="module")
def home():
    with reachable("home") as home:
        yield home


@pytest.fixture
def server(home):
    with Server(home, settings=QUICK).in_use() as server:
        yield server


def as_the_server(server: Server) -> dict[str, str]:
    return {"user": server.place.user} if os.geteuid() == 0 else {}


def as_nobody(server: Server, role: str) -> str:
    """What psql says to another user of this machine who asks to enter as `role`."""
    done = subprocess.run(
        [server.place.programs / "psql", "--no-password", "--command=SELECT 1"],
        env={
            "PGHOST": str(server.place.socket),
            "PGUSER": role,
            "PGDATABASE": "postgres",
        },
        user="nobody",
        cwd="/",
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode != 0
    return done.stderr


def test_our_roles_enter_by_password_and_nobody_else(server):
    for role in ROLES:
        with server.connect(role) as connection:
            asked = connection.execute(
                "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles "
                "WHERE rolname = current_user"
            ).fetchone()
            assert asked == (role, False, role == "probation_loader")
        with pytest.raises(psycopg.OperationalError, match="no password supplied"):
            psycopg.connect(
                host=str(server.place.socket),
                user=role,
                dbname="probation",
                passfile="/",
            )
    with server.connect() as superuser:
        superuser.execute("CREATE ROLE stranger LOGIN")
        with pytest.raises(psycopg.OperationalError, match="rejects connection"):
            server.connect("stranger", "postgres")
        superuser.execute("DROP ROLE stranger")
        assert superuser.execute("SHOW listen_addresses").fetchone() == ("",)


@pytest.mark.root
def test_another_user_of_the_machine_enters_neither_by_folder_nor_as_superuser(server):
    data = server.place.data
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert data.owner() == ACCOUNT
    assert "Permission denied" in as_nobody(server, "postgres")
    with server.connect() as superuser:
        (where,) = superuser.execute("SHOW unix_socket_directories").fetchone()
    assert where == f'"{data}"'


def test_what_was_written_is_not_in_the_log_of_the_server(server):
    with server.connect() as superuser:
        superuser.execute("CREATE TEMP TABLE known (name text PRIMARY KEY)")
        for _ in range(2):
            with suppress(psycopg.errors.UniqueViolation):
                superuser.execute("INSERT INTO known VALUES ('Mary Example')")
    log = server.log.read_text()
    assert "duplicate key" in log
    assert "Mary" not in log


def test_files_that_name_another_program_are_not_believed(home):
    """As after a power cut: the number of the server is another program's now, which runs
    as the same user, so that PostgreSQL itself takes it for a server."""
    with Server(home, settings=QUICK).in_use() as server:
        data = server.place.data
        files = [data / "postmaster.pid", data / ".s.PGSQL.5432.lock"]
        left = [file.read_text().splitlines() for file in files]
    other = subprocess.Popen(["sleep", "60"], **as_the_server(server))
    try:
        for file, lines in zip(files, left, strict=True):
            file.write_text("\n".join([str(other.pid), *lines[1:]]))
            server.place.give(file)
        with Server(home, settings=QUICK).in_use() as server:
            assert server.process().pid != other.pid
            server.connect().close()
        assert server.process() is None
        assert other.poll() is None, "the other program lives"
    finally:
        other.kill()
        other.wait()


def test_a_killed_server_with_a_busy_backend_starts_again(server):
    busy = server.connect()

    def count():
        with pytest.raises(psycopg.OperationalError):
            busy.execute("SELECT count(*) FROM generate_series(1, 100000000000)")

    thread = threading.Thread(target=count)
    thread.start()
    eventually(lambda: backend_is_busy(server), "the backend is busy")
    backends = server.process().children()
    server.process().kill()
    server.revive()
    thread.join()
    busy.close()
    with server.connect() as superuser:
        assert superuser.execute("SELECT 1").fetchone() == (1,)
    assert alive(backends) == []


def backend_is_busy(server) -> bool:
    with server.connect() as superuser:
        return superuser.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE state = 'active' "
            "AND query LIKE '%generate_series(1, 1000%' AND pid <> pg_backend_pid())"
        ).fetchone()[0]


SECOND = """
import sys
from pathlib import Path
from probation.cli.postgres import Server
with Server(Path(sys.argv[1])).in_use():
    print("inside", flush=True)
    sys.stdin.read()
"""


def inside(home) -> subprocess.Popen:
    other = subprocess.Popen(
        [sys.executable, "-c", SECOND, home],
        env=environ(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert other.stdout.readline() == b"inside\n"
    return other


def test_the_last_one_out_stops_the_server_and_a_killed_one_does_not_count(home):
    with Server(home, settings=QUICK).in_use() as server:
        first, second = inside(home), inside(home)
        process = server.process()
    with first, second:
        assert alive([process]), "others are inside"
        first.kill()
        first.wait()
        second.communicate()
    assert server.process() is None
    assert not alive([process])


def test_a_server_that_a_killed_program_left_is_adopted_and_stopped(home):
    with inside(home) as other:
        other.kill()
    left = Server(home).process()
    assert left is not None
    assert probation(home, "migrate").returncode == 0
    assert not alive([left])


def test_an_initialisation_cut_short_and_a_lost_password_file_are_made_again():
    with reachable("home") as home:
        server = Server(home, settings=QUICK)
        new = server.place.data.with_suffix(".new")
        new.mkdir()
        (new / "half").touch()
        with server.in_use():
            server.connect("probation_service").close()
        server.passwords.unlink()
        with server.in_use():
            server.connect("probation_service").close()


def test_a_path_too_long_for_a_socket_is_worked_around():
    with (
        reachable("far " * 25) as home,
        Server(home, settings=QUICK).in_use() as server,
    ):
        server.connect("probation_service").close()
        assert server.place.data.is_relative_to(home)
        folder = server.place.socket
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert folder.owner() == server.place.user
    shutil.rmtree(folder)


@pytest.mark.root
def test_a_home_that_only_root_may_enter_is_not_opened_for_the_server():
    with reachable("home") as home:
        home.chmod(0o700)
        with Server(home, settings=QUICK).in_use() as server:
            server.connect("probation_service").close()
            assert not server.place.data.is_relative_to(home)
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
    shutil.rmtree(server.place.data.parent)


@pytest.mark.root
def test_an_ordinary_user_runs_it_as_that_user():
    """Whoever that is: `games` comes with Debian and Ubuntu, and nobody works as it."""
    with reachable("home") as home:
        shutil.chown(home, "games")
        child = os.fork()
        if child == 0:  # not a new program: the user may not be let into this clone
            well = False
            try:
                os.setgroups([])
                os.setgid(pwd.getpwnam("games").pw_gid)
                os.setuid(pwd.getpwnam("games").pw_uid)
                with Server(home, settings=QUICK).in_use() as server:
                    server.connect("probation_service").close()
                    well = server.process().username() == "games"
                well = well and server.process() is None
            finally:
                os._exit(0 if well else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert Server(home).place.data.owner() == "games"


def test_two_at_once_on_a_stopped_server_start_it_once(home):
    first, second = (
        subprocess.Popen(
            [sys.executable, "-m", "probation", "migrate"], env=environ(home), cwd="/"
        )
        for _ in range(2)
    )
    assert (first.wait(), second.wait()) == (0, 0)
    assert Server(home).process() is None


def test_nothing_of_postgres_runs_as_root_or_inherits_our_environment(
    home, monkeypatch
):
    monkeypatch.setenv("A_SECRET", "word")
    with Server(home, settings=QUICK).in_use() as server:
        postmaster = server.process()
        assert "A_SECRET" not in postmaster.environ()
        for process in (postmaster, *postmaster.children()):
            with suppress(psutil.NoSuchProcess):  # some of them come and go
                assert process.uids().real != 0
