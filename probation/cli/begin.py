"""`probation begin`: makes the West Mercia scenario and loads it into an empty database.

`script/run` does so by itself.  What was cut short is taken up again.
"""

import argparse
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from probation import clock
from probation.records.being_loaded import Progress, tell
from probation.records.exchange import actions as exchange
from probation.records.exchange.queries import scenario
from probation.records.exchange.reading import Refused
from probation.records.exchange.tables import ALL
from probation.records.loading import as_loader
from probation.simulation import Refused as Impossible
from probation.simulation import read

from . import days_to_come, invented_consultation, trial_inspections
from .first_start import HERE, REST, is_done
from .progress import progress
from .scenario import scenario_file
from .scenario_folder import FIRST, write

# Of an import: to read and to move each file, to check them, and what follows.
STEPS = 2 * len(ALL) + 3
ROWS_A_PERSON = 262  # under supervision, of the scenario: for the bar alone


def run(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="probation begin", description=__doc__)
    parser.add_argument(
        "name", nargs="?", default="west-mercia", help="or a TOML file of your own"
    )
    parser.add_argument("--people", type=int, help="how many are under supervision")
    told = parser.parse_args(argv)
    try:
        if is_done():
            print("A scenario is here already.")
            return 0
        with progress() as shown:
            _begin(told.name, told.people, _Bar(shown))
    except (Refused, Impossible) as refused:
        print(refused, file=sys.stderr)
        return 1
    finally:
        settings.LOADING.unlink(missing_ok=True)
    return 0


class _Bar:
    """Parts of the way, each of which tells how far it is, on the terminal and for pages."""

    def __init__(self, shown: Callable[[str, int, int], None]):
        self._shown = shown
        self._from, self._to, self._what = 0, 0, ""
        self._steps, self._step, self._doing = 1, -1, ""
        self.is_usable = False

    def part(self, what: str, until: int, *, steps: int = 1) -> None:
        self._from, self._to, self._what = self._to, until, what
        self._steps, self._step, self._doing = steps, -1, ""
        self._show(0)

    def __call__(self, doing: str, done: int, of: int) -> None:
        """A step is what `doing` says; they are about as long as one another."""
        if doing != self._doing or self._step < 0:
            self._doing, self._step = doing, self._step + 1
        here = (self._step + (done / of if of else 1)) / self._steps
        self._show(min(1.0, here))

    def _show(self, here: float) -> None:
        per_cent = round(self._from + (self._to - self._from) * here)
        tell(settings.LOADING, Progress(self._what, per_cent, self.is_usable))
        self._shown(self._what, per_cent, 100)


def _begin(name: str, people: int | None, bar: _Bar) -> None:
    bar.part("Inventing two years of people, orders and appointments", 40)
    if not REST.exists():
        _invent(name, people, bar)
    with as_loader():
        bar.part("Loading the first people", 50, steps=STEPS)
        _take_in(HERE / FIRST, bar)
        bar.part("Taking in what the courts have listed", 55)
        here = scenario()
        assert here is not None
        now = clock.real_now() + here.clock_offset
        days_to_come.take_messages(HERE, now, bar)
        invented_consultation.consult()
        trial_inspections.begin(HERE, now)
        bar.is_usable = True
        bar.part("Loading everybody else", 100, steps=STEPS)
        _take_in(REST, bar)
    done = REST.rename(HERE / "done")  # at once: from now on it is done
    shutil.rmtree(done)
    shutil.rmtree(HERE / FIRST)


def _invent(name: str, people: int | None, bar: _Bar) -> None:
    """Whole, or not there."""
    part = HERE.with_name("scenario.part")
    for old in (part, HERE):
        shutil.rmtree(old, ignore_errors=True)
    told = read(scenario_file(name), **({"people": people} if people else {}))
    expected = told.people * ROWS_A_PERSON
    write(told, part, apart=True, tell=lambda rows: bar("", rows, expected))
    part.rename(HERE)


def _take_in(folder: Path, bar: _Bar) -> None:
    report = exchange.import_folder(folder, tell=bar, at=clock.real_now())
    if report.rejected:
        raise Refused(f"{folder}: {report.rejected:,} rows were rejected")
