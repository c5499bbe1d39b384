"""What the embedded server writes after a base backup: kept as it goes.

The server hands each finished file of its log to a folder beside its data (`archive_command`);
from there it is encrypted into the backups by whoever holds the key, which the server's own
user does not.
"""

import fcntl
import os
import shlex
import time
from pathlib import Path

from ..place import Place
from ..postgres import Server
from .store import CannotBackUp, Store

# Of what was committed, at most this and a few seconds are lost with the disk.
SECONDS = 30
PATIENCE = 60  # seconds for the server to hand over what it was asked for


def settings(place: Place) -> dict[str, str]:
    """For a server whose log is kept."""
    folder = shlex.quote(str(spool(place))).replace("%", "%%")
    copy = f"cp %p {folder}/.%f && sync {folder}/.%f && mv {folder}/.%f {folder}/%f"
    return {
        "archive_mode": "on",
        "archive_command": copy,
        "archive_timeout": str(SECONDS),
    }


def spool(place: Place) -> Path:
    folder = place.data.with_suffix(".wal")
    if not folder.exists():
        place.make(folder)
    return folder


def ship(server: Server, store: Store) -> int:
    """Moves what was handed over into the backups; how many files."""
    folder = spool(server.place)
    with (server.home / "backups.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one at a time
        waiting = sorted(path for path in folder.iterdir() if path.name[0] != ".")
        for path in waiting:
            finished = path.stat().st_mtime
            kept = store.write(f"wal-{server.version}-{path.name}", [path.read_bytes()])
            os.utime(kept, (finished, finished))
            path.unlink()
    return len(waiting)


def is_kept(server: Server) -> bool:
    with server.connect() as superuser:
        return superuser.execute("SHOW archive_mode").fetchone()[0] == "on"


def up_to_now(server: Server, store: Store) -> None:
    """Hands over and moves all that was written until now."""
    with server.connect() as superuser:
        wanted = superuser.execute(
            "SELECT pg_walfile_name(pg_switch_wal() - 1)"
        ).fetchone()[0]
    until = time.monotonic() + PATIENCE
    while wanted not in store.segments(server.version):
        ship(server, store)
        if time.monotonic() > until:
            raise CannotBackUp(
                f"PostgreSQL did not hand over {wanted} in {PATIENCE} seconds: "
                f"see {server.log}."
            )
        time.sleep(0.1)
