"""What the database holds for a table of the format: its columns, types and rules."""

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import connection, models

from .format import Column, Kind, Table
from .tables import BY_FILE


def model_of(table: Table) -> type[models.Model]:
    return apps.get_model(table.model)


def table_of(table: Table) -> str:
    return model_of(table)._meta.db_table


def field_of(table: Table, column: Column) -> models.Field:
    return model_of(table)._meta.get_field(column.name)


def columns_of(table: Table) -> tuple[Column, ...]:
    """The columns that the database has too: all but a made-up key and a place."""
    made_up = {"key"} if table.is_keyed else {"position"} if table.is_chain else set()
    return tuple(column for column in table.columns if column.name not in made_up)


def db_column(table: Table, column: Column) -> str:
    return field_of(table, column).column


@cache
def types(table: Table) -> dict[str, str]:
    """Column of the database → its type, without a length."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname, format_type(atttypid, NULL) FROM pg_attribute"
            " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
            [table_of(table)],
        )
        return dict(cursor.fetchall())


def is_immutable(table: Table) -> bool:
    """History that is only added to; a row that is ended by a date may still change."""
    model = model_of(table)
    names = {field.name for field in model._meta.local_fields}
    return getattr(model, "is_history", False) and "until" not in names


def longest(table: Table, column: Column) -> int:
    """Characters that the database takes, where that is less than the format allows."""
    if column not in columns_of(table) or column.kind is not Kind.TEXT or column.to:
        return column.most
    most = getattr(field_of(table, column), "max_length", None)
    return min(column.most, most) if isinstance(most, int) else column.most


@dataclass(frozen=True)
class Rule:
    """A constraint of the database: `expression` over its columns, or unique `columns`
    among the rows for which `expression` holds."""

    name: str
    columns: tuple[str, ...]
    expression: str

    @property
    def in_words(self) -> str:
        return self.name.replace("_", " ")


_CHECKS = """
    SELECT conname, pg_get_expr(conbin, conrelid),
           ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS k(n, place)
                 JOIN pg_attribute ON attrelid = conrelid AND attnum = n ORDER BY place)
    FROM pg_constraint WHERE contype = 'c' AND conrelid = %s::regclass ORDER BY conname
"""
_UNIQUE = """
    SELECT c.relname, coalesce(pg_get_expr(indpred, indrelid), 'true'),
           ARRAY(SELECT attname::text
                 FROM unnest(indkey::smallint[]) WITH ORDINALITY AS k(n, place)
                 JOIN pg_attribute ON attrelid = indrelid AND attnum = n ORDER BY place)
    FROM pg_index JOIN pg_class c ON c.oid = indexrelid
    WHERE indisunique AND NOT indisprimary AND indrelid = %s::regclass ORDER BY c.relname
"""


@cache
def checks(table: Table) -> tuple[Rule, ...]:
    return _rules(_CHECKS, table)


@cache
def unique(table: Table) -> tuple[Rule, ...]:
    """Those over columns that the format has: the rest is made here.  In a chain a row's
    place says all that they say."""
    if table.is_chain:
        return ()
    known = {db_column(table, column) for column in columns_of(table)}
    return tuple(rule for rule in _rules(_UNIQUE, table) if set(rule.columns) <= known)


def _rules(question: str, table: Table) -> tuple[Rule, ...]:
    with connection.cursor() as cursor:
        cursor.execute(question, [table_of(table)])
        return tuple(
            Rule(name, tuple(columns), expression)
            for name, expression, columns in cursor.fetchall()
        )


def target_of(column: Column) -> Table:
    return BY_FILE[column.to]
