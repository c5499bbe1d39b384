"""What a table of the exchange format is: a file of rows, its columns, its key.

The tables themselves are in tables.py.  Reader, writer, importer, export, documentation
and schemas all go by them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from probation.policy.codes import CodeList
from probation.policy.term import Term

FORMAT = "openprobation-exchange"
VERSION = 2  # of what the tables and columns are called: see versions.py
LONGEST = 1_000_000  # characters in one field; a longer one is refused
SHORT = 300  # characters of names, numbers and keys, by which rows are found


class Kind(StrEnum):
    """What stands in a column, and how it is written in CSV."""

    TEXT = "text"
    DAY = "day"  # 2017-11-09
    INSTANT = "instant"  # 2017-11-09T08:00:00Z, to the microsecond
    WHOLE = "whole number"
    DECIMAL = "decimal number"
    YES_NO = "yes or no"  # true, false
    UUID = "UUID"
    LIST = "codes"  # parted by single spaces
    JSON = "JSON"


@dataclass(frozen=True)
class Codes:
    """The values that a column may have, and what each means."""

    title: str
    meaning: Mapping[str, str]

    @classmethod
    def of(cls, title: str, *lists: type[Term] | CodeList) -> "Codes":
        meaning: dict[str, str] = {}
        for one in lists:
            if isinstance(one, CodeList):
                meaning |= {code.key: code.title for code in one}
            else:
                meaning |= {term.value: term.label for term in one}
        return cls(title, meaning)


@dataclass(frozen=True, eq=False)
class Column:
    """`name` is also the name of the model's field, but for `key` and `position`."""

    name: str
    kind: Kind
    about: str
    needed: bool = False  # every row says it
    to: str = ""  # the file whose key it is
    codes: Codes | None = None
    if_empty: str = ""  # what an empty field stands for, as it would be written
    fixed: bool = False  # what the row belongs to: the same for good
    most: int = LONGEST  # characters


@dataclass(frozen=True, eq=False)
class Table:
    """`key` names a row for good, in this folder and in every later one.

    A table whose key is `key` alone holds rows that have no name of their own: whoever
    writes them first makes one up, and it is kept.  A key that ends in `position` is a
    chain: rows numbered 1, 2, 3 … of which each follows the one before.
    """

    file: str  # without .csv or .parquet
    model: str  # such as "people.Person"
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def __getitem__(self, name: str) -> Column:
        return self._by_name[name]

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def is_keyed(self) -> bool:
        return self.key == ("key",) and self["key"].kind is Kind.TEXT

    @property
    def is_chain(self) -> bool:
        return self.key[-1] == "position"

    @property
    def references(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.to)


def key() -> Column:
    return short("key", "Names the row for good", needed=True)


def position(of: str) -> Column:
    about = f"1 for the first row of the {of}, 2 for the one that follows it …"
    return Column("position", Kind.WHOLE, about, needed=True)


def text(name: str, about: str, *, needed: bool = False) -> Column:
    return Column(name, Kind.TEXT, about, needed)


def short(name: str, about: str, *, needed: bool = False) -> Column:
    return Column(name, Kind.TEXT, about, needed, most=SHORT)


def code(name: str, about: str, codes: Codes, *, needed: bool = False) -> Column:
    return Column(name, Kind.TEXT, about, needed, codes=codes)


def day(name: str, about: str, *, needed: bool = False) -> Column:
    return Column(name, Kind.DAY, about, needed)


def instant(name: str, about: str, *, needed: bool = False) -> Column:
    return Column(name, Kind.INSTANT, about, needed)


def whole(name: str, about: str, *, needed: bool = False, if_empty: str = "") -> Column:
    return Column(name, Kind.WHOLE, about, needed, if_empty=if_empty)


def yes_no(name: str, about: str, *, if_empty: str = "false") -> Column:
    return Column(name, Kind.YES_NO, about, if_empty=if_empty)


def structured(name: str, about: str, *, if_empty: str) -> Column:
    return Column(name, Kind.JSON, about, if_empty=if_empty)


def belongs_to(name: str, to: str, about: str) -> Column:
    """What the row is of: it cannot pass to another."""
    return Column(name, Kind.TEXT, about, needed=True, to=to, fixed=True)


def refers_to(name: str, to: str, about: str, *, needed: bool = True) -> Column:
    kind = Kind.UUID if to in ("members", "defendants") else Kind.TEXT
    return Column(name, kind, about, needed, to=to)
