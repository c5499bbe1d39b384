"""From the record to a folder: all of it, one provider's part, or one person's.

Everything as it stood at one moment, and each file in the order of its keys: the same
record gives the same bytes.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection

from .database import columns_of, db_column, table_of, target_of
from .format import Column, Kind, Table
from .models import Deployment, Scenario
from .staging import Tell, quoted
from .tables import ALL
from .writing import Invented, Writer

AT_A_TIME = 5_000  # rows

# What is left out of a part: it speaks of others too.
NOT_IN_A_PART = {"role_changes", "not_them", "also_listed"}
WITHOUT_IN_A_PART = {"messages": {"content", "refused_because"}}
UNITS_AND_THEIRS = {"units", "offices"}

# Defendants of a part: those of its orders and reports, and those that are its people and
# were never held to be anybody else.
_DECIDED = """
    SELECT defendant_id FROM court_matchdecision GROUP BY defendant_id
    HAVING bool_or(person_id IN (SELECT id FROM part))
    AND bool_and(person_id IS NULL OR person_id IN (SELECT id FROM part))
"""
_BEFORE_COURT = f"""
    SELECT defendant_id FROM sentences_order WHERE person_id IN (SELECT id FROM part)
    UNION SELECT defendant_id FROM reports_report WHERE person_id IN (SELECT id FROM part)
    UNION {_DECIDED}
"""


@dataclass(frozen=True)
class Part:
    """`people`: SQL that selects their ids, with `told` for its parameters."""

    people: str
    told: tuple[Any, ...]


def of_provider(units: list[int]) -> Part:
    """Everyone for whom one of these units is responsible now."""
    return Part(
        "SELECT DISTINCT person_id AS id FROM people_visibility"
        " WHERE because = 'responsible' AND until IS NULL AND unit_id = ANY (%s)",
        (units,),
    )


def of_person(crn: str) -> Part:
    return Part("SELECT id FROM people_person WHERE crn = %s", (crn,))


def write(
    out: Path, part: Part | None, *, source: str, on: date, parquet: bool, tell: Tell
) -> dict[str, int]:
    """File → rows.  In a transaction of its own isolation: see actions.export_folder."""
    scenario = Scenario.objects.first()
    invented = (
        Invented(
            scenario.name,
            clock_offset=scenario.clock_offset,
            simulated_to=scenario.simulated_to,
            who=tuple(scenario.who),
        )
        if scenario
        else None
    )
    prefix = Deployment.objects.get().prefix
    if part:
        _run(f"CREATE TEMPORARY TABLE part ON COMMIT DROP AS {part.people}", part.told)
        _run("ANALYZE part")
    tables = [one for one in ALL if not (part and one.file in NOT_IN_A_PART)]
    written = {}
    with Writer(
        out,
        source=source,
        stands_at=on,
        scenario=invented,
        parquet=parquet,
        without=WITHOUT_IN_A_PART if part else None,
    ) as writer:
        for done, table in enumerate(tables):
            tell(f"Writing {table.file}", done, len(tables))
            left_out = WITHOUT_IN_A_PART.get(table.file, set()) if part else set()
            names = [name for name in table.names if name not in left_out]
            where = of_the_part(table) if part else "true"
            written[table.file] = _write(writer, table, names, where, prefix)
        tell("Writing", len(tables), len(tables))
    return written


def _run(statement: str, told: tuple[Any, ...] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, told)


def _write(
    writer: Writer, table: Table, names: list[str], where: str, prefix: str
) -> int:
    writer.begin(table.file)
    count = 0
    with connection.chunked_cursor() as cursor:
        cursor.execute(selected(table, names, where, prefix))
        while rows := cursor.fetchmany(AT_A_TIME):
            writer.write_rows(table.file, rows)
            count += len(rows)
    return count


def selected(
    table: Table, names: list[str], where: str, prefix: str, *, also: str = ""
) -> str:
    """SQL: rows of a table as the format has them.  `also`: a column besides."""
    told, joins = {}, []
    if table.is_keyed:
        told["key"] = f"coalesce(k.key, '{prefix}-' || t.id)"
        joins.append(
            f"LEFT JOIN exchange_key k ON k.file = '{table.file}' AND k.row = t.id"
        )
    if table.is_chain:
        parent = quoted(db_column(table, table[table.key[0]]))
        told["position"] = f"row_number() OVER (PARTITION BY t.{parent} ORDER BY t.id)"
    for place, column in enumerate(columns_of(table)):
        told[column.name], join = _named(table, column, f"j{place}", prefix)
        joins.append(join)
    columns = ", ".join(f"{told[name]} AS {quoted(name)}" for name in names)
    columns += f", {also}" if also else ""
    order = ", ".join(
        quoted(name) + (' COLLATE "C"' if table[name].kind is Kind.TEXT else "")
        for name in table.key
    )
    return f"""SELECT * FROM (SELECT {columns} FROM {table_of(table)} t {" ".join(joins)}
               WHERE {where}) told ORDER BY {order}"""


def _named(table: Table, column: Column, j: str, prefix: str) -> tuple[str, str]:
    """SQL: the value, or the key of what is referred to, and what must be joined."""
    here = f"t.{quoted(db_column(table, column))}"
    if not column.to:
        return here, ""
    there = target_of(column)
    if there.key[0] == "id":
        return here, ""
    if there.is_keyed:
        return (
            f"coalesce({j}.key, '{prefix}-' || {here})",
            f"LEFT JOIN exchange_key {j} ON {j}.file = '{there.file}' AND {j}.row = {here}",
        )
    return (
        f"{j}.{quoted(there.key[0])}",
        f"LEFT JOIN {table_of(there)} {j} ON {j}.id = {here}",
    )


def of_the_part(table: Table) -> str:
    """SQL: whether a row `t` belongs to the part."""
    match table.file:
        case "people":
            return "t.id IN (SELECT id FROM part)"
        case "units" | "offices":
            return "true"
        case "members":
            return f"t.id IN ({_members_of_the_part()})"
        case "postings":
            return f"t.member_id IN ({_members_of_the_part()})"
        case "messages":
            return f"""t.fingerprint IN (SELECT m.fingerprint FROM court_message m
                JOIN court_defendant d ON d.message_id = m.id
                WHERE d.id IN ({_BEFORE_COURT}))"""
        case "defendants":
            return f"t.id IN ({_BEFORE_COURT})"
        case "match_decisions":
            return f"t.defendant_id IN ({_DECIDED})"
    return _of_its_person(table, "t")


def _of_its_person(table: Table, row: str) -> str:
    """By way of what the row belongs to."""
    for column in table.references:
        if column.to == "people":
            name = quoted(db_column(table, column))
            return f"{row}.{name} IN (SELECT id FROM part)"
    for column in table.references:
        if column.fixed:
            there, name = target_of(column), quoted(db_column(table, column))
            if there.file == "defendants":
                return f"{row}.{name} IN ({_BEFORE_COURT})"
            inner = _of_its_person(there, "u")
            return (
                f"{row}.{name} IN (SELECT u.id FROM {table_of(there)} u WHERE {inner})"
            )
    raise LookupError(f"{table.file} belongs to nobody")


def _members_of_the_part() -> str:
    """SQL: whoever is named in a row of the part."""
    named = []
    for table in ALL:
        if table.file in {*NOT_IN_A_PART, "postings", *UNITS_AND_THEIRS}:
            continue
        named += [
            f"SELECT t.{quoted(db_column(table, column))} FROM {table_of(table)} t"
            f" WHERE {of_the_part(table)}"
            for column in table.references
            if column.to == "members"
        ]
    return " UNION ".join(named)
