"""`probation scenario NAME OUT`: writes a folder of invented records, to be imported.

NAME is west-mercia, nation, or a TOML file of your own.  The same scenario gives the same
folder, byte for byte.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from probation.simulation import SCENARIOS, Refused, Scenario, read

from .scenario_folder import write


def run(argv: list[str]) -> int:
    told = _parser().parse_args(argv)
    try:
        scenario = read(scenario_file(told.name), **_changed(told))
        with _shown(scenario) as tell:
            simulation, rows = write(
                scenario, told.out, at=told.at, parquet=told.parquet, tell=tell
            )
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


def scenario_file(name: str) -> Path:
    ours = SCENARIOS / f"{name.replace('-', '_')}.toml"
    return Path(name) if name.endswith(".toml") or not ours.is_file() else ours


def _changed(told: argparse.Namespace) -> dict[str, Any]:
    return {
        name: value
        for name in ("people", "seed")
        if (value := getattr(told, name)) is not None
    }


@contextmanager
def _shown(scenario: Scenario) -> Iterator[Callable[[int], None]]:
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(scenario.name)
        yield lambda rows: progress.update(
            task, description=f"{scenario.name}: {rows:,} rows"
        )
