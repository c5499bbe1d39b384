"""`probation clock`: what time it is in a scenario.  `probation clock advance 1d` moves it on,
and lets what was foreseen for that time happen: messages, appointments, absences."""

import argparse
import re
import sys
from datetime import datetime, timedelta
from pathlib import Path

from probation import clock
from probation.records.exchange import actions as exchange
from probation.records.exchange.queries import scenario
from probation.records.exchange.reading import Refused
from probation.records.loading import as_loader

from . import days_to_come
from .first_start import HERE
from .progress import progress

UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
NONE = "There is no scenario here: time is real."


def run(argv: list[str]) -> int:
    told = _parser().parse_args(argv)
    here = scenario()
    if here is None:
        print(NONE, file=sys.stderr)
        return 1
    now = clock.real_now() + here.clock_offset
    if told.what is None:
        print(f"{here.name}: it is {_shown(now)}.")
    else:
        try:
            now = _advance(told.by, told.days)
        except Refused as refused:
            print(refused, file=sys.stderr)
            return 1
        print(f"{here.name}: it is {_shown(now)} from now on.")
    until = days_to_come.last(told.days)
    if until is None:
        print(f"No days to come are told in {told.days}.")
    elif until < now:
        print(
            f"What comes was told up to {_shown(until)}: nothing new happens by itself."
        )
    return 0


def _advance(by: timedelta, folder: Path) -> datetime:
    """First what happens, then the clock: nobody looks in between and finds it missing."""
    here = scenario()
    assert here is not None
    with as_loader(), progress() as tell:
        until = clock.real_now() + here.clock_offset + by
        days_to_come.let_happen(folder, until, tell, print)
        return exchange.advance_clock(by, at=clock.real_now())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="probation clock", description=__doc__)
    parser.add_argument("what", nargs="?", choices=["advance"])
    parser.add_argument(
        "by",
        nargs="?",
        type=_span,
        default=timedelta(),
        help="how far: 1d, 12h, 2w; none lets happen what is due by now",
    )
    parser.add_argument(
        "--days",
        type=Path,
        default=HERE,
        metavar="FOLDER",
        help="where `probation scenario` wrote what comes (scenario in the home)",
    )
    return parser


def _span(told: str) -> timedelta:
    found = re.fullmatch(r"(\d{1,4})([hdw])", told)
    if not found:
        raise argparse.ArgumentTypeError(
            f"{told}: a number and h, d or w are wanted, such as 1d; time here moves "
            "forward only"
        )
    return int(found[1]) * UNITS[found[2]]


def _shown(at: datetime) -> str:
    return f"{at.astimezone(clock.LONDON):%H:%M on %A %-d %B %Y}"
