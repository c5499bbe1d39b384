"""Which rules hold on a day, in one table that can be asked for two days side by side.

The table says in words what each part of the law book applies; the figures of sentences
and requirements stand beside it, read from where they are kept.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from .bounds import Bounded
from .commencement import ALL as CHANGES
from .dated import Dated, Version
from .explained import Explained, Part, plain
from .given import Given
from .requirements import ALL as REQUIREMENTS
from .rule import Calculation, Example, Rule
from .sentences import ALL as SENTENCES

NONE = "none"  # said of a day on which nothing held


@dataclass(frozen=True)
class Holding:
    key: str  # never changes: other code and stored answers rely on it
    says: str


@dataclass(frozen=True)
class Row:
    """One line of the table for two days."""

    key: str
    title: str
    first: str
    second: str
    doubts: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        return self.first != self.second


def read(path: Path) -> tuple[Dated[Holding], ...]:
    changes = {change.key: change.day for change in CHANGES}
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Dated(
            aspect["key"],
            aspect["title"],
            "",
            tuple(
                Version(
                    changes.get(row["since"]) or row["since"],
                    Holding(row["key"], row["says"]),
                    row["source"],
                    row.get("doubt", ""),
                )
                for row in aspect["version"]
            ),
        )
        for aspect in told["aspect"]
    )


TABLE = Path(__file__).parent / "data" / "regime.toml"
ASPECTS = read(TABLE)


def regime(on: date) -> Explained[Mapping[str, str]]:
    """Aspect → key of the rule that holds that day; the parts say it in words."""
    value: dict[str, str] = {}
    parts = []
    for aspect in ASPECTS:
        held = aspect.version(on)
        value[aspect.key] = held.value.key if held else NONE
        if held:
            words = f"{aspect.title}: {held.value.says}"
            parts.append(Part(words, held.value.key, held.source, held.doubt))
    return Explained(value, tuple(parts), on=on)


def side_by_side(first: date, second: date) -> tuple[Row, ...]:
    """Every line of the table, and every figure of sentences and requirements, for both."""
    rows = [_row_of_aspect(aspect, first, second) for aspect in ASPECTS]
    rows += [_row_of_figure(key, figure, first, second) for key, figure in _figures()]
    return tuple(rows)


def differences(first: date, second: date) -> tuple[Row, ...]:
    return tuple(row for row in side_by_side(first, second) if row.differs)


def _figures() -> Iterator[tuple[str, Bounded]]:
    for sentence in SENTENCES:
        for figure in sentence.lengths:
            yield f"{sentence.key}.{figure.key}", figure
    for one in REQUIREMENTS:
        for figure in (one.length, *one.also):
            yield f"{one.key}.{figure.key}", figure


def _row_of_aspect(aspect: Dated[Holding], first: date, second: date) -> Row:
    held = [aspect.version(day) for day in (first, second)]
    says = [one.value.says if one else NONE for one in held]
    return Row(aspect.key, aspect.title, says[0], says[1], _doubts(held))


def _row_of_figure(key: str, figure: Bounded, first: date, second: date) -> Row:
    held = [figure.by_date.version(day) for day in (first, second)]
    says = [one.value.says(figure.unit) if one else NONE for one in held]
    title = f"{figure.title}, by the {figure.decided_by.label}"
    return Row(key, title, says[0], says[1], _doubts(held))


def _held_in_words(aspect: Dated[Holding], on: date) -> str:
    return aspect.on(on).says


def _doubts(held: Sequence[Version[Any] | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.doubt for one in held if one and one.doubt))


RULES = tuple(
    Rule(
        key=f"regime.{aspect.key}",
        title=aspect.title,
        says=" ".join(
            f"From {one.since:%-d %B %Y}: {one.value.says}." for one in aspect.versions
        ),
        source="; ".join(dict.fromkeys(one.source for one in aspect.versions)),
        example=Example(
            "On 26 June 2021", partial(_held_in_words, aspect, date(2021, 6, 26))
        ),
        since=aspect.versions[0].since,
        doubt=" ".join(_doubts(aspect.versions)),
    )
    for aspect in ASPECTS
)


def _answer(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)
    first = given.day("first") if given.has("first") else on
    second = given.day("second")
    rows = side_by_side(first, second)
    value = [asdict(row) | {"differs": row.differs} for row in rows]
    parts = tuple(
        Part(f"{row.title}: {row.first}, then {row.second}", row.key)
        for row in rows
        if row.differs
    )
    return Explained(plain(value), parts, on=on)


CALCULATIONS = (
    Calculation(
        key="regime",
        title="Which rules hold, on two days side by side",
        about="Every line of the table and every figure of sentences and requirements; "
        "the first day is the day asked unless it is given.",
        accepts={
            "type": "object",
            "required": ["second"],
            "properties": {
                "first": {"type": "string", "format": "date"},
                "second": {"type": "string", "format": "date"},
            },
        },
        returns={"type": "array", "items": {"type": "object"}},
        answer=_answer,
        example={"first": "2014-06-01", "second": "2015-02-01"},
    ),
)
