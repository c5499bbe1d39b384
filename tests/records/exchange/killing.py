"""Kills an import somewhere, and looks at what is left: all as before, or all as after."""

import os
import subprocess
import sys
import time
from copy import deepcopy
from pathlib import Path
from random import Random

from .folders import SMALL, Rows
from .tried import counted

CHILD = """
import sys, django; django.setup()
from datetime import UTC, datetime
from pathlib import Path
from probation.records.exchange.actions import import_folder
from probation.records.loading import as_loader
said = lambda what, done, of: print(what, done, flush=True)
with as_loader():
    import_folder(Path(sys.argv[1]), tell=said, at=datetime(2017, 11, 9, tzinfo=UTC))
print("done", flush=True)
"""
KEYS = ("key", "person", "order", "appointment", "flag", "corrects")


def many(times: int) -> Rows:
    """The small folder with its people and all that is theirs so many times."""
    rows = deepcopy(SMALL)
    for number in range(1, times):
        for file, some in SMALL.items():
            if any("person" in one or "order" in one for one in some) or file in (
                "people",
                "appointment_changes",
            ):
                rows[file] += [_again(one, number) for one in some]
    return rows


def _again(one: dict, number: int) -> dict:
    told = {k: f"{v}/{number}" if k in KEYS and v else v for k, v in one.items()}
    for name in ("crn", "person"):
        if name in one:
            told[name] = f"{chr(ord('A') + int(one[name][-1]))}{number:06}"
    return told


def start(folder: Path) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "probation.config.settings"},
    )


def lines(folder: Path) -> int:
    """How many words on progress an import of it says, when it is left to its end."""
    with start(folder) as child:
        said = child.stdout.readlines()
    assert said[-1] == "done\n", said
    return len(said)


def kill(folder: Path, after: int, chance: Random, server) -> None:
    """After so many words on progress and a little more, by KILL; then until the server
    has noticed."""
    with start(folder) as child:
        for _ in range(after):
            child.stdout.readline()
        time.sleep(chance.random() / 10)
        child.kill()
    busy = "SELECT 1 FROM pg_stat_activity WHERE usename = 'probation_loader' AND pid <> pg_backend_pid()"
    with server.connect() as superuser:
        for _ in range(600):
            if not superuser.execute(busy).fetchone():
                return
            time.sleep(0.05)
    raise AssertionError("the server goes on")


__all__ = ["counted", "kill", "lines", "many"]
