"""The embedded PostgreSQL: started, shared, watched and stopped by us.

The package that brings the programs has a supervisor too.  It is not used: it says "ready"
before the server is, believes a pid file that names another program (and then kills that
program), trusts exit hooks that a signal skips, and lets any local user in as superuser
(docs/decisions/embedded-server.md).

Two lock files in the home say who is there.  The kernel drops a lock with its process, even
by kill -9, so they are never stale:
    postgres-18.using     shared by everyone who uses the server; whoever gets it alone, leaves last
    postgres-18.changing  held while the server is started or stopped
"""

import fcntl
import os
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import psycopg

from . import roles
from .place import Place, ServerFailed, place

# Recovery after a crash redoes what was written since the last checkpoint: seconds at the
# default settings, longer on a slow disk.
PATIENCE = 300  # seconds
LITTLE = 200  # MB: an empty database takes some forty, and as much again to write in

SETTINGS = {
    "listen_addresses": "",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "shared_buffers": "256MB",
    "jit": "off",
    # Names and notes stand in statements and in the details of errors: neither is logged.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


class Server:
    """The server of one home.  `version` is 16 or 18; `settings` go on top of ours."""

    def __init__(
        self, home: Path, version: str = "", settings: Mapping[str, str] | None = None
    ):
        self.version = version = version or os.environ.get("PG") or "18"
        home.mkdir(parents=True, exist_ok=True)
        self.home = home.resolve()
        self.place: Place = place(self.home, version)
        self.log = self.place.data / "server.log"
        self.passwords = self.home / f"postgres-{version}.passwords"
        self._using = self.home / f"postgres-{version}.using"
        self._changing = self.home / f"postgres-{version}.changing"
        self._settings = {**SETTINGS, **(settings or {})}

    # -- sharing ----------------------------------------------------------------------

    @contextmanager
    def in_use(self) -> Iterator["Server"]:
        """Running for as long as anybody is inside; the last one out stops it."""
        with self._using.open("a") as using:
            try:
                with self._alone():
                    fcntl.flock(using, fcntl.LOCK_SH)
                    self._start()
                yield self
            finally:
                with self._alone(), suppress(BlockingIOError):
                    fcntl.flock(using, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    self._stop()

    def revive(self) -> None:
        """For one who is inside: starts the server if it has died."""
        with self._alone():
            self._start()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._changing.open("a") as changing:
            fcntl.flock(changing, fcntl.LOCK_EX)
            yield

    # -- reaching it ------------------------------------------------------------------

    def environ(self) -> dict[str, str]:
        """What libpq needs to find the server and the passwords of our three roles."""
        return {
            "PGHOST": str(self.place.socket),
            "PGPORT": "5432",
            "PGPASSFILE": str(self.passwords),
        }

    def connect(
        self, role: str = "postgres", database: str = roles.DATABASE
    ) -> psycopg.Connection:
        """In autocommit; by default as the superuser."""
        return psycopg.connect(
            host=str(self.place.socket),
            port=5432,
            user=role,
            dbname=database,
            passfile=str(self.passwords),
            autocommit=True,
        )

    def run(self, program: str, *arguments: str) -> None:
        """One of PostgreSQL's own programs, as the server's user, to its end."""
        # Not a pipe: a server started by pg_ctl would keep it open for ever.
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        failed = self.place.start(program, *arguments, **quiet).wait()
        if failed:
            raise ServerFailed(
                f"{program} failed ({failed}). {self._room()}{self._last_words()}"
            )

    def process(self) -> psutil.Process | None:
        """The running server.  A pid file is believed only if that process is ours."""
        try:
            pid = (self.place.data / "postmaster.pid").read_text().split()[0]
            process = psutil.Process(int(pid))
            ours = str(self.place.data) in process.cmdline()
            return process if ours and process.name() == "postgres" else None
        except (
            OSError,
            ValueError,
            IndexError,
            psutil.Error,
        ):  # a zombie is an Error too
            return None

    # -- starting ---------------------------------------------------------------------

    def _start(self) -> None:
        found = self.process() is not None
        if not found:
            self._launch()
        try:
            self._wait()
        except ServerFailed:
            if not found:
                raise
            self._launch()  # it was ending when we found it
            self._wait()
        self._prepare()

    def _launch(self) -> None:
        self._clear_leftovers()
        if not self.place.data.exists():
            self._create()
        self._allow()
        options = {**self._settings, "unix_socket_directories": self._socket()}
        self.run(
            *("pg_ctl", "start", "--silent", "--wait", f"--timeout={PATIENCE}"),
            *("--pgdata", str(self.place.data), "--log", str(self.log)),
            *("--options", shlex.join(f"--{k}={v}" for k, v in options.items())),
        )

    def _create(self) -> None:
        new = self.place.data.with_suffix(".new")
        subprocess.run(["rm", "-rf", new], check=True)  # of a start that was cut short
        self.place.make(new)
        self.run(
            *("initdb", "--pgdata", str(new), "--username=postgres", "--encoding=UTF8"),
            *("--locale=C.UTF-8", "--auth-local=peer", "--auth-host=reject"),
            *("--data-checksums", "--no-instructions"),
            *(["--no-sync"] if self._settings.get("fsync") == "off" else []),
        )
        new.rename(self.place.data)

    def _allow(self) -> None:
        me = {"root", self.place.user}
        people = "".join(f"probation {name} postgres\n" for name in sorted(me))
        for name, text in (("pg_hba.conf", roles.ACCESS), ("pg_ident.conf", people)):
            (self.place.data / name).write_text(text, encoding="utf-8")

    def _socket(self) -> str:
        """The socket's folder as a setting, made if it isn't the data folder itself."""
        folder = self.place.socket
        if folder != self.place.data:
            with suppress(FileExistsError):
                self.place.make(folder)
            if folder.is_symlink() or folder.owner() != self.place.user:
                raise ServerFailed(f"{folder} belongs to somebody else: remove it.")
            folder.chmod(0o700)
        return f'"{folder}"'

    def _clear_leftovers(self) -> None:
        """A killed server leaves two files with its number, and for a while backends
        without a head, whose shared memory no new server may start beside.

        A number that is another program's by now, or a dead process's that nobody has
        fetched (in a container), would keep the new server from starting.
        """
        for process in psutil.process_iter(["name", "cwd"]):
            if (process.info["name"], process.info["cwd"]) == (
                "postgres",
                str(self.place.data),
            ):
                with suppress(psutil.Error):
                    process.kill()
                    process.wait(10)
        (self.place.data / "postmaster.pid").unlink(missing_ok=True)
        (self.place.socket / ".s.PGSQL.5432.lock").unlink(missing_ok=True)

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return self.connect(database="postgres").close()
            except psycopg.OperationalError as error:
                if self.process() is None or time.monotonic() > until:
                    raise ServerFailed(
                        f"PostgreSQL does not answer: {error}. {self._last_words()}"
                    ) from error
                time.sleep(0.05)

    def _prepare(self) -> None:
        """The three roles and the database.  The passwords are written last: a start that
        was cut short, or a lost file, begins again with new ones."""
        if self.passwords.exists():
            return
        with self.connect(database="postgres") as superuser:
            roles.keep(roles.make(superuser), self.passwords)

    # -- stopping ---------------------------------------------------------------------

    def _stop(self) -> None:
        # To PostgreSQL: end the sessions and close; end now and recover later; gone.
        for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if process := self.process():
                with suppress(psutil.NoSuchProcess):
                    process.send_signal(how)
            until = time.monotonic() + 60
            while self.process() and time.monotonic() < until:
                time.sleep(0.02)

    def _room(self) -> str:
        """The commonest reason, which a program that failed early had no log to say in."""
        free = shutil.disk_usage(self.home).free // 1_000_000
        return f"Only {free} MB are free in {self.home}. " if free < LITTLE else ""

    def _last_words(self) -> str:
        with suppress(OSError):
            lines = self.log.read_text(errors="replace").splitlines()
            return "Its log ends: " + " | ".join(lines[-3:])
        return ""
