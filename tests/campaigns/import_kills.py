"""Imports killed at chance points, under load: `script/campaign import_kills [--seed N] [--kills N]`

A folder is imported again and again and killed (KILL) somewhere between its first word and its
last, while somebody writes to the audit without pause.  Each time the record must be as it
was before, or as it is after.
"""

import argparse
import os
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path
from random import Random

import django

from probation.cli.postgres import Server

LOAD = """
    INSERT INTO audit_event (what, "by", at, about, detail, request, position, seal)
    VALUES ('load', gen_random_uuid(), now(), '', '{}', '', 0, '')
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=20171109)
    parser.add_argument("--kills", type=int, default=100)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="campaign-", dir="/var/tmp") as home:
        Path(home).chmod(0o711)
        os.environ["PROBATION_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "probation.config.settings"
        django.setup()
        from probation.cli.database import disconnect, migrate

        with Server(Path(home)).in_use() as server:
            os.environ.update(server.environ())
            migrate()
            disconnect()
            return _kill(server, Path(home), told)


def _kill(server, home: Path, told: argparse.Namespace) -> int:
    from tests.records.exchange.folders import write
    from tests.records.exchange.killing import kill, lines, many

    folder = write(home / "folder", many(2_000))
    before = _counted(server)
    with server.connect(database="postgres") as superuser:
        superuser.execute("CREATE DATABASE empty TEMPLATE probation")
    words = lines(folder)
    after = _counted(server)
    _empty(server)
    stop = threading.Event()
    load = threading.Thread(target=_load, args=(server, stop))
    load.start()
    chance, outcomes = Random(told.seed), Counter()
    for number in range(told.kills):
        kill(folder, chance.randrange(words + 4), chance, server)
        left = _counted(server)
        what = "before" if left == before else "after" if left == after else "HALF"
        outcomes[what] += 1
        if what != "before":
            stop.set()
            load.join()
            _empty(server)
            stop.clear()
            load = threading.Thread(target=_load, args=(server, stop))
            load.start()
        if what == "HALF":
            print(f"Kill {number}: {left}")
    stop.set()
    load.join()
    print(f"{told.kills} kills: {dict(outcomes)}")
    return 1 if outcomes["HALF"] else 0


def _load(server, stop: threading.Event) -> None:
    with server.connect() as connection:
        while not stop.is_set():
            connection.execute(LOAD)


def _empty(server) -> None:
    with server.connect(database="postgres") as superuser:
        superuser.execute("DROP DATABASE probation WITH (FORCE)")
        superuser.execute(
            "CREATE DATABASE probation TEMPLATE empty OWNER probation_owner"
        )


def _counted(server) -> dict[str, int]:
    from tests.records.exchange.tried import COUNT

    with server.connect() as superuser:
        return dict(superuser.execute(COUNT).fetchall())


if __name__ == "__main__":
    sys.exit(main())
