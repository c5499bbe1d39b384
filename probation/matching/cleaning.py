"""A record made ready to be compared: names, dates, postcodes and numbers in one form.

The rules are those that the weights in model.json were trained with (hmpps-person-match
f5f9e73, MIT), so that they may be used together.  Field names are the model's own.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, TypeVar

T = TypeVar("T")
Ordered = TypeVar("Ordered", str, date)

# Put in by systems where nothing was known.
NOT_DAYS = frozenset({date(1900, 1, 1), date(1970, 1, 1)})
NOT_POSTCODES = frozenset({"NF11NF", "NF11FA"})  # no fixed abode
NOT_CROS = frozenset({"000000/00Z"})
MARKS = ("MIG_ERROR_", "NO_SHOW_", "DUPLICATE_")
SHORTEST_NAME = 2

_NOT_ENTERED = re.compile(r"NOT\s+ENTERED")
_MC = re.compile(r"\bMC\s+")
_POSTCODE = re.compile(r"[A-Z][A-HJ-Y]?\d[A-Z\d]?\d[A-Z]{2}|GIR0AA")


@dataclass(frozen=True)
class Record:
    """As a system holds it.  None, or an empty list: not known."""

    match_id: str
    source_system: str | None = None
    source_system_id: str | None = None
    master_defendant_id: str | None = None
    first_name: str | None = None
    middle_names: str | None = None
    last_name: str | None = None
    date_of_birth: date | None = None
    first_name_aliases: Sequence[str | None] | None = None
    last_name_aliases: Sequence[str | None] | None = None
    date_of_birth_aliases: Sequence[date | None] | None = None
    postcodes: Sequence[str | None] | None = None
    cros: Sequence[str | None] | None = None
    pncs: Sequence[str | None] | None = None
    sentence_dates: Sequence[date | None] | None = None
    override_marker: str | None = None
    override_scopes: Sequence[str | None] | None = None


@dataclass(frozen=True)
class Names:
    name_1_std: str | None
    name_2_std: str | None
    name_3_std: str | None
    last_name_std: str | None
    first_and_last_name_std: str | None
    forename_std_arr: tuple[str, ...] | None  # with aliases, sorted
    last_name_std_arr: tuple[str, ...] | None


@dataclass(frozen=True)
class Births:
    date_of_birth: date | None
    date_of_birth_arr: tuple[date, ...] | None  # with aliases, sorted
    date_of_birth_last: date | None  # the last alias, in the order given


@dataclass(frozen=True)
class Postcodes:
    postcode_arr: tuple[str, ...] | None
    postcode_outcode_arr: tuple[str, ...] | None


@dataclass(frozen=True)
class Sentences:
    sentence_date_arr: tuple[date, ...] | None


@dataclass(frozen=True)
class Cleaned:
    match_id: str
    source_system: str | None
    source_system_id: str | None
    master_defendant_id: str | None
    names: Names
    births: Births
    postcodes: Postcodes
    sentences: Sentences
    cro_single: str | None
    pnc_single: str | None
    override_marker: str | None
    override_scopes: tuple[str, ...] | None

    def as_row(self) -> dict[str, Any]:
        """One flat row, with first and last of each list as blocking wants them."""
        row = asdict(self)
        for part in ("names", "births", "postcodes", "sentences"):
            row |= row.pop(part)
        for column, many in (
            ("forename", "forename_std_arr"),
            ("last_name", "last_name_std_arr"),
            ("postcode", "postcode_arr"),
            ("postcode_outcode", "postcode_outcode_arr"),
            ("sentence_date", "sentence_date_arr"),
        ):
            row[f"{column}_first"] = _nth(row[many], 0)
            row[f"{column}_last"] = _nth(row[many], -1)
        row["postcode_second"] = _nth(row["postcode_arr"], 1)
        return row


def clean(record: Record) -> Cleaned:
    return Cleaned(
        match_id=record.match_id,
        source_system=(_text(record.source_system) or "").upper() or None,
        source_system_id=_text(record.source_system_id),
        master_defendant_id=_text(record.master_defendant_id),
        names=names(
            record.first_name,
            record.middle_names,
            record.last_name,
            record.first_name_aliases,
            record.last_name_aliases,
        ),
        births=births(record.date_of_birth, record.date_of_birth_aliases),
        postcodes=postcodes(record.postcodes),
        sentences=sentences(record.sentence_dates),
        cro_single=_nth(_ordered(_numbers(drop_problem_cros(record.cros))), 0),
        pnc_single=_nth(_ordered(_numbers(record.pncs)), 0),
        override_marker=_text(record.override_marker),
        override_scopes=_ordered(map(_text, record.override_scopes or ())),
    )


def clean_name(name: str) -> str:
    """Upper case, without marks of systems; hyphens split, apostrophes close up."""
    name = name.upper()
    for mark in MARKS:
        name = name.replace(mark, "")
    name = name.replace("-", " ").replace("'", "").replace("’", "")
    name = _NOT_ENTERED.sub("", _MC.sub("MC", name))
    return " ".join(name.split())


def clean_names(names: Sequence[str | None] | None) -> list[str | None] | None:
    if names is None:
        return None
    return [None if name is None else clean_name(name) for name in names]


def names(
    first: str | None,
    middle: str | None,
    last: str | None,
    first_aliases: Sequence[str | None] | None,
    last_aliases: Sequence[str | None] | None,
) -> Names:
    """All names are read as one row of words: the last is the family name.

    So of a double family name the last word counts, and the words before it that are
    not among the first three do not.
    """
    whole = " ".join(clean_name(one) for one in (first, middle, last) if one)
    words = drop_short(whole.split()) or []
    family = words.pop() if words else None
    name_1, name_2, name_3 = (*words, None, None, None)[:3]
    return Names(
        name_1,
        name_2,
        name_3,
        family,
        " ".join(filter(None, (name_1, family))) or None,
        _ordered([name_1, *(clean_names(first_aliases) or ())]),
        _ordered([family, *(clean_names(last_aliases) or ())]),
    )


def births(own: date | None, aliases: Sequence[date | None] | None) -> Births:
    """The first alias stands in where the own date is missing."""
    known = [day for day in aliases or () if day is not None and day not in NOT_DAYS]
    first = own if own not in NOT_DAYS else None
    return Births(
        first or _nth(known, 0), _ordered(append_to_list(known, first)), _nth(known, -1)
    )


def clean_postcodes(codes: Sequence[str | None] | None) -> list[str] | None:
    """The valid ones, in upper case and without spaces, sorted; None if there is none."""
    tidy = remove_spaces(codes) or ()
    found = {code.upper() for code in tidy if code is not None}
    valid = [code for code in found - NOT_POSTCODES if _POSTCODE.fullmatch(code)]
    return sorted(valid) or None


def postcodes(codes: Sequence[str | None] | None) -> Postcodes:
    found = clean_postcodes(codes) or ()
    return Postcodes(_ordered(found), _ordered(code[:-3] for code in found))


def sentences(days: Sequence[date | None] | None) -> Sentences:
    """None where nothing was given; empty where what was given says nothing."""
    if days is None:
        return Sentences(None)
    return Sentences(_ordered(day for day in days if day not in NOT_DAYS) or ())


def append_to_list(many: Sequence[T | None] | None, one: T | None) -> list[T | None]:
    """A missing list counts as empty; a missing item is kept as missing."""
    return [*(many or ()), one]


def drop_short(words: Sequence[str | None] | None) -> list[str] | None:
    """Words of one letter, and missing ones, are dropped."""
    if words is None:
        return None
    return [word for word in words if word is not None and len(word) >= SHORTEST_NAME]


def drop_problem_cros(cros: Sequence[str | None] | None) -> list[str] | None:
    """A CRO number of noughts stands for none."""
    if cros is None:
        return None
    return [cro for cro in cros if cro is not None and cro.upper() not in NOT_CROS]


def remove_spaces(many: Sequence[str | None] | None) -> list[str | None] | None:
    if many is None:
        return None
    return [None if one is None else "".join(one.split()) for one in many]


def _text(told: str | None) -> str | None:
    return (told or "").strip() or None


def _numbers(many: Sequence[str | None] | None) -> list[str | None]:
    return [None if one is None else one.upper() for one in many or ()]


def _ordered(many: Iterable[Ordered | None]) -> tuple[Ordered, ...] | None:
    """Sorted, each once, without what is missing or empty; None if none is left."""
    return tuple(sorted({one for one in many if one})) or None


def _nth(many: Sequence[T] | None, n: int) -> T | None:
    return many[n] if many and len(many) > n else None
