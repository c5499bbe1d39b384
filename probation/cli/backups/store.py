"""The folder of backups and the key that locks them.

    base-18-20171109T091500Z.tar   all of the embedded server, begun at that time
    wal-18-000000010000000000000003   what it wrote afterwards, 16 MB a file
    before-20171109T100000Z/       what was kept until a restore at that time
    dump-20171109T091500Z.pgdump   of a server reached by URL

Every file is encrypted.  The key is no part of the folder: whoever gets the folder has
nothing, whoever loses the key has lost every backup.
"""

import base64
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from probation import clock

from . import encrypted

ASIDE = "before-"
STAMP = "%Y%m%dT%H%M%SZ"
NO_KEY = (
    "Backups are encrypted, and no key is named. Make one, once, with\n"
    "  probation backup --make-key FILE\n"
    "in a place that is not backed up together with them, keep a copy of it elsewhere, and\n"
    "set PROBATION_BACKUP_KEY to that file."
)


class CannotBackUp(Exception):
    """The text says why and what to do."""


@dataclass(frozen=True)
class Base:
    path: Path
    at: datetime  # when it was begun


class Store:
    def __init__(self, folder: Path, key: bytes):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.folder, self._key = folder, key

    def write(self, name: str, content: Iterable[bytes]) -> Path:
        encrypted.write(self.folder / name, content, self._key)
        return self.folder / name

    def read(self, path: Path) -> Iterator[bytes]:
        return encrypted.read(path, self._key)

    def bases(self, version: str) -> list[Base]:
        """Oldest first."""
        return self._named(f"base-{version}-", ".tar")

    def dumps(self) -> list[Base]:
        return self._named("dump-", ".pgdump")

    def _named(self, before: str, after: str) -> list[Base]:
        found = []
        for path in sorted(self.folder.glob(f"{before}*{after}")):
            stamp = path.name.removeprefix(before).removesuffix(after)
            at = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
            found.append(Base(path, at))
        return found

    def put_aside(self, version: str) -> Path:
        """After a restore another history begins: what was kept of the old one is kept
        apart, so that no file of one is ever replayed into the other."""
        aside = self.folder / f"{ASIDE}{clock.real_now():{STAMP}}"
        aside.mkdir(mode=0o700)
        for path in (*self.segments(version).values(), *(b.path for b in self.bases(version))):  # fmt: skip
            path.rename(aside / path.name)
        return aside

    def asides(self, before: datetime) -> list[Path]:
        """Of restores before that time."""
        found = self.folder.glob(f"{ASIDE}*")
        return [path for path in found if path.name < f"{ASIDE}{before:{STAMP}}"]

    def segments(self, version: str) -> dict[str, Path]:
        """By PostgreSQL's own names, in order."""
        before = f"wal-{version}-"
        return {
            path.name.removeprefix(before): path
            for path in sorted(self.folder.glob(f"{before}*"))
        }


def store(folder: Path | None = None) -> Store:
    """The one that the settings name, or another of the same key.  Refuses without one."""
    if not settings.BACKUP_KEY:
        raise CannotBackUp(NO_KEY)
    path, folder = Path(settings.BACKUP_KEY), folder or Path(settings.BACKUPS)
    if path.resolve().is_relative_to(folder.resolve()):
        raise CannotBackUp(f"{path} lies among the backups that it locks: move it.")
    try:
        key = base64.b64decode(path.read_text(encoding="ascii"), validate=False)
    except (OSError, ValueError) as error:
        raise CannotBackUp(f"The key cannot be read: {error}") from error
    if len(key) != 32:
        raise CannotBackUp(
            f"{path} holds no key made by `probation backup --make-key`."
        )
    return Store(folder, key)


def make_key(path: Path) -> None:
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:  # fmt: skip
            file.write(base64.b64encode(os.urandom(32)).decode() + "\n")
    except OSError as error:
        raise CannotBackUp(f"The key could not be made: {error}") from error
