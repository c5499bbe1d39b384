"""Backing up the embedded server while it runs, and restoring it to a second."""

import shlex
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from probation import clock

from ..place import Place, ServerFailed
from ..postgres import Server
from .store import STAMP, Base, CannotBackUp, Store

PIECE = 1 << 20  # bytes
# What PostgreSQL says of a time before the end of a base backup, and of one after the last
# commit that it was given.
TOO_EARLY = "before consistent recovery point"
NOTHING_LATER = "before configured recovery target was reached"


def back_up(server: Server, store: Store) -> Path:
    """All of it, with the log that was written meanwhile: it can be restored alone.

    It goes from the server into the encrypted file: nowhere does it stand in the open.
    """
    name = f"base-{server.version}-{clock.real_now():{STAMP}}.tar"
    arguments = (
        *("--pgdata=-", "--format=tar", "--wal-method=fetch", "--checkpoint=fast"),
        *("--host", str(server.place.socket), "--username=postgres", "--no-password"),
    )
    with tempfile.TemporaryFile() as said:
        running = server.place.start(
            "pg_basebackup", *arguments, stdout=subprocess.PIPE, stderr=said
        )

        def pieces() -> Iterator[bytes]:
            while piece := running.stdout.read(PIECE):
                yield piece
            if running.wait():
                said.seek(0)
                raise CannotBackUp(said.read().decode().strip())

        return store.write(name, pieces())


def restore(
    home: Path, version: str, store: Store, target: dict[str, str], by: datetime
) -> Path | None:
    """The server of `home` as it was.  It must not be running.

    `target`: PostgreSQL's settings that say where to stop; none: at the end of what was
    kept.  `by`: a time no later than that.  Returns where the data are that were there.
    """
    bases = [base for base in store.bases(version) if base.at <= by]
    if not bases:
        raise CannotBackUp(
            f"There is no base backup of PostgreSQL {version} from before {by}."
        )
    for base in reversed(bases):
        try:
            return _restore(home, version, store, base, target)
        except ServerFailed as failed:
            if TOO_EARLY not in str(failed) or base is bases[0]:
                raise
    return None


def _restore(home, version, store: Store, base: Base, target) -> Path | None:
    place = Server(home, version).place
    log = place.data.with_suffix(".replayed")
    aside = _put_aside(place)
    _unpack(place, place.data, store.read(base.path))
    _lay_out(place, log, store, version)
    (place.data / "recovery.signal").touch()
    place.give(place.data / "recovery.signal")
    Path(home, f"postgres-{version}.passwords").unlink(missing_ok=True)
    fetch = f"cp {shlex.quote(str(log)).replace('%', '%%')}/%f %p"
    # Without hot_standby nobody is let in before it has ended.
    recovering = {
        "restore_command": fetch,
        "recovery_target_action": "promote",
        "hot_standby": "off",
        "archive_mode": "off",
    }
    try:
        with Server(home, version, {**recovering, **target}).in_use():
            pass
    except ServerFailed as failed:
        if NOTHING_LATER not in _log(place):
            _remove(place.data)
            if aside:
                aside.rename(place.data)
            raise ServerFailed(f"{failed} {_log(place)[-500:]}") from failed
        # All that was kept is from before the time asked for: then the end is that time.
        with Server(home, version, recovering).in_use():
            pass
    finally:
        _remove(log)
    return aside


def reaches(store: Store, version: str) -> datetime:
    """Up to when it can be restored."""
    kept = store.segments(version).values()
    ends = [datetime.fromtimestamp(path.stat().st_mtime, UTC) for path in kept]
    return max([*ends, *(base.at for base in store.bases(version))])


def prune(store: Store, version: str, before: datetime) -> None:
    """Removes what is only needed for times before."""
    for aside in store.asides(before):
        _remove(aside)
    bases = [base for base in store.bases(version) if base.at <= before]
    if not bases:
        return
    oldest = bases[-1].at.timestamp()  # still needed
    for base in bases[:-1]:
        base.path.unlink()
    for path in store.segments(version).values():
        if path.stat().st_mtime < oldest and path.suffix != ".history":
            path.unlink()


def _put_aside(place: Place) -> Path | None:
    if not place.data.exists():
        return None
    aside = place.data.with_suffix(f".before-{clock.real_now():{STAMP}}")
    place.data.rename(aside)
    return aside


def _unpack(place: Place, folder: Path, content: Iterator[bytes]) -> None:
    place.make(folder)
    tar = subprocess.Popen(
        ["tar", "--extract", "--directory", str(folder), "--no-same-owner"],
        stdin=subprocess.PIPE,
    )
    for piece in content:
        tar.stdin.write(piece)
    tar.stdin.close()
    if tar.wait():
        raise CannotBackUp(f"The backup could not be unpacked into {folder}.")
    for path in folder.rglob("*"):
        place.give(path)


def _lay_out(place: Place, folder: Path, store: Store, version: str) -> None:
    """The server's log from where the base begins."""
    _remove(folder)
    place.make(folder)
    label = (place.data / "backup_label").read_text().splitlines()[0]
    first = label.partition("(file ")[2].rstrip(")")
    for name, path in store.segments(version).items():
        # The first eight digits are the timeline: a later one begins with a .history.
        if name.endswith(".history") or name[8:24] >= first[8:24]:
            with (folder / name).open("wb") as file:
                file.writelines(store.read(path))
            place.give(folder / name)


def _log(place: Place) -> str:
    log = place.data / "server.log"
    return log.read_text(errors="replace") if log.exists() else ""


def _remove(folder: Path) -> None:
    subprocess.run(["rm", "-rf", folder], check=True)
