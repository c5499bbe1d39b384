"""The editions.  To add one: a folder, and a line.  A published one is never edited."""

from datetime import date
from pathlib import Path

from ...dated import NotInForce
from ...rule import CannotAnswer
from ..edition import Edition, Service, read

HERE = Path(__file__).parent

ALL: tuple[Edition, ...] = (
    read(HERE / "adult_2018"),
    read(HERE / "adult_2021"),
    read(HERE / "adult_2023"),
    read(HERE / "quality_and_impact_2016"),
    read(HERE / "region_2021"),
    read(HERE / "region_2023"),
    read(HERE / "youth_2018"),
    read(HERE / "youth_2021"),
)


def edition(key: str) -> Edition:
    for known in ALL:
        if known.key == key:
            return known
    keys = ", ".join(known.key for known in ALL)
    raise CannotAnswer(f"No edition is called ‘{key}’. There are: {keys}", "edition")


def in_force(service: Service, on: date) -> Edition:
    """The edition an inspection begun that day is judged by.  NotInForce where none."""
    begun = [e for e in ALL if e.service is service and e.since <= on]
    latest = max(begun, key=lambda e: e.since, default=None)
    if latest is None or (latest.until is not None and on >= latest.until):
        text = f"{service.label}: no standards were in force on {on:%-d %B %Y}"
        raise NotInForce(text)
    return latest
