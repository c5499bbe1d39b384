"""What every row must be by itself: each fault is one query over a whole file.

First each column (checked), so that from then on every value can be read as what it says
it is; then what the database's own constraints say (possible).
"""

from collections.abc import Iterator

from .database import Rule, checks, columns_of, db_column, longest, types, unique
from .format import LONGEST, Column, Kind, Table
from .staging import Sought, Staging, listed, quoted

_SHAPES = {"{}": "object", "[]": "array"}  # of JSON
_FIGURES = "'0123456789'"
# From 1800 to 2199, so that no arithmetic on days can fail.
_IN_RANGE = "{here} >= '18' COLLATE \"C\" AND {here} < '22' COLLATE \"C\""


def checked(staging: Staging, table: Table) -> None:
    """Takes out rows that do not say what they must, or not in the way they must."""
    there = staging.columns[table.file]
    staging.find_each(
        table,
        [
            one
            for column in table.columns
            if column.name in there
            for one in _of(table, column)
        ],
    )
    _keys_are_single(staging, table)
    staging.take_out(table.file)


def _of(table: Table, column: Column) -> Iterator[Sought]:
    """What a column's value may be wrong in."""

    def wrong(reason: str, where: str) -> Sought:
        return Sought(column.name, f"'{reason}'", where)

    here = f"r.{quoted(column.name)}"
    if column.needed:
        yield wrong("is empty", f"{here} = ''")
    if form := _form(column, here):
        fits, reason = form
        yield wrong(reason, f"{here} <> '' AND NOT ({fits})")
    if (most := longest(table, column)) < LONGEST:
        yield wrong(f"is longer than {most} characters", f"length({here}) > {most}")
    if column.codes:
        known = listed(column.codes.meaning)
        if column.kind is Kind.LIST:
            unknown = f"NOT (string_to_array({here}, ' ') <@ {known})"
        else:
            unknown = f"{here} <> ALL ({known})"
        yield wrong(
            f"{column.codes.title}: there is no such code",
            f"{here} <> '' AND {unknown}",
        )


def _form(column: Column, here: str) -> tuple[str, str] | None:
    """SQL: whether the value is well written; and in words what it is if it is not.

    No regular expressions: on millions of rows they take more than all else together.
    A value without its figures shows its form.  A reference is well written if what it
    refers to is there.
    """
    if column.to:
        return None
    form, in_range = f"translate({here}, {_FIGURES}, '')", _IN_RANGE.format(here=here)
    match column.kind:
        case Kind.DAY:
            return (
                f"""{here} LIKE '____-__-__' AND {form} = '--' AND {in_range}
                    AND pg_input_is_valid({here}, 'date')""",
                "is not a day from 1800 to 2199, written such as 2017-11-09",
            )
        case Kind.INSTANT:
            zones = ", ".join(
                f"'--{t}::{dot}{zone}'"
                for t in "T " for dot in ("", ".") for zone in ("Z", "+:", "-:", "+", "-")
            )  # fmt: skip
            return (
                f"""{here} LIKE '____-__-_____:__:__%' AND {form} IN ({zones})
                    AND {in_range} AND pg_input_is_valid({here}, 'timestamptz')""",
                "is not an instant with its time zone, such as 2017-11-09T08:00:00Z",
            )
        case Kind.WHOLE:
            return (
                f"""{form} = '' AND length({here}) < 10
                    AND ({here} = '0' OR left({here}, 1) <> '0')""",
                "is not a whole number from 0 to 999,999,999",
            )
        case Kind.DECIMAL:
            return (
                f"{here} ~ '^[0-9]{{1,3}}([.][0-9])?$'",
                "is not a number with at most one decimal place, such as 37.5",
            )
        case Kind.YES_NO:
            return f"{here} IN ('true', 'false')", "is neither true nor false"
        case Kind.UUID:
            return (
                f"""CASE WHEN pg_input_is_valid({here}, 'uuid')
                    THEN {here}::uuid::text = {here} ELSE false END""",
                "is not a UUID in small letters",
            )
        case Kind.JSON:
            shape = _SHAPES[column.if_empty]
            return (
                f"""CASE WHEN pg_input_is_valid({here}, 'jsonb')
                    THEN jsonb_typeof({here}::jsonb) = '{shape}' ELSE false END""",
                f"is not JSON with an {shape} in it",
            )
    return None


def _keys_are_single(staging: Staging, table: Table) -> None:
    """Of two rows with one key the second is rejected, and says which was first."""
    keys = ", ".join(map(quoted, table.key))
    same = " AND ".join(f"f.{quoted(name)} = r.{quoted(name)}" for name in table.key)
    staging.find(
        table,
        table.key[-1],
        "'has the key of line ' || f.line",
        "r.line > f.line",
        source=f"""JOIN (SELECT {keys}, min(line) AS line FROM in_{table.file}
                         GROUP BY {keys} HAVING count(*) > 1) f ON {same}""",
    )


def possible(staging: Staging, table: Table) -> None:
    """Takes out rows that the constraints of the database would refuse."""
    broken = f"SELECT line FROM {_typed(table)} WHERE NOT"
    rules = checks(table)
    both = " AND ".join(f"coalesce({rule.expression}, true)" for rule in rules)
    if rules and staging.ask(f"{broken} ({both}) LIMIT 1"):
        for rule in rules:
            staging.find(
                table,
                _column_of(table, rule),
                f"'the record does not allow it: {rule.in_words}'",
                "true",
                source=f"JOIN ({broken} ({rule.expression})) bad ON bad.line = r.line",
            )
    for rule in unique(table):
        columns = ", ".join(map(quoted, rule.columns))
        there = " AND ".join(f"{quoted(name)} IS NOT NULL" for name in rule.columns)
        rows = f"{_typed(table)} WHERE ({rule.expression}) AND {there}"
        staging.find(
            table,
            _column_of(table, rule),
            f"'the record allows only one: {rule.in_words}; see line ' || bad.first",
            "true",
            source=f"""JOIN (
                SELECT line, first FROM (SELECT * FROM {rows}) one
                JOIN (SELECT {columns}, min(line) AS first FROM {rows}
                      GROUP BY {columns} HAVING count(*) > 1) two USING ({columns})
                WHERE line > first) bad ON bad.line = r.line""",
        )
    staging.take_out(table.file)


def _column_of(table: Table, rule: Rule) -> str:
    """The last of the rule's columns that the format has, by its name there."""
    named = {db_column(table, one): one.name for one in columns_of(table)}
    return next((named[one] for one in reversed(rule.columns) if one in named), "")


def _typed(table: Table) -> str:
    """SQL: the rows with their columns as the database names and reads them, but for
    references: those stay the keys of what they refer to."""
    columns = ", ".join(
        f"{value(table, one)} AS {quoted(db_column(table, one))}"
        for one in columns_of(table)
    )
    return f"(SELECT line, {columns} FROM in_{table.file} r) typed"


def value(table: Table, column: Column) -> str:
    """SQL: a value of the row `r` as the database reads it; NULL where it is empty."""
    here = f"r.{quoted(column.name)}"
    if column.to:
        return f"nullif({here}, '')"
    type_ = types(table)[db_column(table, column)]
    if column.kind is Kind.LIST:
        return f"string_to_array({here}, ' ')::{type_}"
    if column.if_empty:
        return f"coalesce(nullif({here}, ''), '{column.if_empty}')::{type_}"
    if column.kind is Kind.TEXT:
        return here
    return f"nullif({here}, '')::{type_}"
