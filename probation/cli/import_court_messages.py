"""`probation import court-messages FOLDER`: takes in what courts have sent."""

import argparse
from collections import Counter
from pathlib import Path

from rich.progress import track

from probation import clock
from probation.records.court import actions as court
from probation.records.loading import as_loader


def run(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="probation import court-messages", description=__doc__
    )
    parser.add_argument(
        "folder",
        type=Path,
        help="every .json file in it, and in the folders in it, as courts send them",
    )
    folder = parser.parse_args(argv).folder
    if not folder.is_dir():
        parser.error(f"{folder} is not a folder")
    return _court_messages(folder)


def _court_messages(folder: Path) -> int:
    files = sorted(path for path in folder.rglob("*.json") if path.is_file())
    if not files:
        print(f"There is no .json file in {folder}.")
        return 0
    came: Counter[str] = Counter()
    with as_loader():
        for path in track(files, "Taking in court messages", transient=True):
            came[_one(path, str(path.relative_to(folder)))] += 1
    print(
        f"{came['taken']} taken in, {came['again']} taken before, "
        f"{came['refused']} refused."
    )
    return 1 if came["refused"] else 0


def _one(path: Path, name: str) -> str:
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except (UnicodeDecodeError, OSError) as error:
        print(f"{name}: could not be read: {error}")
        return "refused"
    message = court.take(name, content, at=clock.now())
    if message is None:
        return "again"
    for reason in message.refused_because:
        print(f"{name}: {reason}")
    return "refused" if message.refused_because else "taken"
