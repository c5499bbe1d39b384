"""`probation run` as a process, with a home of its own and a port of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from probation.cli.postgres import Server

FEW = ("--people", "40")  # a scenario that is loaded in seconds
PATIENCE = 120  # seconds; each takes one to ten on a machine that does nothing else


def environ(home: Path, **more: str) -> dict[str, str]:
    """Without what points at the server of the test run."""
    kept = {
        name: word
        for name, word in os.environ.items()
        if name in ("PATH", "HOME", "LANG", "PG")
    }
    return {**kept, "PROBATION_HOME": str(home), **more}


def probation(home: Path, *words: str, **more: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "probation", *words],
        env=environ(home, **more),
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
        timeout=PATIENCE,
    )


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


@contextmanager
def reachable(name: str) -> Iterator[Path]:
    """An empty folder that the server's own user may pass, which is another user if we are
    root; the machine's temporary folder may be closed to it."""
    with tempfile.TemporaryDirectory(prefix="probation-", dir="/var/tmp") as folder:
        Path(folder).chmod(0o711)
        (Path(folder) / name).mkdir()
        yield Path(folder) / name


def eventually(holds: Callable[[], object], what: str):
    until = time.monotonic() + PATIENCE
    while not (found := holds()):
        assert time.monotonic() < until, f"not in {PATIENCE} seconds: {what}"
        time.sleep(0.05)
    return found


class Service:
    """`words`: what `run` is told; by default it loads no scenario."""

    def __init__(self, home: Path, *words: str):
        self.home = home
        self.words = words or ("--empty",)
        self.port = free_port()
        self.server = Server(home)
        self.log = home / "run.log"
        self.process: subprocess.Popen | None = None

    def start(self, *, is_loaded: bool = True) -> "Service":
        """Answers; with `is_loaded`, also whoever is in the scenario is there."""
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "probation", "run", *self.words],
                env=environ(self.home, PORT=str(self.port)),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        eventually(
            lambda: "answers at" in self.said() or self.process.poll() is not None,
            "an address is printed",
        )
        assert self.process.poll() is None, self.said()
        if is_loaded:
            eventually(lambda: not self.is_loading(), "the scenario is loaded")
        return self

    def is_loading(self) -> bool:
        said = self.said()
        return "being loaded, which" in said and "The scenario is loaded" not in said

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def said(self) -> str:
        return self.log.read_text()

    def get(self, path: str) -> tuple[int, dict]:
        """Status and body; status 0 when nobody answers."""
        try:
            with urllib.request.urlopen(
                f"http://localhost:{self.port}{path}", timeout=10
            ) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)
        except OSError:
            return 0, {}

    def page(self, path: str) -> str:
        """As a browser has it, whatever its status; "" when nobody answers."""
        try:
            with urllib.request.urlopen(
                f"http://localhost:{self.port}{path}", timeout=20
            ) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode()
        except OSError:
            return ""

    def is_ready(self) -> bool:
        return self.get("/ready")[0] == 200

    def loader(self) -> psutil.Process | None:
        children = psutil.Process(self.process.pid).children()
        return next((one for one in children if "begin" in one.cmdline()), None)

    def everything(self) -> dict[str, list[psutil.Process]]:
        """All processes of the service by what they are, once all are there."""
        return eventually(self._everything, "all parts run")

    def _everything(self) -> dict[str, list[psutil.Process]]:
        supervisor = psutil.Process(self.process.pid)
        found = {"supervisor": [supervisor], "postgres": [self.server.process()]}
        try:
            for child in supervisor.children():
                is_web = "granian" in " ".join(child.cmdline())
                found["web" if is_web else "worker"] = [child]
            found["web's workers"] = found["web"][0].children()
            found["backends"] = found["postgres"][0].children()
        except (
            psutil.Error,
            KeyError,
            AttributeError,
        ):  # it was just starting or ending
            return {}
        return (
            found if {"web", "worker"} <= found.keys() and all(found.values()) else {}
        )

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    return [
        process
        for process in processes
        if process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    ]
