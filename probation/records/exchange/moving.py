"""Moves what is left of a folder into the record, table by table, in sets.

`to_<file>` holds the rows as the database has them: `id`, `old_id` where the record has
the row already, and each column.  First it is asked what cannot be (conflicts), then rows
that say something new are changed, then new rows added.
"""

from dataclasses import dataclass

from .checks import value
from .database import (
    columns_of,
    db_column,
    is_immutable,
    table_of,
    target_of,
    types,
    unique,
)
from .format import Column, Kind, Table
from .staging import Fault, Staging, quoted

AT_ONCE = 100_000  # rows that are found wrong before it begins again without them

# What the format does not say and a new row must have.
ALSO = {"members": {"password": "'!'", "is_staff": "false", "is_superuser": "false"}}
# Whose words for searching change with a row of these: file → where the person stands.
FOUND_BY = {
    "people": "id",
    "aliases": "person_id",
    "identifiers": "person_id",
    "addresses": "person_id",
}


@dataclass(frozen=True)
class Moved:
    added: int
    changed: int
    same: int


def move(staging: Staging, table: Table) -> Moved | list[Fault]:
    """What was done, or what stands against it: then nothing was done to the record."""
    rows = staging.ask(f"SELECT count(*) FROM in_{table.file}")[0][0]
    if not rows:
        return Moved(0, 0, 0)
    if table.is_keyed:
        _give_keys(staging, table)
    _make(staging, table)
    staging.count_out(f"to_{table.file}", rows)
    held = staging.ask(f"SELECT count(old_id) FROM to_{table.file}")[0][0]
    faults = _twice(staging, table)
    if held:
        faults += _conflicts(staging, table)
    if faults:
        return faults
    if table.file in FOUND_BY:
        staging.run(
            f"""INSERT INTO touched SELECT t.{FOUND_BY[table.file]} FROM to_{table.file} t
                WHERE {_is_new_or_other(staging, table)}"""
        )
    changed = _change(staging, table) if held else 0
    added = _add(staging, table)
    staging.run(f"DROP TABLE to_{table.file}")
    return Moved(added, changed, rows - added - changed)


def _sequence(table: Table) -> str:
    return f"pg_get_serial_sequence('{table_of(table)}', 'id')"


def _give_keys(staging: Staging, table: Table) -> None:
    """In the order of the lines, so that later rows have later ids."""
    staging.run(
        f"""
        INSERT INTO exchange_key (file, row, key)
        SELECT '{table.file}', nextval({_sequence(table)}), key FROM (
            SELECT key FROM in_{table.file} r WHERE NOT EXISTS (
                SELECT FROM exchange_key k WHERE k.file = '{table.file}' AND k.key = r.key)
            ORDER BY line) new
        """
    )


def _make(staging: Staging, table: Table) -> None:
    """`to_<file>`: each row as the database has it."""
    columns, joins = [], []
    for place, column in enumerate(columns_of(table)):
        told, join = _read(table, column, f"j{place}")
        columns.append((db_column(table, column), told))
        joins.append(join)
    named = ", ".join(
        f"{told} AS {quoted(name)}" for name, told in columns if name != "id"
    )
    rows = f"FROM in_{table.file} r {' '.join(joins)}"
    if table.is_keyed:
        made = f"""SELECT r.line, k.row AS id, t.id AS old_id, {named} {rows}
            JOIN exchange_key k ON k.file = '{table.file}' AND k.key = r.key
            LEFT JOIN {table_of(table)} t ON t.id = k.row"""
    elif table.is_chain:
        made = _chain(table, named, rows)
    else:
        made = _natural(table, named, rows)
    staging.run(f"CREATE TEMPORARY TABLE to_{table.file} ON COMMIT DROP AS {made}")


def _read(table: Table, column: Column, j: str) -> tuple[str, str]:
    """SQL: the value for the database, and what must be joined to know it."""
    here = f"r.{quoted(column.name)}"
    if not column.to:
        return value(table, column), ""
    there = target_of(column)
    if there.key[0] == "id":
        return f"nullif({here}, '')::uuid", ""
    if there.is_keyed:
        on = f"exchange_key {j} ON {j}.file = '{there.file}' AND {j}.key = {here}"
        return f"{j}.row", f"LEFT JOIN {on}"
    key = there[there.key[0]]
    told = f"nullif({here}, '')::uuid" if key.kind is Kind.UUID else here
    join = f"LEFT JOIN {table_of(there)} {j} ON {j}.{quoted(key.name)} = {told}"
    if there is table:  # not there yet, perhaps: see _join_own
        return f"coalesce({j}.id, CASE WHEN {here} <> '' THEN -1 END)", join
    return f"{j}.id", join


def _natural(table: Table, named: str, rows: str) -> str:
    """A row that has a name of its own: a code, a number, or what it is between."""
    same = " AND ".join(
        f"t.{quoted(name)} = n.{quoted(name)}"
        for name in (db_column(table, table[key]) for key in table.key)
    )
    if types(table)["id"] != "uuid":
        new = f"nextval({_sequence(table)})"
    elif table.key == ("id",):
        new = "n.own_id"
    else:  # a UUID that sorts by time, as records/keys.py makes them
        new = """coalesce(n.own_id, (
            lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
            || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid)"""
    own = ", nullif(r.id, '')::uuid AS own_id" if "id" in table else ""
    if table.key == ("id",):
        same = "t.id = n.own_id"
    return f"""SELECT n.*, t.id AS old_id, coalesce(t.id, {new}) AS id
        FROM (SELECT r.line, {named}{own} {rows}) n
        LEFT JOIN {table_of(table)} t ON {same}"""


def _chain(table: Table, named: str, rows: str) -> str:
    """Each row follows the one before it: in the folder, or the last of the record."""
    parent = quoted(db_column(table, table[table.key[0]]))
    return f"""
        WITH n AS MATERIALIZED (
            SELECT r.line, r.position::int AS place, {named} {rows}
        ), held AS MATERIALIZED (
            SELECT t.id, t.{parent},
                   row_number() OVER (PARTITION BY t.{parent} ORDER BY t.id) AS place
            FROM {table_of(table)} t WHERE t.{parent} IN (SELECT {parent} FROM n)
        ), known AS (
            SELECT m.*, coalesce(m.old_id, nextval({_sequence(table)})) AS id
            FROM (SELECT n.*, h.id AS old_id, b.id AS before_id FROM n
                  LEFT JOIN held h ON h.{parent} = n.{parent} AND h.place = n.place
                  LEFT JOIN held b ON b.{parent} = n.{parent} AND b.place = n.place - 1
                  ORDER BY n.{parent}, n.place) m
        )
        SELECT *, coalesce(
            lag(id) OVER (PARTITION BY {parent} ORDER BY place), before_id
        ) AS follows_id FROM known
    """


def _told(staging: Staging, table: Table) -> list[str]:
    """The database's columns that the file speaks of, but for its keys."""
    keys = {*table.key, "id"}
    return [
        db_column(table, column)
        for column in columns_of(table)
        if column.name in staging.columns[table.file] and column.name not in keys
    ]


def _is_other(staging: Staging, table: Table) -> str:
    """SQL: whether the row `t` says something that the record's row `f` does not."""
    told = _told(staging, table)
    if not told:
        return "false"
    ours = ", ".join(f"t.{quoted(name)}" for name in told)
    theirs = ", ".join(f"f.{quoted(name)}" for name in told)
    return f"ROW({ours}) IS DISTINCT FROM ROW({theirs})"


def _is_new_or_other(staging: Staging, table: Table) -> str:
    return f"""t.old_id IS NULL OR EXISTS (SELECT FROM {table_of(table)} f
               WHERE f.id = t.old_id AND {_is_other(staging, table)})"""


def _conflicts(staging: Staging, table: Table) -> list[Fault]:
    """Rows that the record as it stands does not admit."""
    here, faults = table_of(table), []

    def ask(column: str, reason: str, where: str) -> None:
        found = staging.ask(
            f"""SELECT t.line, left(r.{quoted(column)}, 200) FROM to_{table.file} t
                JOIN in_{table.file} r ON r.line = t.line
                JOIN {here} f ON f.id = t.old_id WHERE {where} ORDER BY t.line LIMIT {AT_ONCE}"""
        )
        faults.extend(
            Fault(table.file, line, column, told, reason) for line, told in found
        )

    if is_immutable(table):
        ask(
            table.key[-1],
            "the record says otherwise: history is added to, never changed",
            _is_other(staging, table),
        )
    for column in columns_of(table):
        if column.fixed and column.name not in table.key:
            name = quoted(db_column(table, column))
            reason = f"in the record the row of this key is another's ({column.to})"
            ask(column.name, reason, f"f.{name} <> t.{name}")
    if "id" in table and table.key != ("id",):
        ask(
            table.key[0],
            "in the record this is somebody else: the id is another",
            "t.own_id <> f.id",
        )
    return faults


def _twice(staging: Staging, table: Table) -> list[Fault]:
    """Rows that the record has under another key, where it allows only one."""
    faults = []
    named = {db_column(table, one): one.name for one in columns_of(table)}
    for rule in unique(table):
        same = " AND ".join(f"f.{quoted(c)} = t.{quoted(c)}" for c in rule.columns)
        column = named[rule.columns[-1]]
        found = staging.ask(
            f"""
            SELECT t.line, left(r.{quoted(column)}, 200)
            FROM (SELECT * FROM to_{table.file} WHERE {rule.expression}) t
            JOIN (SELECT * FROM {table_of(table)} WHERE {rule.expression}) f ON {same}
            JOIN in_{table.file} r ON r.line = t.line
            WHERE f.id IS DISTINCT FROM t.old_id
            AND NOT EXISTS (SELECT FROM to_{table.file} o WHERE o.old_id = f.id)
            LIMIT {AT_ONCE}
            """
        )
        reason = f"the record has such a row under another key: {rule.in_words}"
        faults += [
            Fault(table.file, line, column, told, reason) for line, told in found
        ]
    return faults


def _change(staging: Staging, table: Table) -> int:
    told = _told(staging, table)
    if is_immutable(table) or not told:
        return 0
    changes = ", ".join(f"{quoted(name)} = t.{quoted(name)}" for name in told)
    return staging.run(
        f"""UPDATE {table_of(table)} f SET {changes} FROM to_{table.file} t
            WHERE f.id = t.old_id AND {_is_other(staging, table)}"""
    )


def _add(staging: Staging, table: Table) -> int:
    also = ALSO.get(table.file, {})
    names = ["id", *(db_column(table, c) for c in columns_of(table) if c.name != "id")]
    names += ["follows_id"] if table.is_chain else []
    into = ", ".join(map(quoted, [*names, *also]))
    told = ", ".join([f"t.{quoted(name)}" for name in names] + list(also.values()))
    added = staging.run(
        f"""INSERT INTO {table_of(table)} ({into}) SELECT {told} FROM to_{table.file} t
            WHERE t.old_id IS NULL"""
    )
    for column in table.references:
        if column.to == table.file and not table.is_keyed:
            _join_own(staging, table, column)
    return added


def _join_own(staging: Staging, table: Table, column: Column) -> None:
    """A reference to its own kind, by a key that stands in the database: now all are
    there."""
    name, key = quoted(db_column(table, column)), quoted(table.key[0])
    staging.run(
        f"""UPDATE {table_of(table)} f SET {name} = up.id
            FROM to_{table.file} t JOIN in_{table.file} r ON r.line = t.line
            JOIN {table_of(table)} up ON up.{key} = r.{quoted(column.name)}
            WHERE f.id = t.id AND f.{name} = -1"""
    )
