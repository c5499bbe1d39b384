"""Signs where each chain of the audit ends, outside the database (docs/audit.md)."""

import logging
from functools import cache
from pathlib import Path

from django.conf import settings

from probation import clock
from probation.records.audit import actions
from probation.records.audit.heads import BadHeads, Book
from probation.records.loading import as_loader

log = logging.getLogger("probation.audit")


def sign() -> None:
    try:
        with as_loader():  # a member reads no more of the audit than is theirs
            kept = actions.keep_heads(_book(), at=clock.real_now())
    except BadHeads as wrong:
        log.critical("the audit cannot be signed: %s", wrong)
        return
    if kept.lost:
        log.critical(
            "the signed heads of the audit were lost (%s); others are begun: find out why, "
            "then `probation audit seal --lost WHY`",
            kept.lost,
        )
    for chain in kept.bad:
        log.critical(
            "the audit no longer holds what was signed: run `probation audit verify`",
            extra={"member": chain},
        )


@cache  # what a worker has read of the book it does not read again
def _book() -> Book:
    return Book(Path(settings.AUDIT))
