"""A value that the law changed over the years.

A change of law is a new row, never an edit: what held on a day can always be asked
again.  A row whose source could not be verified carries its doubt, and every screen
that uses the value shows it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Version(Generic[T]):
    since: date  # first day it holds
    value: T
    source: str
    doubt: str = ""


@dataclass(frozen=True)
class Dated(Generic[T]):
    """Versions in order of `since`; each holds until the eve of the next one's.

    `until` is the day from which nothing holds any more (None: still in force).
    """

    key: str
    title: str
    unit: str  # such as "working days", "%", "points"; "" where it has none
    versions: tuple[Version[T], ...]
    until: date | None = None

    def __post_init__(self) -> None:
        days = [version.since for version in self.versions]
        if not days or days != sorted(set(days)):
            raise ValueError(f"{self.key}: versions must be in order of their days")

    def version(self, on: date) -> Version[T] | None:
        """What held on that day, or None before the first and after the last."""
        if self.until is not None and on >= self.until:
            return None
        held = [version for version in self.versions if version.since <= on]
        return held[-1] if held else None

    def on(self, day: date) -> T:
        """The value in force that day.  NotInForce where there is none."""
        held = self.version(day)
        if held is None:
            raise NotInForce(f"{self.title}: no rule was in force on {day:%-d %B %Y}")
        return held.value


class NotInForce(LookupError):
    """A rule was asked for on a day when it did not hold."""
