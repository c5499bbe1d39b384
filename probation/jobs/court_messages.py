"""Takes in what courts have sent: what came to the service, and the watched inbox.

The inbox is a folder (PROBATION_COURT_INBOX).  A file in it is taken in and moved into
`taken` or `refused` within it.  Who puts files there writes each under another name, such as
one that ends with .part, and renames it when it is whole.
"""

import logging
import os
from pathlib import Path

from django.conf import settings

from probation import clock
from probation.records.court import actions, folder
from probation.records.loading import as_loader

TAKEN, REFUSED = "taken", "refused"

log = logging.getLogger("probation.court")


def take() -> None:
    with as_loader():
        while actions.take_arrival(at=clock.now()) is not None:
            pass
        if settings.COURT_INBOX:
            take_inbox(Path(settings.COURT_INBOX))


def look_again() -> None:
    with as_loader():
        actions.look_again(at=clock.now())


def take_inbox(inbox: Path) -> None:
    """A worker that is killed here leaves a file that is taken in again, which changes
    nothing, and then moved."""
    for path in folder.files(inbox):
        within = path.relative_to(inbox)
        if within.parts[:1] in ((TAKEN,), (REFUSED,)):
            continue
        message = folder.take(path, folder.shown(within), at=clock.now())
        refused = message is not None and message.refused_because
        try:
            _move(path, inbox / (REFUSED if refused else TAKEN) / within)
        except OSError as error:
            log.error("a file of the court inbox cannot be moved: %s", error.strerror)


def _move(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    os.replace(path, to)
