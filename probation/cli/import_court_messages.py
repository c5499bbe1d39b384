"""`probation import court-messages FOLDER`: takes in what courts have sent."""

import argparse
import sys
from collections import Counter
from pathlib import Path

from rich.progress import track

from probation import clock
from probation.records.court import actions as court
from probation.records.court import folder as folders
from probation.records.court import queries
from probation.records.loading import as_loader


def run(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="probation import court-messages", description=__doc__
    )
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        help="every .json file in it, and in the folders in it, as courts send them",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--refused", action="store_true", help="no folder: what was refused, and why"
    )
    what.add_argument(
        "--again", action="store_true", help="no folder: read what was refused again"
    )
    told = parser.parse_args(argv)
    # A name may be of bytes that are no text, and a terminal may know few letters.
    sys.stdout.reconfigure(errors="backslashreplace")
    if told.refused or told.again:
        return _refused(is_again=told.again)
    folder = told.folder
    if folder is None:
        parser.error("say which folder")
    if not folder.is_dir():
        parser.error(f"{folder} is not a folder")
    return _court_messages(folder)


def _court_messages(folder: Path) -> int:
    came: Counter[str] = Counter()
    with as_loader():
        for path in track(list(folders.files(folder)), "Taking in court messages", transient=True):  # fmt: skip
            came[_one(path, folders.shown(path.relative_to(folder)))] += 1
    if not came:
        print(f"There is no .json file in {folders.shown(folder)}.")
        return 0
    print(
        f"{came['taken']} taken in, {came['again']} taken before, "
        f"{came['refused']} refused."
    )
    return 1 if came["refused"] else 0


def _one(path: Path, name: str) -> str:
    message = folders.take(path, name, at=clock.now())
    if message is None:
        return "again"
    for reason in message.refused_because:
        print(f"{name}: {reason}")
    return "refused" if message.refused_because else "taken"


def _refused(*, is_again: bool) -> int:
    """What was refused and is not put right yet: named, or read again."""
    came: Counter[str] = Counter()
    with as_loader():
        for message in queries.refused():
            if is_again:
                message = court.read_again(message, at=clock.now())
            for reason in message.refused_because:
                print(f"{message.name}, {message.fingerprint[:12]}: {reason}")
            came["refused" if message.refused_because else "taken"] += 1
    if is_again:
        print(f"{came['taken']} taken in, {came['refused']} refused again.")
    else:
        print(f"{came['refused']} refused and not put right.")
    return 1 if came["refused"] else 0
