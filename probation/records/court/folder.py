"""A folder of court messages: what is in it, and each file taken in."""

import os
from collections.abc import Iterator
from pathlib import Path

from . import actions
from .formats import LARGEST
from .models import Message


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


def take(path: Path, name: str, *, at) -> Message | None:
    """As actions.take; what cannot be read at all is kept by its name."""
    try:
        content = _read(path)
    except OSError as error:
        why = f"The file could not be read: {error.strerror or error}"
        return actions.take_unread(name, why, at=at)
    return actions.take(name, content, at=at)


def _read(path: Path) -> bytes:
    """No more than is needed to see that it is too much.  OSError for what is no file."""
    if not path.is_file():
        raise OSError("it is not a file")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)
