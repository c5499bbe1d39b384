"""Writes a folder of the exchange format: rows in, files and datapackage.json out.

    with Writer(folder, source="…", stands_at=day) as writer:
        writer.write("people", crn="X123456", last_name="Example", sex="NS", …)

Rows of several tables may come by turns.  Memory stays bounded however many they are.
"""

import csv
import json
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import file_digest
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from .format import FORMAT, VERSION, Kind, Table
from .schemas import table_schema
from .tables import ALL, BY_FILE

MANIFEST = "datapackage.json"
BATCH = 10_000  # rows of a table that wait in memory

ARROW = {
    Kind.TEXT: pa.string(),
    Kind.DAY: pa.date32(),
    Kind.INSTANT: pa.timestamp("us", tz="UTC"),
    Kind.WHOLE: pa.int64(),
    Kind.DECIMAL: pa.decimal128(4, 1),
    Kind.YES_NO: pa.bool_(),
    Kind.UUID: pa.string(),
    Kind.LIST: pa.string(),
    Kind.JSON: pa.string(),
}


@dataclass(frozen=True)
class Invented:
    """A scenario: one that begins when it is loaded says what time it is then; one that
    runs says how far its time is from real time, and until when it was simulated."""

    name: str
    begins_at: datetime | None = None
    clock_offset: timedelta | None = None
    simulated_to: datetime | None = None
    who: tuple[str, ...] = ()  # usernames of those to try it as


class Writer:
    """`folder` must be new or empty.  datapackage.json comes last, so that a folder whose
    writing was cut short cannot be read."""

    def __init__(
        self,
        folder: Path,
        *,
        source: str,
        stands_at: date,
        scenario: Invented | None = None,
        parquet: bool = False,
        without: Mapping[str, set[str]] | None = None,
    ) -> None:
        """`source`: who or what says all this.  `stands_at`: the day it was so.
        `without`: file → columns that it has not got."""
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise FileExistsError(f"{folder} is not empty")
        self.folder = folder
        self._said = {"source": source, "stands_at": stands_at, "scenario": scenario}
        self._kind = _Parquet if parquet else _Csv
        self._without = without or {}
        self._files: dict[str, _File] = {}

    def write(self, file: str, **row: Any) -> None:
        """A row by column.  A column not named is empty; None is empty."""
        table = BY_FILE[file]
        if unknown := row.keys() - set(table.names):
            raise ValueError(f"{file} has no column {', '.join(sorted(unknown))}")
        into = self._file(file)
        into.add([row.get(name) for name in into.names])

    def write_rows(self, file: str, rows: Iterable[Iterable[Any]]) -> None:
        """Values in the order of the table's columns, or of those not left out."""
        into = self._file(file)
        for row in rows:
            into.add(row)

    def begin(self, file: str) -> None:
        """The file is there, though it may have no row."""
        self._file(file)

    def _file(self, file: str) -> "_File":
        if file not in self._files:
            table = BY_FILE[file]
            without = self._without.get(file, set())
            names = [name for name in table.names if name not in without]
            self._files[file] = self._kind(self.folder, table, names)
        return self._files[file]

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        with ExitStack() as every:  # each is closed, whatever becomes of another
            for file in self._files.values():
                every.callback(file.close)
        if kind is None:
            self._write_manifest()

    def _write_manifest(self) -> None:
        written = [self._files[t.file] for t in ALL if t.file in self._files]
        said = manifest(resources=[file.described() for file in written], **self._said)
        content = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
        (self.folder / MANIFEST).write_text(content, encoding="utf-8")


def manifest(
    *,
    source: str,
    stands_at: date,
    scenario: Invented | None,
    resources: list[dict[str, Any]],
) -> dict[str, Any]:
    """A Frictionless data package, with what is our own under `exchange`."""
    exchange: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "source": source,
        "stands_at": stands_at.isoformat(),
    }
    if scenario:
        exchange["scenario"] = {"name": scenario.name}
        if scenario.begins_at:
            exchange["scenario"]["begins_at"] = _instant(scenario.begins_at)
        if scenario.clock_offset is not None:
            seconds = scenario.clock_offset / timedelta(microseconds=1) / 1_000_000
            exchange["scenario"]["clock_offset_seconds"] = seconds
        if scenario.simulated_to:
            exchange["scenario"]["simulated_to"] = _instant(scenario.simulated_to)
        if scenario.who:
            exchange["scenario"]["who"] = list(scenario.who)
    return {"name": FORMAT, "exchange": exchange, "resources": resources}


class _File:
    suffix = ""
    mediatype = ""

    def __init__(self, folder: Path, table: Table, names: list[str]) -> None:
        self.path = folder / f"{table.file}.{self.suffix}"
        self.table = table
        self.names = names
        self.kinds = [table[name].kind for name in names]
        self.defaults = [table[name].if_empty for name in names]
        self.rows = 0
        self._waiting: list[list[Any]] = []

    def add(self, row: Iterable[Any]) -> None:
        self._waiting.append(list(row))
        self.rows += 1
        if len(self._waiting) == BATCH:
            self._flush()

    def _flush(self) -> None:
        if self._waiting:
            self._write(self._waiting)
            self._waiting = []

    def _write(self, rows: list[list[Any]]) -> None:
        raise NotImplementedError

    def close(self) -> None:
        self._flush()

    def described(self) -> dict[str, Any]:
        return {
            "name": self.table.file,
            "path": self.path.name,
            "format": self.suffix,
            "mediatype": self.mediatype,
            "rows": self.rows,
            "bytes": self.path.stat().st_size,
            "hash": f"sha256:{digest_of(self.path)}",
            "schema": table_schema(self.table),
        }


class _Csv(_File):
    """UTF-8, commas, line feeds, quotes where needed: RFC 4180 but for the line ends."""

    suffix = "csv"
    mediatype = "text/csv"

    def __init__(self, folder: Path, table: Table, names: list[str]) -> None:
        super().__init__(folder, table, names)
        self._stream = self.path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._stream, lineterminator="\n")
        self._writer.writerow(names)

    def _write(self, rows: list[list[Any]]) -> None:
        columns = [
            _in_words(kind, default, values)
            for kind, default, values in zip(
                self.kinds, self.defaults, zip(*rows, strict=True), strict=True
            )
        ]
        self._writer.writerows(zip(*columns, strict=True))

    def close(self) -> None:
        with self._stream:
            super().close()


class _Parquet(_File):
    """One row group for each batch, compressed by zstd."""

    suffix = "parquet"
    mediatype = "application/vnd.apache.parquet"

    def __init__(self, folder: Path, table: Table, names: list[str]) -> None:
        super().__init__(folder, table, names)
        fields = zip(names, (ARROW[kind] for kind in self.kinds), strict=True)
        self._schema = pa.schema(list(fields))
        self._writer = pq.ParquetWriter(self.path, self._schema, compression="zstd")

    def _write(self, rows: list[list[Any]]) -> None:
        arrays = [
            pa.array(_as_arrow(kind, default, values), type=field.type)
            for kind, default, values, field in zip(
                self.kinds,
                self.defaults,
                zip(*rows, strict=True),
                self._schema,
                strict=True,
            )
        ]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))

    def close(self) -> None:
        with self._writer:
            super().close()


def in_words(kind: Kind, value: Any) -> str:
    """A value as CSV has it; a str is taken as it stands, in JSON too."""
    if value is None:
        return ""
    if isinstance(value, str):
        return str(value)
    match kind:
        case Kind.INSTANT:
            return _instant(value)
        case Kind.DAY:
            return value.isoformat()
        case Kind.YES_NO:
            return "true" if value else "false"
        case Kind.LIST:
            return " ".join(value)
        case Kind.JSON:
            return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return str(value)


def _in_words(kind: Kind, default: str, values: Iterable[Any]) -> list[str]:
    return [default if value is None else in_words(kind, value) for value in values]


def _as_arrow(kind: Kind, default: str, values: Iterable[Any]) -> list[Any]:
    if kind in (Kind.TEXT, Kind.UUID, Kind.LIST, Kind.JSON):
        return _in_words(kind, default, values)
    if not default:
        return list(values)
    stands_for = default == "true" if kind is Kind.YES_NO else int(default)
    return [stands_for if value is None else value for value in values]


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def digest_of(path: Path) -> str:
    """SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
