"""Signs where each chain of the audit ends, outside the database (docs/audit.md)."""

import logging
from functools import cache
from pathlib import Path

from django.conf import settings

from probation import clock
from probation.records.audit import actions
from probation.records.audit.heads import Book

log = logging.getLogger("probation.audit")


def sign() -> None:
    for chain in actions.keep_heads(_book(), at=clock.real_now()):
        log.critical(
            "the audit no longer holds what was signed: run `probation audit verify`",
            extra={"member": chain},
        )


@cache  # what a worker has read of the book it does not read again
def _book() -> Book:
    return Book(Path(settings.AUDIT))
