"""Reads a folder of the exchange format: what it says of itself, and its rows as text."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema

from .format import FORMAT, VERSION, Table
from .tables import ALL
from .versions import columns_since, file_then
from .writing import MANIFEST, Invented, digest_of

SUFFIXES = ("csv", "parquet")
MANIFEST_MOST = 20_000_000  # bytes

_SAID = {
    "type": "object",
    "required": ["exchange", "resources"],
    "properties": {
        "exchange": {
            "type": "object",
            "required": ["format", "version", "source", "stands_at"],
            "properties": {
                "format": {"const": FORMAT},
                "version": {"type": "integer", "minimum": 1},
                "source": {"type": "string", "minLength": 1, "maxLength": 500},
                "stands_at": {"type": "string"},
                "scenario": {
                    "type": "object",
                    "required": ["name"],
                    "properties": {
                        "name": {"type": "string", "minLength": 1, "maxLength": 500},
                        "begins_at": {"type": "string"},
                        "clock_offset_seconds": {
                            "type": "number",
                            "minimum": -10_000_000_000,
                            "maximum": 10_000_000_000,
                        },
                        "simulated_to": {"type": "string"},
                        "who": {"type": "array", "items": {"type": "string"}},
                    },
                },
            },
        },
        "resources": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "path", "rows"],
                "properties": {
                    "name": {"type": "string"},
                    "path": {"type": "string"},
                    "rows": {"type": "integer", "minimum": 0},
                    "hash": {"type": "string"},
                },
            },
        },
    },
}


class Refused(Exception):
    """The folder cannot be taken in, whatever its rows say.  `reasons` are in words."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True)
class File:
    table: Table
    path: Path
    rows: int  # as the manifest says
    hash: str  # SHA-256 in hexadecimal as the manifest says; "" where it does not
    renamed: Mapping[str, str] = field(default_factory=dict)  # column: then → now

    @property
    def is_parquet(self) -> bool:
        return self.path.suffix == ".parquet"


@dataclass(frozen=True)
class Folder:
    source: str
    stands_at: date
    scenario: Invented | None
    files: tuple[File, ...]  # in the order of tables.ALL
    hash: str  # SHA-256 of its datapackage.json

    def warnings(self) -> Iterator[str]:
        """Where a file is not the one that was written: people edit files."""
        for file in self.files:
            if file.hash and digest_of(file.path) != file.hash:
                yield (
                    f"{file.path.name} has been changed since {MANIFEST} was written: "
                    "its SHA-256 is another"
                )


def read(folder: Path) -> Folder:
    """What datapackage.json says; every file that it names is there."""
    path = folder / MANIFEST
    said = _manifest(path)
    exchange = said["exchange"]
    if exchange["version"] > VERSION:
        raise Refused(
            f"{MANIFEST}: this is version {exchange['version']} of the format, and here "
            f"{VERSION} is the latest that can be read: bring OpenProbation up to date"
        )
    return Folder(
        exchange["source"],
        _day(exchange["stands_at"]),
        _scenario(exchange.get("scenario")),
        _files(folder, said["resources"], exchange["version"]),
        digest_of(path),
    )


def _manifest(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise Refused(
            f"There is no {MANIFEST} in {path.parent}: it is no folder of the exchange "
            "format, or its writing was cut short"
        )
    if path.stat().st_size > MANIFEST_MOST:
        raise Refused(f"{MANIFEST} is larger than {MANIFEST_MOST:,} bytes")
    try:
        said = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:  # bad UTF-8 is a ValueError too
        raise Refused(f"{MANIFEST} is not JSON in UTF-8: {error}") from error
    faults = jsonschema.Draft202012Validator(_SAID).iter_errors(said)
    reasons = [
        f"{MANIFEST}: {'/'.join(map(str, one.absolute_path)) or 'it'}: {one.message:.300}"
        for one in faults
    ]
    if not reasons and "\\u0000" in json.dumps(said):
        reasons = [f"{MANIFEST} holds a zero character"]
    if reasons:
        raise Refused(*reasons[:20])
    return said


def _day(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise Refused(
            f"{MANIFEST}: exchange/stands_at: ‘{told:.50}’ is not a day such as 2017-11-09"
        ) from error


def _scenario(told: dict[str, Any] | None) -> Invented | None:
    if told is None:
        return None
    begins = _instant(told, "begins_at")
    seconds = told.get("clock_offset_seconds")
    offset = None if seconds is None else timedelta(seconds=seconds)
    if begins is None and offset is None:
        raise Refused(
            f"{MANIFEST}: exchange/scenario says neither begins_at nor clock_offset_seconds"
        )
    simulated_to = _instant(told, "simulated_to") or begins
    return Invented(
        told["name"], begins, offset, simulated_to, tuple(told.get("who", ()))
    )


def _instant(told: dict[str, Any], name: str) -> datetime | None:
    if name not in told:
        return None
    try:
        at = datetime.fromisoformat(told[name])
    except ValueError:
        at = None
    if at is None or at.tzinfo is None or not 1800 < at.year < 2200:
        raise Refused(
            f"{MANIFEST}: exchange/scenario/{name}: ‘{told[name]:.50}’ is "
            "not an instant such as 2017-11-09T08:00:00Z"
        )
    return at


def _files(
    folder: Path, resources: list[dict[str, Any]], version: int
) -> tuple[File, ...]:
    """By the names that they had in that version."""
    tables = {file_then(table.file, version): table for table in ALL}
    reasons, found = [], {}
    for one in resources:
        name, path = one["name"], one["path"]
        if name not in tables:
            reasons.append(f"{MANIFEST}: there is no table ‘{name:.100}’ in the format")
        elif path not in {f"{name}.{suffix}" for suffix in SUFFIXES}:
            reasons.append(
                f"{MANIFEST}: the path of {name} must be {name}.csv or {name}.parquet"
            )
        elif name in found:
            reasons.append(f"{MANIFEST} names {name} twice")
        elif not (folder / path).is_file():
            reasons.append(f"{path} is not in the folder, and {MANIFEST} names it")
        else:
            hash_ = one.get("hash", "").removeprefix("sha256:")
            renamed = columns_since(tables[name].file, version)
            table = tables[name]
            found[name] = File(table, folder / path, one["rows"], hash_, renamed)
    named = {file.path.name for file in found.values()}
    for name in tables:
        for suffix in SUFFIXES:
            path = f"{name}.{suffix}"
            if path not in named and (folder / path).exists() and not reasons:
                reasons.append(
                    f"{path} is in the folder, and {MANIFEST} does not name it: add it "
                    "to its resources, or take the file away"
                )
    if reasons:
        raise Refused(*reasons[:20])
    return tuple(found[name] for name in tables if name in found)
