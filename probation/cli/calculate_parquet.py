"""Parquet in, Parquet out, in batches, so that memory stays bounded.

Predictors are scored by the bulk expression; other calculations (and any that must be
explained) by a pool of processes over the function for one case.
"""

import json
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from probation.insight.people import WrongColumn
from probation.insight.scoring import columns_of, scored, sql_of
from probation.policy.law_book import calculation
from probation.policy.predictors import registry
from probation.policy.predictors.reading import INPUTS
from probation.policy.rule import CannotAnswer

from .answering import answer

BULK_ROWS = 250_000  # rows scored at once
CASE_ROWS = 2_000  # rows given to one process at once
_ROW = "row_of_the_file_"


def calculate_parquet(
    key: str, path: Path, to: Path, on: date, explain: bool = False
) -> int:
    """Writes `to` in the order of `path`; answers how many rows were refused.

    CannotAnswer where the file cannot be read or a column holds the wrong kind.
    """
    try:
        source = pq.ParquetFile(path)
    except pa.ArrowInvalid as wrong:
        raise CannotAnswer(f"{path} is not a Parquet file: {wrong}") from None
    in_bulk = key in registry.KEYS and not explain
    with source:
        _check_names(source.schema_arrow.names)
        if in_bulk:
            found = _scored_in_bulk(key, source, on)
        else:
            found = _answered_one_by_one(key, source, on, explain)
        return _written(found, to)


def _check_names(names: list[str]) -> None:
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        told = ", ".join(f"‘{name}’" for name in sorted(twice))
        raise CannotAnswer(f"More than one column is called {told}: leave one")


def _written(tables: Iterable[pa.Table], to: Path) -> int:
    refused = 0
    writer: pq.ParquetWriter | None = None
    part = to.with_name(f"{to.name}.part")
    try:
        for table in tables:
            writer = writer or pq.ParquetWriter(part, table.schema)
            writer.write_table(table)
            refused += pc.sum(pc.is_valid(table["error"])).as_py() or 0
    finally:
        if writer is not None:
            writer.close()
    part.replace(to)
    return refused


def _batches(
    source: pq.ParquetFile, rows: int, columns: list[str]
) -> Iterator[pa.Table]:
    """Tables with an id: the file's own, or the number of the row from 1.

    A file without rows gives one table without rows.
    """
    start = 1
    for batch in source.iter_batches(rows, columns=columns):
        table = pa.Table.from_batches([batch])
        yield _with_id(table, start)
        start += len(table)
    if start == 1:
        yield _with_id(source.schema_arrow.empty_table().select(columns), 1)


def _with_id(table: pa.Table, start: int) -> pa.Table:
    if "id" in table.column_names:
        return table
    numbers = pa.array(range(start, start + len(table)), pa.int64())
    return table.append_column("id", numbers)


def _scored_in_bulk(key: str, source: pq.ParquetFile, on: date) -> Iterator[pa.Table]:
    predictor = registry.on(key, on)
    told = columns_of(predictor)
    notes = {"version": predictor.version, "on": on.isoformat()}
    connection = ibis.duckdb.connect()
    sql: str | None = None
    expression: Any = None  # kept, since the tables inside it live as long as it does
    columns = [n for n in source.schema_arrow.names if n in INPUTS or n == "id"]
    for table in _batches(source, BULK_ROWS, columns):
        rows = pa.array(range(len(table)), pa.int64())
        connection.con.register("people", table.append_column(_ROW, rows))
        if sql is None:
            people = connection.table("people")
            expression = _ordered(people, key, on, told)
            connection.to_pyarrow(expression.limit(0))  # registers the tables inside it
            sql = sql_of(expression, connection)
        found = connection.raw_sql(sql).to_arrow_table()
        connection.con.unregister("people")
        yield found.replace_schema_metadata(notes)


def _ordered(people: Any, key: str, on: date, told: list[str]) -> Any:
    try:
        found = scored(people, [key], on).order_by(_ROW)
    except WrongColumn as wrong:
        raise CannotAnswer(str(wrong)) from None
    error = f"{registry.on(key, on).name}_refused"
    return found.select("id", *told).rename(error=error)


def _answered_one_by_one(
    key: str, source: pq.ParquetFile, on: date, explain: bool
) -> Iterator[pa.Table]:
    workers = os.cpu_count() or 1
    work = partial(answer_table, key, on, explain)
    # Started afresh: a copy of a process with threads of its own may stand still.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        waiting: deque[Future[pa.Table]] = deque()
        tables = _batches(source, CASE_ROWS, source.schema_arrow.names)
        for table in islice(tables, 2 * workers):
            waiting.append(pool.submit(work, table))
        while waiting:
            yield waiting.popleft().result()
            for table in islice(tables, 1):
                waiting.append(pool.submit(work, table))


def answer_table(key: str, on: date, explain: bool, table: pa.Table) -> pa.Table:
    """One row for each: id, result and error as text, and the working if asked for."""
    one = calculation(key)
    columns: dict[str, list[Any]] = {"result": [], "error": []}
    columns |= {"explanation": []} if explain else {}
    for row in table.to_pylist():
        given = {n: _as_json(v) for n, v in row.items() if n != "id"}
        found = answer(one, given, on, explain)
        columns["error"].append(found.get("error"))
        columns["result"].append(_text(found.get("result")))
        if explain:
            columns["explanation"].append(_text(found.get("parts")))
    told = {name: pa.array(values, pa.string()) for name, values in columns.items()}
    return pa.table({"id": table["id"]} | told)


def _as_json(value: Any) -> Any:
    """As JSON Lines would have told it: a whole number has no fraction, and the time of
    day of a column of days is midnight, whatever kind of column was used for them.
    """
    if isinstance(value, Mapping):
        return {key: _as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_json(one) for one in value]
    if isinstance(value, datetime) and not value.tzinfo and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal) and value.is_finite():
        return int(value) if value == value.to_integral_value() else str(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _text(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)
