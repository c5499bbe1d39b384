"""The processes that `probation run` keeps up, and what is left of those of a killed run."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

LONGEST_PAUSE = 30  # seconds between two starts of what keeps ending
SETTLED = 60  # seconds after which a process counts as well
GRACE = 10  # seconds to finish what is being done


class Pause:
    """How long to wait before the next start: at once, then ever longer, up to 30 seconds."""

    def __init__(self):
        self._failures = 0
        self._started = 0.0

    def is_over(self) -> bool:
        return time.monotonic() >= self._started + self._seconds()

    def started(self) -> None:
        if time.monotonic() > self._started + SETTLED:
            self._failures = 0
        self._failures += 1
        self._started = time.monotonic()

    def _seconds(self) -> float:
        return min(LONGEST_PAUSE, 2.0 ** (self._failures - 2)) if self._failures else 0


class Child:
    """A process in a session of its own, so that whatever it starts can be ended with it."""

    def __init__(self, name: str, command: Sequence[str], environ: Mapping[str, str]):
        self.name = name
        self._command, self._environ = command, environ
        self._pause = Pause()
        self.process: subprocess.Popen | None = None

    def tend(self) -> bool:
        """Notices its end, starts it when that is due.  Whether it was started."""
        if self.process and self.process.poll() is not None:
            with suppress(OSError):  # a full disk
                print(f"The {self.name} ended ({self.process.returncode}).", flush=True)
            self.kill()
        if self.process is None and self._pause.is_over():
            self._pause.started()
            self.process = subprocess.Popen(
                self._command,
                env=self._environ,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
            return True
        return False

    def ask_to_end(self) -> None:
        if self.process:
            self.process.terminate()

    def end(self) -> None:
        if self.process:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(GRACE)
            self.kill()

    def kill(self) -> None:
        """It and what it started: granian's workers outlive a killed granian."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None


class Once(Child):
    """What is done once: started again only where it was killed."""

    is_over = is_done = False

    def tend(self) -> bool:
        if self.is_over:
            return False
        code = self.process.poll() if self.process else None
        if code is not None and code >= 0:
            self.is_over, self.is_done = True, code == 0
            self.kill()
            return False
        return super().tend()


def remember(record: Path, children: Sequence[Child]) -> None:
    """For the next run, should this one be killed."""
    running = [child.process.pid for child in children if child.process]
    part = record.with_suffix(".part")
    part.write_text(
        json.dumps({pid: psutil.Process(pid).create_time() for pid in running})
    )
    part.rename(record)


def clear(record: Path) -> int:
    """Ends what a killed run left behind; how many.

    A number alone is never believed: what is ended is in the session that was ours, began no
    earlier, and is one of our programs.
    """
    with suppress(OSError, ValueError):
        sessions = {int(k): v for k, v in json.loads(record.read_text()).items()}
        left = [p for p in psutil.process_iter() if _is_left(p, sessions)]
        for process in left:
            with suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(left, timeout=GRACE)
        return len(left)
    return 0


def _is_left(process: psutil.Process, sessions: Mapping[int, float]) -> bool:
    with suppress(OSError, psutil.Error):
        began = sessions.get(os.getsid(process.pid))
        if began is None or process.create_time() < began:
            return False
        return any(
            ours in word
            for ours in ("granian", "procrastinate", "begin")
            for word in process.cmdline()
        )
    return False
