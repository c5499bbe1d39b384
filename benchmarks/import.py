"""How fast a folder is imported, beside a bare COPY of the same rows.

    python benchmarks/import.py [--plot docs/import.svg] [people ...]

For each number of people a folder of the West Mercia simulation is written, imported under
the loading role into an empty database (a process of its own, whose memory is measured),
and what came of it, all final rows and the words for searching with them, is copied by
plain COPY, in one transaction, under the same role, into the same tables of another empty
database: with the same keys, indexes and constraints.  The ratio is COPY's time to the
import's.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "probation.config.settings"

SIZES = (300, 1_200, 4_800)  # people under supervision
# Not copied: they are in the empty database already, or hardly any.
THERE = {"units", "offices"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", type=int, nargs="*", default=SIZES)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--one", type=Path, help="import this folder, and no more")
    told = parser.parse_args()
    if told.one:
        print(json.dumps(imported(told.one)))
        return
    with tempfile.TemporaryDirectory(prefix="bench-", dir="/var/tmp") as home:
        Path(home).chmod(0o711)
        os.environ["PROBATION_HOME"] = home
        found = list(measured(told.people or SIZES, Path(home)))
    if told.plot:
        plot(found, told.plot)


def imported(folder: Path) -> dict:
    import django

    django.setup()
    from probation import clock
    from probation.records.exchange.actions import import_folder
    from probation.records.loading import as_loader

    began = time.perf_counter()
    with as_loader():
        report = import_folder(folder, at=clock.real_now())
    if not report.is_done:
        raise SystemExit(f"{folder} was rejected")
    return {
        "rows": report.rows,
        "seconds": time.perf_counter() - began,
        "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def measured(sizes, home: Path) -> Iterator[dict]:
    import django

    django.setup()
    from probation.cli.database import disconnect, migrate
    from probation.cli.postgres import Server

    with Server(home).in_use() as server:
        os.environ.update(server.environ())
        migrate()
        disconnect()
        with server.connect(database="postgres") as superuser:
            superuser.execute("CREATE DATABASE empty TEMPLATE probation")
        print("people     rows   import s   rows/s    MB   COPY s  ratio")
        for people in sizes:
            folder = home / f"folder-{people}"
            command = [sys.executable, "-m", "probation", "scenario", "west-mercia"]
            command += [str(folder), "--people", str(people)]
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            with emptied(server):
                told = json.loads(
                    subprocess.check_output(
                        [sys.executable, __file__, "--one", str(folder)], cwd=ROOT
                    )
                )
                rows = dumped(server, home)
            with emptied(server):
                copied = bare_copy(server, rows)
            told |= {"people": people, "copy": copied}
            told["ratio"] = copied / told["seconds"]
            print(
                f"{people:6,} {told['rows']:8,} {told['seconds']:10.1f} "
                f"{told['rows'] / told['seconds']:8,.0f} {told['MB']:5.0f} "
                f"{copied:8.1f} {told['ratio']:6.2f}",
                flush=True,
            )
            yield told


@contextmanager
def emptied(server) -> Iterator[None]:
    with server.connect(database="postgres") as superuser:
        superuser.execute("DROP DATABASE probation WITH (FORCE)")
        superuser.execute(
            "CREATE DATABASE probation TEMPLATE empty OWNER probation_owner"
        )
        superuser.execute("CHECKPOINT")
    yield


def tables() -> list[str]:
    from probation.records.exchange.database import table_of
    from probation.records.exchange.tables import ALL

    ours = [table_of(table) for table in ALL if table.file not in THERE]
    return [*ours, "people_searchtoken"]


def dumped(server, home: Path) -> dict[str, Path]:
    """Table → a file of its rows; the units and offices that came are in `ours`."""
    files = {}
    with server.connect("probation_loader") as loader:
        for table in ["organisations_unit", "organisations_office", *tables()]:
            files[table] = home / f"{table}.copy"
            with (
                files[table].open("wb") as file,
                loader.cursor().copy(f"COPY {table} TO STDOUT") as copy,
            ):
                for block in copy:
                    file.write(block)
    return files


def bare_copy(server, files: dict[str, Path]) -> float:
    """Seconds, the end of the transaction included."""
    with server.connect("probation_owner") as owner:
        owner.execute("TRUNCATE organisations_unit CASCADE")
    places = ["organisations_unit", "organisations_office"]
    with server.connect("probation_loader") as loader, loader.transaction():
        for table in places:
            copy_in(loader, table, files[table])
    began = time.perf_counter()
    with server.connect("probation_loader") as loader, loader.transaction():
        for table in tables():
            copy_in(loader, table, files[table])
    return time.perf_counter() - began


def copy_in(connection, table: str, path: Path) -> None:
    with (
        path.open("rb") as file,
        connection.cursor().copy(f"COPY {table} FROM STDIN") as copy,
    ):
        while block := file.read(1 << 18):
            copy.write(block)


def plot(found: list[dict], path: Path) -> None:
    import vl_convert

    rows = [
        {"rows": one["rows"], "what": what, "value": round(one[key], 2)}
        for one in found
        for key, what in (
            ("seconds", "import, seconds"),
            ("copy", "bare COPY, seconds"),
            ("MB", "memory of the import, MB"),
            ("ratio", "ratio"),
        )
    ]
    axis = {"type": "quantitative", "scale": {"zero": True}}
    chart = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": "Import of a folder beside a bare COPY of the same rows",
        "data": {"values": rows},
        "facet": {"field": "what", "columns": 2, "title": None},
        "resolve": {"scale": {"y": "independent"}},
        "spec": {
            "width": 280,
            "height": 180,
            "mark": {"type": "line", "point": True},
            "encoding": {
                "x": {"field": "rows", "title": "rows", **axis},
                "y": {"field": "value", "title": None, **axis},
            },
        },
    }
    path.write_text(vl_convert.vegalite_to_svg(chart), encoding="utf-8")


if __name__ == "__main__":
    main()
