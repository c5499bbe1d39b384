"""`probation import court-messages FOLDER`: takes in what courts have sent."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rich.progress import track

from probation import clock
from probation.records.court import actions as court
from probation.records.court.formats import LARGEST
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
    # A name may be of bytes that are no text, and a terminal may know few letters.
    sys.stdout.reconfigure(errors="backslashreplace")
    came: Counter[str] = Counter()
    with as_loader():
        for path in track(list(files(folder)), "Taking in court messages", transient=True):  # fmt: skip
            came[_one(path, shown(path.relative_to(folder)))] += 1
    if not came:
        print(f"There is no .json file in {shown(folder)}.")
        return 0
    print(
        f"{came['taken']} taken in, {came['again']} taken before, "
        f"{came['refused']} refused."
    )
    return 1 if came["refused"] else 0


def files(folder: Path) -> Iterator[Path]:
    """Every .json file, and every folder that cannot be looked into, in order."""
    closed: list[Path] = []
    for here, folders, names in os.walk(
        folder, onerror=lambda error: closed.append(Path(error.filename))
    ):
        folders.sort(key=os.fsencode)
        yield from (
            Path(here, name)
            for name in sorted(names, key=os.fsencode)
            if name.lower().endswith(".json")
        )
    yield from closed


def shown(path: Path) -> str:
    """A name as text, whatever its bytes."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)


def read(path: Path) -> bytes:
    """No more than is needed to see that it is too much.  OSError for what is no file."""
    if not path.is_file():
        raise OSError("it is not a file")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _one(path: Path, name: str) -> str:
    try:
        content = read(path)
    except OSError as error:
        why = f"The file could not be read: {error.strerror or error}"
        message = court.take_unread(name, why, at=clock.now())
    else:
        message = court.take(name, content, at=clock.now())
    if message is None:
        return "again"
    for reason in message.refused_because:
        print(f"{name}: {reason}")
    return "refused" if message.refused_because else "taken"
