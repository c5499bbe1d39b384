"""Writes what a scenario's simulation yields: tables, the days to come, court messages.

OUT/*.csv, datapackage.json     the record as it stands: a folder of the exchange format
OUT/days_to_come/2017-11-10/    what is recorded in the 24 hours until then, another
OUT/court_messages/2017-11-09/  what the courts list for that day, in their own formats
"""

import json
import pickle
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from probation.records.exchange.tables import BY_FILE
from probation.records.exchange.writing import Invented, Writer
from probation.simulation import Row, Scenario, Simulation

MESSAGES = "court_messages"
DAYS = "days_to_come"
FIRST, REST = "first", "rest"
_DAY = timedelta(days=1)
_NAMES = {file: table.names for file, table in BY_FILE.items()}
_KNOWN = {file: frozenset(names) for file, names in _NAMES.items()}
_TELL_EVERY = 20_000  # rows


def write(
    scenario: Scenario,
    out: Path,
    *,
    at: datetime | None = None,
    parquet: bool = False,
    apart: bool = False,
    tell: Callable[[int], None] = lambda rows: None,
) -> tuple[Simulation, int]:
    """The simulation, and how many rows the folder has.

    `apart`: two folders in `out`, so that a service can begin with the people whom the
    staff named in the scenario have: `first`, and `rest`, which needs the other.
    """
    now = at or scenario.stands_at
    with ExitStack() as every:

        def writer(folder: Path) -> Writer:
            return every.enter_context(_writer(scenario, folder, now, parquet))

        near = writer(out / FIRST if apart else out)
        others = writer(out / REST) if apart else near
        days = every.enter_context(_DaysToCome(now))
        simulation = Simulation(scenario, now, days.add)
        rows = 0
        for file, row in simulation.rows():
            into = near if simulation.is_near else others
            into.write_rows(file, [_values(file, row)])
            rows += 1
            if rows % _TELL_EVERY == 0:
                tell(rows)
        days.write(scenario, out / DAYS, parquet)
    _court_messages(simulation, out / MESSAGES)
    return simulation, rows


def _writer(scenario: Scenario, folder: Path, until: datetime, parquet: bool) -> Writer:
    return Writer(
        folder,
        source=f"probation scenario: {scenario.notice}",
        stands_at=until.date(),
        scenario=Invented(
            scenario.name,
            begins_at=until,
            who=tuple(one["username"] for one in scenario.staff),
        ),
        parquet=parquet,
    )


def _values(file: str, row: dict[str, Any]) -> list[Any]:
    """As Writer.write does, for millions of rows."""
    names = _NAMES[file]
    values = [row.get(name) for name in names]
    if not row.keys() <= _KNOWN[file]:
        raise ValueError(f"{file} has no column {', '.join(row.keys() - _KNOWN[file])}")
    return values


def _court_messages(simulation: Simulation, out: Path) -> None:
    for name, message in simulation.court_messages():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(message, ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")


class _DaysToCome:
    """Rows wait in a file for each day: only one day is in memory at a time."""

    def __init__(self, now: datetime):
        self._now = now
        self._waiting: dict[int, IO[bytes]] = {}
        self._folder = TemporaryDirectory(prefix="probation-days-")

    def add(self, recorded: datetime, row: Row) -> None:
        day = ceil((recorded - self._now) / _DAY)
        if day not in self._waiting:
            self._waiting[day] = (Path(self._folder.name) / str(day)).open("w+b")
        pickle.dump(row, self._waiting[day])

    def write(self, scenario: Scenario, out: Path, parquet: bool) -> None:
        for day, waiting in sorted(self._waiting.items()):
            until = self._now + day * _DAY
            folder = out / f"{until.date()}"
            with _writer(scenario, folder, until, parquet) as writer:
                for file, row in _last_of_each(waiting):
                    writer.write_rows(file, [_values(file, row)])

    def __enter__(self) -> "_DaysToCome":
        return self

    def __exit__(self, *_: object) -> None:
        for waiting in self._waiting.values():
            waiting.close()
        self._folder.cleanup()


def _last_of_each(waiting: IO[bytes]) -> list[Row]:
    """A row that was made and ended on one day is there as it was ended."""
    found: dict[tuple[Any, ...], Row] = {}
    size = waiting.seek(0, 2)
    waiting.seek(0)
    while waiting.tell() < size:
        file, row = pickle.load(waiting)  # written here, a moment ago
        found[file, *(str(row[name]) for name in BY_FILE[file].key)] = (file, row)
    return list(found.values())
