"""What each version of the format calls otherwise than the one before it.

A folder of an older version is read by the names that it had.  A change of a name here comes
with VERSION in format.py, and with a migration for the keys that the record keeps.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Renamed:
    """Since `version`: a file, or where there is a `column`, that column of the file."""

    version: int
    file: str  # as it is called since
    was: str  # what the file, or the column, was called before
    column: str = ""  # as it is called since

    def __str__(self) -> str:
        if self.column:
            return f"the column `{self.was}` of `{self.file}` is called `{self.column}`"
        return f"`{self.was}` is called `{self.file}`"


# In order.  Those of one version are made together.
CHANGES = (Renamed(2, "access_limits", was="limits"),)


def file_then(file: str, version: int) -> str:
    """What a file of today was called in that version."""
    for change in reversed(list(_since(version))):
        if not change.column and change.file == file:
            file = change.was
    return file


def columns_since(file: str, version: int) -> dict[str, str]:
    """Columns that a file of today had under another name in that version: then → now."""
    names: dict[str, str] = {}
    for change in _since(version):
        if change.column and change.file == file:
            then = next((old for old, new in names.items() if new == change.was), None)
            names[then or change.was] = change.column
    return names


def _since(version: int) -> Iterator[Renamed]:
    return (change for change in CHANGES if change.version > version)
