"""`probation import FOLDER`: takes in a folder of the exchange format."""

import argparse
import csv
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from probation import clock
from probation.records.exchange import actions as exchange
from probation.records.exchange.importing import Report
from probation.records.exchange.reading import Refused
from probation.records.exchange.staging import Fault
from probation.records.loading import as_loader

from .progress import progress

SHOWN = 20  # faults on screen; all are in the file


def run(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="probation import",
        description="Takes in a folder of the exchange format (docs/exchange.md): all of "
        "it, or nothing. `probation import court-messages FOLDER` takes in what courts "
        "have sent.",
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--partial",
        action="store_true",
        help="leave out the rows that are rejected, and what hangs on them",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be done; change nothing"
    )
    parser.add_argument(
        "--rejects",
        type=Path,
        metavar="FILE",
        help="where to list every rejected row (FOLDER.rejects.csv, if there is any)",
    )
    told = parser.parse_args(argv)
    if not told.folder.is_dir():
        parser.error(f"{told.folder} is not a folder")
    folder = told.folder.absolute()
    listing = Rejects(told.rejects or folder.with_name(f"{folder.name}.rejects.csv"))
    try:
        with as_loader(), progress() as tell:
            report = exchange.import_folder(
                folder,
                partial=told.partial,
                dry_run=told.dry_run,
                tell=tell,
                rejects=listing.write,
                at=clock.real_now(),
            )
    except Refused as refused:
        for reason in refused.reasons:
            print(reason, file=sys.stderr)
        print("Nothing was changed.", file=sys.stderr)
        return 1
    _say(report, listing, told.dry_run, told.partial)
    return 1 if report.rejected else 0


class Rejects:
    """Every fault into a file, the first few kept for the screen."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.first: list[Fault] = []
        self.more = 0

    def write(self, faults: Iterable[Fault]) -> None:
        faults = iter(faults)
        with self.path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["file", "line", "column", "value", "reason", "hangs"])
            self.first = list(islice(faults, SHOWN))
            writer.writerows(map(_fields, self.first))
            for fault in faults:
                writer.writerow(_fields(fault))
                self.more += 1


def _fields(fault: Fault) -> list[str | int]:
    hangs = "true" if fault.hangs else "false"
    return [fault.file, fault.line, fault.column, fault.value, fault.reason, hangs]


def _say(report: Report, listing: Rejects, dry_run: bool, partial: bool) -> None:
    for warning in report.warnings:
        print(f"Warning: {warning}")
    for fault in listing.first:
        value = f" ‘{fault.value}’" if fault.value else ""
        print(f"{fault.file}, line {fault.line}, {fault.column}{value}: {fault.reason}")
    if listing.first:
        more = f" ({listing.more:,} more there)" if listing.more else ""
        print(f"{report.rejected:,} rows rejected: see {listing.path}{more}")
    if report.rejected and not partial:
        print("Nothing was changed. With --partial the other rows are taken in.")
        return
    for file, one in report.moved.items():
        if one.added or one.changed:
            print(
                f"{file}: {one.added:,} added, {one.changed:,} changed, {one.same:,} same"
            )
    if not report.has_changed:
        print(f"{report.rows:,} rows read; all of it was here already.")
    if dry_run:
        print("This was a trial: nothing was changed.")
