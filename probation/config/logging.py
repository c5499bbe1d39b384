"""The log: one JSON object a line, on standard error, without names or notes.

Never in it: a path with what was asked for, a query string, what was typed, the text of
a fault (the database quotes the row).  Always in it: when, how grave, which logger, the
request's id, which is in the audit too.  See docs/operations.md for each field.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path

from probation.records.request import request_id

HOUSE = str(Path(__file__).parents[2]) + "/"
# What our own code may add with `extra=`.
FIELDS = (
    "member",
    "method",
    "path",
    "status",
    "milliseconds",
    "bytes",
    "reason",
    "job",
)


class Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "says": _says(record),
            "request": request_id.get() or None,
        }
        told |= {name: getattr(record, name, None) for name in FIELDS}
        if record.exc_info and record.exc_info[1]:
            told["fault"] = _fault(record.exc_info[1])
        return json.dumps({key: one for key, one in told.items() if one is not None})


def _says(record: logging.LogRecord) -> str:
    """Django puts paths and the text of faults into its lines: of these, the line alone."""
    if not record.name.startswith("django"):
        return record.getMessage()
    if hasattr(record, "status_code"):
        return f"answered {record.status_code}"
    return str(record.msg)


def _fault(fault: BaseException) -> dict:
    """Which fault, and where: not its text."""
    frames = traceback.extract_tb(fault.__traceback__)
    where = [f"{f.filename.removeprefix(HOUSE)}:{f.lineno} {f.name}" for f in frames]
    told = {"kind": type(fault).__qualname__, "where": where[-12:]}
    if cause := fault.__cause__ or fault.__context__:
        told["because"] = type(cause).__qualname__
    return told


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "probation.config.logging.Lines"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["lines"], "level": "WARNING"},
    "loggers": {
        "probation": {"level": "INFO"},
        # Django's own handlers would write beside ours.
        "django": {"handlers": [], "level": "WARNING"},
        # It says the same many times a second while the database is away.
        "psycopg.pool": {"level": "ERROR"},
        "django.server": {"handlers": [], "propagate": True},
    },
}
