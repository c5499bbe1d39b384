"""Ten million rows in one file: `script/campaign import_millions [--rows N]`

The small folder of the tests with so many notes, of which the last names nobody who is there.  It
must be refused in words with nothing changed, and the importing process may grow no larger
than for a small folder.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import django

from probation.cli.postgres import Server

CHILD = """
import resource, sys, django; django.setup()
from datetime import UTC, datetime
from pathlib import Path
from probation.records.exchange.actions import import_folder
from probation.records.loading import as_loader
found = []
with as_loader():
    report = import_folder(
        Path(sys.argv[1]), rejects=found.extend, at=datetime(2017, 11, 9, tzinfo=UTC)
    )
assert not report.is_done and len(found) == 1, found[:5]
print(f"notes, line {found[0].line}: {found[0].reason}")
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--seed", type=int, help="there is no chance in it")
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
            return _import(Path(home) / "folder", told.rows, server)


def _import(folder: Path, rows: int, server) -> int:
    from probation.records.exchange.writing import Writer
    from tests.records.exchange.folders import SMALL, STANDS_AT

    with Writer(folder, source="Many", stands_at=STANDS_AT) as writer:
        for file, some in SMALL.items():
            for one in some:
                writer.write(file, **one)
        one = {"appointment": "", **SMALL["notes"][0], "corrects": ""}
        for number in range(rows):
            last = {"person": "Z999999"} if number == rows - 1 else {}
            writer.write("notes", **{**one, "key": f"many/{number}", **last})
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", CHILD, str(folder)], check=False)
    seconds = time.monotonic() - began
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    with server.connect() as superuser:
        (left,) = superuser.execute("SELECT count(*) FROM people_person").fetchone()
    print(
        f"{rows:,} rows: {seconds:,.0f} s, {memory:,.0f} MB; {left} people left behind"
    )
    return 0 if done.returncode == 0 and not left else 1


if __name__ == "__main__":
    sys.exit(main())
