"""Everything that the record holds on one person, as rows of the format.

As who asks sees it: row security holds here as anywhere.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from .exporting import (
    NOT_IN_A_PART,
    UNITS_AND_THEIRS,
    WITHOUT_IN_A_PART,
    of_the_part,
    selected,
)
from .format import Kind, Table
from .models import Deployment
from .tables import ALL

# They say nothing of the person: who works here, and where.
NOT_OF_A_PERSON = NOT_IN_A_PART | UNITS_AND_THEIRS | {"members", "postings"}
TABLES = tuple(table for table in ALL if table.file not in NOT_OF_A_PERSON)


@dataclass(frozen=True)
class Row:
    table: Table
    id: str  # in the database
    values: Mapping[str, Any]  # by column, in their order, as the writer takes them

    @property
    def place(self) -> tuple[str, str]:
        return self.table.file, self.id


def rows_of(person_id: UUID) -> list[Row]:
    """In the order of the tables, and in each of its keys.  Two questions."""
    prefix = Deployment.objects.get().prefix
    each = " UNION ALL ".join(_rows(place, prefix) for place in range(len(TABLES)))
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH part AS MATERIALIZED (SELECT %s::uuid AS id) {each} ORDER BY 1, 2",
            [person_id],
        )
        return [
            _row(TABLES[place], row, values)
            for place, _, row, values in cursor.fetchall()
        ]


def names_of(table: Table) -> list[str]:
    left_out = WITHOUT_IN_A_PART.get(table.file, set())
    return [name for name in table.names if name not in left_out]


def _rows(place: int, prefix: str) -> str:
    table = TABLES[place]
    told = selected(
        table, names_of(table), of_the_part(table), prefix, also="t.id::text AS its_id"
    )
    return (
        f"SELECT {place}, row_number() OVER (), its_id, to_jsonb(x) - 'its_id'"
        f" FROM ({told}) x"
    )


def _row(table: Table, row: str, values: Any) -> Row:
    told = json.loads(values) if isinstance(values, str) else values
    return Row(
        table,
        row,
        {name: _value(table[name].kind, told[name]) for name in names_of(table)},
    )


def _value(kind: Kind, told: Any) -> Any:
    """As the database would have given it outside JSON."""
    if told is None or told == "":
        return told
    if kind is Kind.DAY:
        return date.fromisoformat(told)
    if kind is Kind.INSTANT:
        return datetime.fromisoformat(told)
    return told
