"""The `probation` command: `probation COMMAND ...`.

A command is a module in this folder with `run(argv) -> int`.  It ends with 0 when all was
done, 1 when some of it was refused, 2 when it was called wrongly.
"""

import os
import signal
import sys
import time
from datetime import timedelta
from keyword import iskeyword
from pathlib import Path

from probation.clock import follow

BEGAN = time.monotonic()

# Before `run`, the tables are there and up to date, in the database of the three URLs or
# in the embedded one, which is stopped again if nobody else uses it.
COMMANDS = {
    "administrator": "make the first system administrator",
    "begin": "make the West Mercia scenario and load it into an empty database",
    "clock": "what time it is in a scenario; move it on",
    "client": "machines that may use the API, and their tokens",
    "export": "write the record, or a part of it, in the exchange format",
    "import": "take in a folder of the exchange format, or what courts have sent",
    "jobs": "what the worker does, and whether anything is stuck",
    "migrate": "bring the tables up to date",
    "retention": "whose record is due to go; decide that it goes; delete it",
}
# These need no tables, or see to the database themselves.
WITHOUT_TABLES = {
    "backup": "back everything up, encrypted",
    "drill": "restore the backup beside the original and compare them",
    "restore": "put a backup in place, as it was at a time",
    "audit": "check, sign or export the audit",
    "calculate": "answer rules of the law book over files",
    "rules": "write the law book out; say what a change of law changes",
    "run": "run the service until Ctrl-C or TERM",
    "scenario": "write a folder of invented records",
    "static": "collect and compress what the screens are styled with",
}
BY_REAL_TIME = ("calculate", "rules", "scenario", "static")
HELP = ("-h", "--help", "help")


def main() -> int:
    signal.signal(signal.SIGTERM, _ended)
    command, *argv = sys.argv[1:] or ["help"]
    if command in HELP:
        print(_help())
        return 0
    if command not in COMMANDS and command not in WITHOUT_TABLES:
        print(f"There is no command `{command}`.\n\n{_help()}", file=sys.stderr)
        return 2
    sys.argv[:] = [f"probation {command}", *argv]  # as argparse shows it
    try:
        return _carried_out(command, argv)
    except KeyboardInterrupt:
        return 130


def _carried_out(command: str, argv: list[str]) -> int:
    home = Path(os.environ.get("PROBATION_HOME") or Path(__file__).parents[2] / ".home")
    os.environ["PROBATION_HOME"] = str(home.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "probation.config.settings")

    # Only now, since these read the settings, and what they bring the tables.
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db import InterfaceError, OperationalError

    try:
        django.setup()
    except ImproperlyConfigured as error:
        print(error, file=sys.stderr)
        return 1
    if command in BY_REAL_TIME:
        follow(timedelta)  # asks no database what time it is
    from django.utils.module_loading import import_string

    from .database import NoDatabase, database
    from .place import ServerFailed

    module = command + "_" * iskeyword(command)
    run = import_string(f"probation.cli.{module}.run")
    try:
        if command in WITHOUT_TABLES or set(argv) & set(HELP):
            return run(argv)
        with database():
            return run(argv)
    except (ServerFailed, NoDatabase) as error:
        print(error, file=sys.stderr)
    except (OperationalError, InterfaceError) as error:
        first, *_ = str(error).splitlines() or ["it said nothing"]
        print(f"The database does not answer: {first}", file=sys.stderr)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"{where}{error.strerror or error}.", file=sys.stderr)
    return 1


def _ended(*_) -> None:
    """TERM ends a command as Ctrl-C does: whatever it started is stopped."""
    sys.exit(128 + signal.SIGTERM)


def _help() -> str:
    lines = sorted({**COMMANDS, **WITHOUT_TABLES}.items())
    width = max(len(name) for name, _ in lines)
    return "\n".join(
        [
            "probation COMMAND [...]; probation COMMAND --help says more.",
            "",
            *(f"  {name:{width}}  {what}" for name, what in lines),
            "",
            "Ends with 0: all done, 1: some refused, 2: called wrongly.",
        ]
    )
