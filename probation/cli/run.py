"""`probation run`: the whole service, until Ctrl-C or TERM.

Starts the database (unless a URL names another), brings the tables up to date, and keeps up
the web server and the worker: what ends is started again.  One run for each home.
"""

import argparse
import fcntl
import os
import signal
import socket
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import DatabaseError

from probation.records.audit.heads import BadHeads
from probation.records.exchange.queries import scenario

from . import BEGAN, first_start
from .audit import keep_heads
from .children import Child, Pause, clear, remember
from .database import disconnect, embedded, migrate
from .place import ServerFailed
from .postgres import Server
from .static import collect

BEAT = 0.25  # seconds between two looks at what should be running
WSGI = "probation.config.wsgi:application"
NOT_FOR_THE_WEB = (
    "DATABASE_OWNER_URL",
    "DATABASE_LOADER_URL",
    "PROBATION_BACKUP_KEY",
)


class CannotRun(Exception):
    """Said to who started it."""


def run(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="PORT (8000), PROBATION_ADDRESS (127.0.0.1), PROBATION_HOME (.home in the "
        "clone) and DATABASE_URL are read from the environment: see docs/operations.md.",
    )
    parser.add_argument(
        "--empty", action="store_true", help="load no scenario into an empty database"
    )
    parser.add_argument(
        "--people", type=int, help="how many the scenario has under supervision"
    )
    wanted = parser.parse_args(argv)
    try:
        address, port = _where()
        home = Path(settings.HOME)
        home.mkdir(parents=True, exist_ok=True)
        with _only_one(home, f"http://localhost:{port}"):
            if left := clear(home / "run.json"):
                _say(f"Ended {left} processes that a killed run had left.")
            _is_free(address, port)
            _serve(home, address, port, wanted)
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _serve(home: Path, address: str, port: int, wanted: argparse.Namespace) -> None:
    server = embedded()
    with server.in_use() if server else nullcontext():
        if server:
            os.environ.update(server.environ())
            _say("PostgreSQL is up.")
        _prepare()
        # A scenario: invented people, and whoever is at the screen chooses who to be.
        may_choose = bool(server) and not settings.PRODUCTION
        begins = may_choose and not wanted.empty and first_start.is_to_begin()
        may_choose &= begins or scenario() is not None
        disconnect()
        choose = {"PROBATION_CHOOSE_WHO": "1"} if may_choose else {}
        environ = {**os.environ, **choose}
        children = [_web(address, port, environ), _worker(environ)]
        loading = first_start.loading(environ, wanted.people)
        if begins:
            children.append(loading)
        if server and settings.BACKUP_KEY:
            children.append(_backups(environ))
        service = Service(children, server, home / "run.json")
        asked, url = _asked_to_stop(), f"http://localhost:{port}"
        try:
            service.keep_up(until=lambda: asked.is_set() or _answers(url))
            if not asked.is_set():
                _say(f"OpenProbation answers at {url} (Ctrl-C stops it).")
            if begins:
                first_start.follow(loading, service.keep_up, asked.is_set, _say)
            elif may_choose:
                first_start.tell_who()
            service.keep_up(until=asked.is_set)
        finally:
            _say("Stopping.")
            service.end()
            _sign_heads()
    _say("Stopped.")


def _sign_heads() -> None:
    """What was written to the audit since the worker last did."""
    try:
        if lost := keep_heads().lost:
            _say(f"Signed heads of the audit were lost: {lost}.")
    except (DatabaseError, OSError, BadHeads) as error:
        _say(f"The last entries of the audit are not signed: {error}")
    finally:
        disconnect()


def _prepare() -> None:
    if migrate():
        _say("The tables are up to date.")
    if faults := [
        found
        for found in checks.run_checks(databases=["default"])
        if found.level >= checks.ERROR
    ]:
        raise CannotRun("\n".join(str(fault) for fault in faults))
    if collect():
        _say("The static files are collected.")


def _web(address: str, port: int, environ: dict[str, str]) -> Child:
    cores = len(os.sched_getaffinity(0))
    environ = {k: v for k, v in environ.items() if k not in NOT_FOR_THE_WEB}
    options = {
        "interface": "wsgi",
        "host": address,
        "port": port,
        "workers": cores,
        "blocking-threads": 2,
        # Granian counts connections here, idle ones too, not requests: with few, a handful
        # of open browsers would keep everybody else out.  Two requests run at a time; the
        # others wait their turn, and who says nothing is let go after ten seconds.
        "backpressure": 512,
        "backlog": 1024,
        "http1-header-read-timeout": 10_000,  # milliseconds
        "workers-lifetime": 6 * 60 * 60,  # seconds; what leaks is given back
        "workers-kill-timeout": 8,  # seconds
        "respawn-interval": 0.5,  # seconds
        "log-level": "error",
    }
    words = [f"--{name}={value}" for name, value in options.items()]
    program = [sys.executable, "-m", "granian", "--respawn-failed-workers", "--no-ws"]
    return Child("web server", [*program, *words, WSGI], environ)


def _worker(environ: dict[str, str]) -> Child:
    django = [sys.executable, "-m", "django", "procrastinate", "worker"]
    return Child("worker", [*django, "--shutdown-graceful-timeout=8"], environ)


def _backups(environ: dict[str, str]) -> Child:
    program = [sys.executable, "-m", "probation", "backup", "--keep-up"]
    return Child("keeper of backups", program, environ)


class Service:
    """The database, if it is ours, and the children beside it."""

    def __init__(self, children: list[Child], server: Server | None, record: Path):
        self._children, self._server, self._record = children, server, record
        self._pause = Pause()

    def keep_up(self, until: Callable[[], bool]) -> None:
        while not until():
            self._tend_database()
            started = [child for child in self._children if child.tend()]
            if started:
                with suppress(OSError):  # a full disk: the service goes on
                    remember(self._record, self._children)
            time.sleep(BEAT)

    def _tend_database(self) -> None:
        if self._server and not self._server.process() and self._pause.is_over():
            self._pause.started()
            _say("PostgreSQL ended; starting it again.")
            try:
                self._server.revive()
            except (ServerFailed, OSError) as error:
                _say(str(error))

    def end(self) -> None:
        for child in self._children:
            child.ask_to_end()
        for child in self._children:
            child.end()
        self._record.unlink(missing_ok=True)


def _asked_to_stop() -> threading.Event:
    asked = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: asked.set())
    return asked


def _answers(url: str) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"{url}/health", timeout=2):
        return True
    return False


def _where() -> tuple[str, int]:
    port = os.environ.get("PORT") or "8000"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise CannotRun(f"PORT={port}: a number from 1 to 65535 is needed.")
    return os.environ.get("PROBATION_ADDRESS") or "127.0.0.1", int(port)


@contextmanager
def _only_one(home: Path, url: str) -> Iterator[None]:
    """The lock is dropped with this process, even by kill -9."""
    with (home / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise CannotRun(
                f"OpenProbation is already running from {home}: {lock.read().strip()}. "
                "For a second one set PROBATION_HOME and PORT."
            ) from None
        lock.truncate(0)
        print(url, file=lock, flush=True)
        yield


def _is_free(address: str, port: int) -> None:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((address, port))
        except OSError as error:
            raise CannotRun(
                f"Port {port} of {address} cannot be used ({error.strerror}): "
                f"set PORT to another, for example PORT={port + 1} script/run."
            ) from None


def _say(what: str) -> None:
    with suppress(OSError):  # what is told may go to the very disk that is full
        print(f"[{time.monotonic() - BEGAN:5.1f} s] {what}", flush=True)
