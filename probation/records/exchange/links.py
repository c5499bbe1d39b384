"""What rows must be to one another, whatever they are about: references, chains, circles.

A row is known by its key: in the folder, or in the record.
"""

from .database import db_column, table_of, target_of
from .format import Column, Kind, Table
from .staging import Staging, quoted
from .tables import ALL

# Of each, these must have a first row.
NEEDS = {
    "orders": ("order_changes", "responsibilities"),
    "appointments": ("appointment_changes",),
    "reports": ("report_changes",),
    "requests": ("request_changes",),
}


def own_keys(staging: Staging, prefix: str) -> None:
    """Rows that were made here come back under the deployment's own keys: from now on
    these are kept as others are, so that there is one place to look."""
    found = " UNION ALL ".join(
        f"""SELECT '{table.file}', t.id, k.key
            FROM (SELECT DISTINCT key FROM ({_named(table)}) every (key)
                  WHERE key ~ '^{prefix}-[0-9]{{1,18}}$') k
            JOIN {table_of(table)} t ON t.id = split_part(k.key, '-', 2)::bigint
            WHERE NOT EXISTS (SELECT FROM exchange_key x
                              WHERE x.file = '{table.file}' AND x.row = t.id)"""
        for table in ALL
        if table.is_keyed
    )
    staging.run(
        f"INSERT INTO exchange_key (file, row, key) {found} ON CONFLICT DO NOTHING"
    )


def _named(table: Table) -> str:
    """SQL: every key of the table that the folder speaks of."""
    return " UNION ALL ".join(
        [f"SELECT key FROM in_{table.file}"]
        + [
            f"SELECT {quoted(column.name)} FROM in_{other.file}"
            for other in ALL
            for column in other.references
            if column.to == table.file
        ]
    )


def in_record(column: Column, told: str) -> str:
    """SQL: whether the record has a row by this key."""
    there = target_of(column)
    if there.is_keyed:
        return (
            f"EXISTS (SELECT FROM exchange_key k"
            f" WHERE k.file = '{there.file}' AND k.key = {told})"
        )
    key = there[there.key[0]]
    # As text: what is told may be anything.
    name, cast = (
        quoted(db_column(there, key)),
        "::text" if key.kind is Kind.UUID else "",
    )
    return f"EXISTS (SELECT FROM {table_of(there)} t WHERE t.{name}{cast} = {told})"


def referred(staging: Staging, table: Table) -> int:
    """Takes out rows that refer to what is not there.  Returns how many."""
    found = 0
    for column in table.references:
        there, here = target_of(column), f"r.{quoted(column.name)}"
        found += staging.find(
            table,
            column.name,
            f"CASE WHEN x.line IS NULL THEN 'there is no such row in {there.file}, nor in "
            f"the record' ELSE 'is rejected: line ' || x.line || ' of {there.file}' END",
            f"""{here} <> ''
                AND NOT EXISTS (SELECT FROM in_{there.file} f
                                WHERE f.{quoted(there.key[0])} = {here})
                AND NOT {in_record(column, here)}""",
            source=f"""LEFT JOIN (SELECT key, min(line) AS line FROM rejected
                       WHERE file = '{there.file}' GROUP BY key) x ON x.key = {here}""",
            hangs="x.line IS NOT NULL",
        )
    staging.take_out(table.file)
    return found


def chained(staging: Staging, table: Table) -> int:
    """Takes out rows of a chain from where a row before them is missing."""
    parent = table.key[0]
    there, held_by = quoted(parent), quoted(db_column(table, table[parent]))
    found = staging.find(table, "position", "'places begin with 1'", "r.position = '0'")
    # First the rows without one before them in the folder, of which there are few; then
    # how many the record has for those.
    found += staging.find(
        table,
        "position",
        "CASE WHEN x.line IS NULL THEN 'there is no row before it: '"
        " || (r.position::int - 1) || ' is missing'"
        " ELSE 'comes after a rejected row: line ' || x.line END",
        "true",
        source=f"""
            JOIN (WITH first AS MATERIALIZED (
                      SELECT line, {there}, position::int - 1 AS before FROM in_{table.file} r
                      WHERE position NOT IN ('0', '1') AND NOT EXISTS (
                          SELECT FROM in_{table.file} f WHERE f.{there} = r.{there}
                          AND f.position = (r.position::int - 1)::text))
                  SELECT line FROM first r WHERE before > (
                      SELECT count(*) FROM {table_of(table)} t
                      WHERE t.{held_by} = {_id(table[parent])})) gap ON gap.line = r.line
            LEFT JOIN (SELECT key, min(line) AS line FROM rejected
                       WHERE file = '{table.file}' GROUP BY key) x ON x.key = r.{there}""",
        hangs="x.line IS NOT NULL",
    )
    if found:  # and all that come after those
        found += staging.find(
            table,
            "position",
            "'comes after a rejected row: line ' || x.line",
            "r.position::int > x.position",
            source=f"""
                JOIN (SELECT DISTINCT ON (f.{there}) f.{there} AS key,
                             f.position::int AS position, f.line
                      FROM in_{table.file} f
                      JOIN rejected j ON j.file = '{table.file}' AND j.line = f.line
                      ORDER BY f.{there}, f.position::int) x ON x.key = r.{there}""",
            hangs="true",
        )
    staging.take_out(table.file)
    return found


def _id(column: Column) -> str:
    """SQL: the id in the record of what the row `r` refers to; NULL where it is new."""
    there, here = target_of(column), f"r.{quoted(column.name)}"
    if there.is_keyed:
        return f"(SELECT k.row FROM exchange_key k WHERE k.file = '{there.file}' AND k.key = {here})"
    if there.key[0] == "id":
        return f"{here}::uuid"
    return f"(SELECT u.id FROM {table_of(there)} u WHERE u.{there.key[0]} = {here})"


def begun(staging: Staging, table: Table) -> int:
    """Takes out rows that lack the first row of a chain that each must have."""
    found = 0
    for file in NEEDS.get(table.file, ()):
        chain = next(one for one in ALL if one.file == file)
        parent = chain.key[0]
        held = f"""EXISTS (SELECT FROM exchange_key k JOIN {table_of(chain)} t
                   ON t.{db_column(chain, chain[parent])} = k.row
                   WHERE k.file = '{table.file}' AND k.key = r.key)"""
        found += staging.find(
            table,
            "key",
            f"'there is no row for it in {file}, or none that is right'",
            f"""NOT EXISTS (SELECT FROM in_{file} f WHERE f.{quoted(parent)} = r.key)
                AND NOT {held}""",
        )
    staging.take_out(table.file)
    return found


def straight(staging: Staging, table: Table) -> int:
    """Takes out rows that lead back to themselves by way of their own table."""
    found = 0
    for column in table.references:
        if column.to != table.file:
            continue
        key, up = quoted(table.key[0]), quoted(column.name)
        edges = f"SELECT {key} AS key, {up} AS up FROM in_{table.file}"
        if (
            not table.is_keyed
        ):  # those that are, are history: in the record none leads on
            parent = quoted(db_column(table, column))
            edges += f"""
                UNION ALL SELECT t.{key}, coalesce(u.{key}, '') FROM {table_of(table)} t
                LEFT JOIN {table_of(table)} u ON u.id = t.{parent}
                WHERE NOT EXISTS (SELECT FROM in_{table.file} f WHERE f.{key} = t.{key})"""
        if not staging.ask(f"SELECT 1 FROM in_{table.file} WHERE {up} <> '' LIMIT 1"):
            continue
        staging.run("DROP TABLE IF EXISTS led")
        staging.run(
            f"""
            CREATE TEMPORARY TABLE led ON COMMIT DROP AS
            WITH RECURSIVE edge AS MATERIALIZED ({edges}), led AS (
                SELECT key FROM edge WHERE up NOT IN (SELECT key FROM edge)
                UNION ALL SELECT edge.key FROM led JOIN edge ON edge.up = led.key
            ) SELECT key FROM led
            """
        )
        found += staging.find(
            table,
            column.name,
            "'leads back to itself: a circle'",
            f"NOT EXISTS (SELECT FROM led WHERE led.key = r.{key})",
        )
    staging.take_out(table.file)
    return found
