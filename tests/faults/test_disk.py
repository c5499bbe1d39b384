"""A disk that is full and a disk that fails: real ones, so these need root."""

import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.service import FEW, Service, eventually, probation

from .browser import UNREACHABLE, Writer, check, until

pytestmark = pytest.mark.root
SIZE = "260m"


@pytest.fixture
def small():
    """A service whose home is a small file system of its own."""
    with tempfile.TemporaryDirectory(prefix="probation-", dir="/var/tmp") as folder:
        home = Path(folder)
        mounted = [
            "mount",
            "-t",
            "tmpfs",
            "-o",
            f"size={SIZE},mode=711",
            "tmpfs",
            folder,
        ]
        subprocess.run(mounted, check=True)
        service = Service(home, *FEW)
        service.log = home.with_suffix(".log")
        try:
            service.start()
            eventually(service.is_ready, "the service is ready")
            yield service
        finally:
            if service.is_running():
                service.stop()
            service.log.unlink(missing_ok=True)
            subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_home_without_room_is_said_in_one_sentence():
    with tempfile.TemporaryDirectory(prefix="probation-", dir="/var/tmp") as folder:
        mount = ["mount", "-t", "tmpfs", "-o", "size=1m,mode=711", "tmpfs", folder]
        subprocess.run(mount, check=True)
        try:
            server_has_none = probation(Path(folder), "run")
            with filled(Path(folder)):
                nobody_has = probation(Path(folder) / "home", "run")
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)
    for done in (server_has_none, nobody_has):
        assert done.returncode == 1 and "Traceback" not in done.stderr
    assert f"MB are free in {folder}" in server_has_none.stderr
    assert "No space left on device" in nobody_has.stderr


@contextmanager
def filled(folder: Path):
    """Not a byte is left."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                pass
        try:
            yield
        finally:
            ballast.unlink()


def test_a_full_disk_is_a_plain_page_and_nothing_half_written(small):
    writer = Writer(small.port)
    assert writer.write_one()
    parts = small.everything()
    with filled(small.home):
        until(lambda: not writer.write_one(tries=1), "a write is refused")
        status, page = writer.refused[0]
        assert (status, UNREACHABLE in page) == (503, True), (status, page[:300])
        for part in ("postgres", "web"):  # and each is started again on a full disk
            parts[part][0].kill()
            time.sleep(2)
            writer.write_one(tries=2)
        assert small.is_running()
        alive = (200, {"alive": True})
        until(lambda: small.get("/health") == alive, "the web server is started again")
    until(small.is_ready, "ready by itself once there is room", patience=90)
    assert writer.write_one()
    check(small.server, writer)


def trace(service, what: str) -> subprocess.Popen:
    """Has a system call of every process of PostgreSQL fail, in its turn."""
    postmaster = service.server.process()
    pids = [postmaster.pid, *(one.pid for one in postmaster.children())]
    words = [word for pid in pids for word in ("-p", str(pid))]
    strace = subprocess.Popen(
        ["strace", "-f", "-e", "trace=fdatasync", "-e", f"inject={what}", *words],
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in pids:  # "strace: Process 123 attached"
        strace.stderr.readline()
    return strace


@pytest.mark.skipif(not shutil.which("strace"), reason="needs the package strace")
def test_a_disk_that_fails_loses_nothing_that_was_acknowledged(service):
    with Writer(service.port) as writer:
        until(lambda: len(writer.acknowledged) > 3, "written")
        strace = trace(service, "fdatasync:error=EIO:when=3")
        time.sleep(3)
        strace.terminate()
        said = strace.communicate(timeout=30)[1]
        before = len(writer.acknowledged)
        until(lambda: len(writer.acknowledged) > before + 3, "written again")
    assert said.count("(INJECTED)") > 0, said
    assert writer.refused, "the failure was not felt"
    check(service.server, writer)
