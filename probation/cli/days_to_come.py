"""Lets happen what the simulation foresaw: its days, and what the courts list.

They lie where `probation scenario` wrote them; `probation begin` leaves them in the home.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path

from probation import clock
from probation.records.court import actions as court
from probation.records.exchange import actions as exchange
from probation.records.exchange.reading import read
from probation.records.exchange.staging import Fault, Tell
from probation.simulation import LISTED_AHEAD

from .scenario_folder import DAYS, MESSAGES

_SHOWN = 5  # rows left out, of a day


def let_happen(
    folder: Path, until: datetime, tell: Tell, say: Callable[[str], None]
) -> None:
    """Everything up to `until`, scenario time; what has happened already does not again."""
    for day in sorted((folder / DAYS).glob("????-??-??")):
        if ends_at(day) <= until:
            _one(day, tell, say)
    take_messages(folder, until, tell)


def ends_at(day: Path) -> datetime:
    told = read(day).scenario
    assert told is not None and told.begins_at is not None
    return told.begins_at


def last(folder: Path) -> datetime | None:
    """Until when it is told."""
    days = sorted((folder / DAYS).glob("????-??-??"))
    return ends_at(days[-1]) if days else None


def _one(day: Path, tell: Tell, say: Callable[[str], None]) -> None:
    left_out: list[Fault] = []

    def keep(faults: Iterable[Fault]) -> None:
        left_out.extend(islice(faults, _SHOWN))

    report = exchange.let_happen(day, tell=tell, rejects=keep, at=clock.real_now())
    if report is None:
        return
    added = sum(one.added for one in report.moved.values())
    changed = sum(one.changed for one in report.moved.values())
    say(f"{day.name}: {added:,} rows added, {changed:,} changed")
    if report.rejected:
        say(
            f"  {report.rejected:,} left out, since somebody here did otherwise, such as:"
        )
    for one in left_out:
        say(f"  {one.file}, line {one.line}, {one.column}: {one.reason}")


def take_messages(folder: Path, now: datetime, tell: Tell) -> None:
    """The lists of the days that courts have sent by then, once each."""
    until = now.astimezone(clock.LONDON).date() + timedelta(days=LISTED_AHEAD)
    lists = [
        path
        for path in sorted((folder / MESSAGES).glob("????-??-??"))
        if date.fromisoformat(path.name) <= until
    ]
    files = [file for one in lists for file in sorted(one.rglob("*.json"))]
    for done, file in enumerate(files):
        tell("Taking in court lists", done, len(files))
        name = str(file.relative_to(folder / MESSAGES))
        court.take(name, file.read_text(encoding="utf-8"), at=now)
    tell("Taking in court lists", len(files), len(files))
