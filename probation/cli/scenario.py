"""`probation scenario NAME OUT`: writes a folder of invented records, to be imported.

NAME is west-mercia, nation, or a TOML file of your own.  The same scenario gives the same
folder, byte for byte.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from probation.records.exchange.tables import BY_FILE
from probation.records.exchange.writing import Invented, Writer
from probation.simulation import SCENARIOS, Refused, Scenario, Simulation, read

MESSAGES = "court_messages"
_NAMES = {file: table.names for file, table in BY_FILE.items()}
_KNOWN = {file: frozenset(names) for file, names in _NAMES.items()}
_SHOWN_EVERY = 20_000  # rows


def run(argv: list[str]) -> int:
    told = _parser().parse_args(argv)
    try:
        scenario = read(_file(told.name), **_changed(told))
        simulation = Simulation(scenario, told.at)
        rows = write(simulation, told.out, parquet=told.parquet)
    except (Refused, FileExistsError) as error:
        print(error, file=sys.stderr)
        return 1
    print(
        f"{told.out}: {scenario.name}, invented. {rows:,} rows; about "
        f"{len(simulation.supervised):,} people under supervision on "
        f"{simulation.now:%-d %B %Y}."
    )
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", help="west-mercia, nation, or a TOML file")
    parser.add_argument("out", type=Path, help="a folder that is new or empty")
    parser.add_argument("--people", type=int, help="how many are under supervision")
    parser.add_argument("--seed", type=int, help="another seed, other people")
    parser.add_argument(
        "--at", type=_moment, help="the data stand at a later time, such as 2017-11-10"
    )
    parser.add_argument("--parquet", action="store_true", help="instead of CSV")
    return parser


def _moment(told: str) -> datetime:
    moment = datetime.fromisoformat(told)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment


def _file(name: str) -> Path:
    ours = SCENARIOS / f"{name.replace('-', '_')}.toml"
    return Path(name) if name.endswith(".toml") or not ours.is_file() else ours


def _changed(told: argparse.Namespace) -> dict[str, Any]:
    return {
        name: value
        for name in ("people", "seed")
        if (value := getattr(told, name)) is not None
    }


def write(simulation: Simulation, out: Path, *, parquet: bool = False) -> int:
    """The folder, and court messages beside its tables; how many rows it has."""
    scenario = simulation.scenario
    with Writer(
        out,
        source=f"probation scenario: {scenario.notice}",
        stands_at=simulation.now.date(),
        scenario=Invented(scenario.name, begins_at=simulation.now),
        parquet=parquet,
    ) as writer:
        rows = 0
        for file, row in _shown(simulation, scenario):
            writer.write_rows(file, [_values(file, row)])
            rows += 1
    for name, message in simulation.court_messages():
        path = out / MESSAGES / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(message, ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")
    return rows


def _values(file: str, row: dict[str, Any]) -> list[Any]:
    """As Writer.write does, for millions of rows."""
    names = _NAMES[file]
    values = [row.get(name) for name in names]
    if not row.keys() <= _KNOWN[file]:
        raise ValueError(f"{file} has no column {', '.join(row.keys() - _KNOWN[file])}")
    return values


def _shown(
    simulation: Simulation, scenario: Scenario
) -> Iterator[tuple[str, dict[str, Any]]]:
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(scenario.name)
        for number, told in enumerate(simulation.rows()):
            if number % _SHOWN_EVERY == 0:
                progress.update(task, description=f"{scenario.name}: {number:,} rows")
            yield told
