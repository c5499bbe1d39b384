"""`probation restore`: puts a backup in place, as everything was at a time.

The embedded server: to any second since the oldest base backup; what was there is put aside
and not deleted.  A database reached by URL: the newest dump no later than the time, into an
empty database.  Stop the service first.
"""

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from probation import clock
from probation.records.audit.heads import BadHeads

from .audit import keep_heads
from .backups import embedded, external, wal
from .backups.store import CannotBackUp, Store, store
from .database import disconnect
from .database import embedded as embedded_server
from .postgres import Server


def run(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--to",
        type=_moment,
        metavar="TIME",
        help="such as '2017-11-09 14:05:00' (London time) or 2017-11-09T14:05:00Z; "
        "left out: as late as possible",
    )
    parser.add_argument(
        "--from",
        type=Path,
        dest="folder",
        metavar="FOLDER",
        default=Path(settings.BACKUPS),
        help="where the backups are; a folder `before-...` among them was kept until an "
        "earlier restore",
    )
    told = parser.parse_args(argv)
    if told.to and told.to > clock.real_now():
        parser.error("--to is in the future")
    try:
        folder, server = store(told.folder), embedded_server()
        if server is None:
            return _external(folder, told.to)
        return _embedded(server, folder, told.to)
    except CannotBackUp as error:
        print(error, file=sys.stderr)
        return 1


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=clock.LONDON)


def _embedded(server: Server, folder: Store, to: datetime | None) -> int:
    if server.process():
        raise CannotBackUp("The service is running: stop it first.")
    wal.ship(server, store())  # what the server handed over last, before it stopped
    if not folder.bases(server.version):
        raise CannotBackUp(f"There is no base backup in {folder.folder}.")
    end = embedded.reaches(folder, server.version)
    if to and to > end:
        raise CannotBackUp(f"The backups reach to {end}, and not to {to}.")
    target = {"recovery_target_time": to.isoformat()} if to else {}
    aside = embedded.restore(server.home, server.version, folder, target, to or end)
    kept = store().put_aside(server.version)
    with server.in_use():
        os.environ.update(server.environ())
        _say_so(to)
        embedded.back_up(server, store())
    print(f"Restored, as of {to or 'the last that was kept'}.")
    print(f"A new backup is made; the backups of before are in {kept}.")
    if aside:
        print(f"What was there is in {aside}: delete it when nobody needs it any more.")
    return 0


def _external(folder: Store, to: datetime | None) -> int:
    dumps = [one for one in folder.dumps() if not to or one.at <= to]
    if not dumps:
        raise CannotBackUp(f"There is no dump from before {to or 'now'}.")
    if not external.is_empty("owner"):
        raise CannotBackUp(
            "The database of DATABASE_OWNER_URL holds tables: name an empty one."
        )
    external.restore(
        folder.read(dumps[-1].path),
        external.reaching("owner"),
        external.version("owner"),
    )
    import_string(
        settings.AFTER_MIGRATE
    )()  # what each role may do is no part of a dump
    _say_so(dumps[-1].at)
    print(f"Restored from {dumps[-1].path}, as of {dumps[-1].at}.")
    return 0


def _say_so(to: datetime | None) -> None:
    """The signed heads of the audit are ahead of what was restored: they are told why."""
    try:
        keep_heads(restored=f"to {to or 'the end of the backup'}")
    except BadHeads as error:
        print(f"The audit is not told of it: {error}", file=sys.stderr)
    finally:
        disconnect()
