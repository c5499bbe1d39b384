"""A record in plain words: each entry of the exchange format as labels and texts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from probation.policy.london import in_words, london_day, london_time
from probation.policy.own_data.withholding import look_at
from probation.policy.person import EDITABLE
from probation.records.exchange.format import Column, Kind, Table
from probation.records.exchange.one_person import Row
from probation.records.organisations.models import Office, Unit
from probation.records.staff.queries import by_key

# What holds rows together and says nothing to a reader.
UNSAID = frozenset({"key", "id", "person", "position", "version", "is_invented"})
NAMED = ("members", "units", "offices")  # references that are told by a name
LABELS = {"lines": "Address", "postcode": "Postcode"}  # as one says it
TITLES = {"people": "Personal details", "access_limits": "Who may not see the record, or who alone may"}  # fmt: skip


@dataclass(frozen=True)
class Line:
    column: str
    label: str
    text: str


@dataclass(frozen=True)
class Entry:
    row: Row
    title: str  # “Notes, 4 April 2017”
    lines: tuple[Line, ...]
    must: str  # why somebody must decide on it before it is given; "": it may go

    @property
    def place(self) -> tuple[str, str]:
        return self.row.place

    @property
    def words(self) -> dict[str, str]:
        """Label → text, as a dispute keeps it."""
        return {line.label: line.text for line in self.lines}

    @property
    def texts(self) -> list[Line]:
        """What was written in free words: of these a part may be withheld."""
        return [line for line in self.lines if is_free(self.row.table, line.column)]


def is_free(table: Table, column: str) -> bool:
    if column not in table or column in table.key:
        return False
    it = table[column]
    return it.kind is Kind.TEXT and not it.to and not it.codes


def tell(rows: Iterable[Row]) -> list[Entry]:
    """Two or three questions, however many rows."""
    rows = list(rows)
    names = _names(rows)
    return [_entry(row, names) for row in rows]


def title_of(table: Table) -> str:
    return TITLES.get(table.file) or table.file.replace("_", " ").capitalize()


def _entry(row: Row, names: Mapping[str, str]) -> Entry:
    lines = tuple(
        Line(column.name, _label(row.table, column), text)
        for column in row.table.columns
        if column.name in row.values
        and column.name not in UNSAID
        and (not column.to or column.to in NAMED)
        and (text := _text(column, row.values[column.name], names))
    )
    days = [
        value
        for value in row.values.values()
        if isinstance(value, date) and row.table.file != "people"
    ]
    title = title_of(row.table)
    if days:
        first = days[0]
        day = london_day(first) if isinstance(first, datetime) else first
        title += f", {in_words(day)}"
    return Entry(row, title, lines, look_at(row.table.file, row.values))


def _label(table: Table, column: Column) -> str:
    if table.file == "people" and column.name in EDITABLE:
        return EDITABLE[column.name]
    if column.name in LABELS:
        return LABELS[column.name]
    told = column.about.partition(";")[0].partition(":")[0]
    if told in ("Empty", "true", ""):
        return column.name.replace("_", " ").capitalize()
    return told


def _text(column: Column, value: Any, names: Mapping[str, str]) -> str:
    if value in (None, "", [], {}):
        return ""
    if column.to:
        return names.get(str(value), str(value))
    meaning = column.codes.meaning if column.codes else {}
    match value:
        case bool():
            return "Yes" if value else "No"
        case datetime():
            return f"{in_words(london_day(value))} at {london_time(value):%H:%M}"
        case date():
            return in_words(value)
        case list():
            return ", ".join(meaning.get(str(one), _plain(one)) for one in value)
        case str():
            return meaning.get(value, value)
    return _plain(value)


def _plain(value: Any) -> str:
    """Whatever stands in JSON, in one line."""
    match value:
        case Mapping():
            return "; ".join(f"{name.replace('_', ' ')}: {_plain(one) or 'nothing'}" for name, one in value.items())  # fmt: skip
        case list():
            return ", ".join(map(_plain, value))
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
    return str(value)


def _names(rows: Iterable[Row]) -> dict[str, str]:
    """Key → name of every member, unit and office that is spoken of."""
    keys: dict[str, set[str]] = {file: set() for file in NAMED}
    for row in rows:
        for column in row.table.references:
            value = row.values.get(column.name)
            if column.to in keys and value:
                keys[column.to].add(value)
    named = {str(key): one.name for key, one in by_key(keys["members"]).items()}
    for model, file in ((Unit, "units"), (Office, "offices")):
        if keys[file]:
            found = model.objects.filter(code__in=keys[file])
            named |= dict(found.values_list("code", "name"))
    return named
