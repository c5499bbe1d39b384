"""`probation backup`: everything the database holds, encrypted.

The embedded server: a base backup, and from then on all that is written, so that
`probation restore --to TIME` can go back to any second.  While `probation run` is up and
PROBATION_BACKUP_KEY is set this goes on by itself.  A server reached by URL: one dump, as of
now; going back to a second is then that server's own affair.
"""

import argparse
import os
import sys
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from probation import clock

from .backups import embedded, external, wal
from .backups.store import CannotBackUp, Store, make_key, store
from .database import embedded as embedded_server
from .postgres import Server

BEAT = 3  # seconds between two looks at what was written
BASE_EVERY = timedelta(hours=24)


def run(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--make-key", type=Path, metavar="FILE", help="makes a key, once")
    what.add_argument("--keep-up", action="store_true", help="until TERM, as written")
    told = parser.parse_args(argv)
    try:
        if told.make_key:
            make_key(told.make_key)
            print(f"The key is in {told.make_key}. Keep a copy of it elsewhere.")
            return 0
        folder = store()
        server = embedded_server()
        if server is None:
            print(f"Backed up: {external.back_up(folder)}.")
            return 0
        with server.in_use():
            return _keep_up(server, folder) if told.keep_up else _once(server, folder)
    except CannotBackUp as error:
        print(error, file=sys.stderr)
        return 1


def _once(server: Server, folder: Store) -> int:
    print(f"Backed up: {embedded.back_up(server, folder)}.")
    if wal.is_kept(server):
        wal.up_to_now(server, folder)
        return 0
    print(
        "What is written from now on is not kept: `probation run` was started without "
        "PROBATION_BACKUP_KEY. Start it again with that set."
    )
    return 1


def _keep_up(server: Server, folder: Store) -> int:
    parent = os.getppid()
    while os.getppid() == parent:  # who started it is gone: so are we
        wal.ship(server, folder)
        now = clock.real_now()
        bases = folder.bases(server.version)
        if not bases or now - bases[-1].at > BASE_EVERY:
            embedded.back_up(server, folder)
            before = now - timedelta(days=settings.BACKUP_DAYS)
            embedded.prune(folder, server.version, before)
        time.sleep(BEAT)
    return 0
