"""The whole service as real processes: first start, second start, and every way to end."""

import json
import os
import signal
import socket
import subprocess
import urllib.request
from itertools import chain

import psutil
import pytest

from probation.cli.children import clear

from .service import FEW, Service, alive, eventually, probation, reachable


@pytest.fixture(scope="module")
def home():
    with reachable("a home with spaces") as home:
        yield home


@pytest.fixture(scope="module")
def kept(home):
    service = Service(home)
    yield service
    if service.is_running():
        service.stop()


@pytest.fixture
def service(kept):
    """Shared by the tests of this file: started again by who finds it stopped."""
    if not kept.is_running():
        kept.start()
    eventually(kept.is_ready, "the service is ready")
    return kept


def flat(everything) -> list[psutil.Process]:
    return list(chain.from_iterable(everything.values()))


def write(service, word) -> None:
    with service.server.connect("probation_service") as connection:
        connection.execute("INSERT INTO django_session VALUES (%s, '', now())", [word])


def written(service) -> set[str]:
    with service.server.connect("probation_service") as connection:
        return {row[0] for row in connection.execute("SELECT * FROM django_session")}


def test_first_start_answers_and_ctrl_c_leaves_nothing_behind(kept):
    kept.start()
    eventually(kept.is_ready, "the service is ready")
    assert kept.get("/health") == (200, {"alive": True})
    assert kept.get("/ready")[1] == {
        **dict.fromkeys(("database", "migrations", "queue"), True),
        "stuck_jobs": 0,
        "audit": "kept",
    }
    everything = flat(kept.everything())
    assert len(everything) > 8
    assert kept.stop(signal.SIGINT) == 0, kept.said()
    assert alive(everything) == []


def test_second_start_is_quick_and_keeps_the_data(service):
    assert "collected" not in service.said()
    write(service, "kept")
    everything = flat(service.everything())
    assert service.stop(signal.SIGTERM) == 0
    assert alive(everything) == []
    service.start()
    assert "kept" in written(service)


def test_what_is_killed_comes_back_and_keeps_what_was_acknowledged(service):
    parts = ("web's workers", "worker", "web", "postgres")
    for part in parts:
        write(service, part)
        before = service.everything()
        before[part][0].kill()
        eventually(lambda: not alive(before[part][:1]), f"{part} is gone")  # noqa: B023
        eventually(
            lambda: service.server.process() and service.is_ready(), "ready again"
        )
    assert {*parts} <= written(service)


def test_while_the_database_is_down_the_service_is_alive_and_not_ready(service):
    supervisor, *_ = service.everything()["supervisor"]
    supervisor.suspend()
    try:
        service.server.process().kill()
        assert service.get("/health") == (200, {"alive": True})
        # Its backends outlive the killed postmaster by a moment.
        eventually(lambda: service.get("/ready")[0] == 503, "not ready")
        assert service.get("/ready")[1]["database"] is False
    finally:
        supervisor.resume()
    eventually(service.is_ready, "ready again")


def test_after_kill_9_of_the_run_itself_the_next_start_clears_up(service):
    everything = service.everything()
    everything["supervisor"][0].kill()
    service.process.wait()
    everything["web"][0].kill()  # so that its workers have nobody
    assert alive(everything["web's workers"])
    service.start()
    eventually(service.is_ready, "ready again")
    assert "had left" in service.said()
    old = everything["web's workers"] + everything["worker"] + everything["web"]
    assert alive(old) == []
    assert service.server.process() == everything["postgres"][0], "it is adopted"
    assert service.stop() == 0
    assert alive(flat(everything)) == []


def test_an_empty_database_is_filled_behind_a_page_that_says_so():
    with reachable("scenario") as home:
        service = Service(home, *FEW).start(is_loaded=False)
        try:
            loader = eventually(service.loader, "the loading is begun")
            assert "are being loaded" in service.page("/")
            loader.kill()  # it is taken up again
            eventually(lambda: not service.is_loading(), "the scenario is loaded")
            assert service.said().count("The loading of the scenario ended (-9)") == 1
            assert "Cora Quayle: Court officer" in service.said()
            assert "9 November 2017 here" in service.page("/")
            assert "Cora Quayle" in service.page("/sign-in/choose")
            done = probation(home, "clock", "advance", "1d")
            assert done.returncode == 0, done.stderr
            eventually(
                lambda: "10 November 2017 here" in service.page("/"), "it is tomorrow"
            )
            assert service.stop() == 0
            service.start()  # and now nothing is loaded again
            assert "being loaded" not in service.said()
        finally:
            if service.is_running():
                service.stop()


def test_a_second_run_on_one_home_says_so(service):
    second = probation(service.home, "run", PORT="1")
    assert second.returncode == 1
    assert f"already running from {service.home}" in second.stderr
    assert service.is_ready()


def test_a_command_shares_the_running_server_and_leaves_it_running(service):
    before = service.server.process()
    assert probation(service.home, "migrate").returncode == 0
    assert service.server.process() == before
    assert service.is_ready()


def test_a_style_sheet_is_compressed_and_kept_for_ever_under_its_hashed_name(service):
    static = service.home / "static"
    sheet = next(static.rglob("*.????????????.css")).relative_to(static)
    asked = urllib.request.Request(
        f"http://localhost:{service.port}/static/{sheet}",
        headers={"Accept-Encoding": "gzip"},
    )
    with urllib.request.urlopen(asked) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert "immutable" in answer.headers["Cache-Control"]


def test_a_port_in_use_says_so(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = probation(tmp_path, "run", PORT=str(port))
    assert done.returncode == 1
    assert f"Port {port} of 127.0.0.1 cannot be used" in done.stderr
    assert probation(tmp_path, "run", PORT="lots").stderr.startswith("PORT=lots")


def test_a_record_of_another_program_is_not_believed(tmp_path):
    """The number of a killed run's child may be another program's by now."""
    record = tmp_path / "run.json"
    other = subprocess.Popen(["sleep", "60"], start_new_session=True)
    try:
        began = psutil.Process(other.pid).create_time()
        record.write_text(json.dumps({other.pid: began}))
        assert clear(record) == 0
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_the_service_refuses_a_role_that_owns_tables(server, django_db_setup, tmp_path):
    lines = server.passwords.read_text().splitlines()
    password = dict(line.split(":")[3:] for line in lines)["probation_owner"]
    url = (
        f"postgresql://probation_owner:{password}@/probation?host={server.place.socket}"
    )
    done = probation(tmp_path, "run", DATABASE_URL=url, DATABASE_OWNER_URL=url)
    assert done.returncode == 1
    assert "owns tables" in done.stderr
    assert not list(tmp_path.glob("postgres*")), "nothing embedded is started"
    with server.connect("probation_owner") as owner:
        kept = "has_table_privilege('sentences_orderchange', 'UPDATE')"
        assert owner.execute(f"SELECT {kept}").fetchone() == (True,)


def test_the_home_is_the_owners_own(home):
    for name in ("secret-key", *(path.name for path in home.glob("*.passwords"))):
        assert os.stat(home / name).st_mode & 0o077 == 0
