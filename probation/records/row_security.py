"""The second lock: what `people.queries.visible_to` says, said again to the database.

Each policy of a person's table is one of three shapes.  What a member may see is two arrays, worked out
once a transaction by `people.queries.acting`: `app.scopes` (the units they work in) and
`app.denied` (people kept from them).  Nobody acting: no rows.  The subqueries on the
settings stand alone, so that they are worked out once for a statement and not for each
row, and only comparisons are used that the planner may run before the policy.
"""

from django.db import migrations

MEMBER = "nullif(current_setting('app.member', true), '')::bigint"
SCOPES = "(SELECT nullif(current_setting('app.scopes', true), '')::bigint[])::bigint[]"
PLACES = "(SELECT nullif(current_setting('app.places', true), '')::bigint[])::bigint[]"
DENIED = "(SELECT nullif(current_setting('app.denied', true), '')::uuid[])::uuid[]"


def of_person(table: str, column: str = "person_id") -> migrations.RunSQL:
    """For a table whose rows belong to a person: seen where the person is seen."""
    return policy(
        table, f"EXISTS (SELECT 1 FROM people_person p WHERE p.id = {table}.{column})"
    )


def through(table: str, column: str, parent: str) -> migrations.RunSQL:
    """For a table whose rows hang on another guarded table: seen where that row is."""
    return policy(
        table, f"EXISTS (SELECT 1 FROM {parent} up WHERE up.id = {table}.{column})"
    )


# Of a reader's own: the key of the link that came in their letter, or their address.
READER = "(SELECT nullif(current_setting('app.reader', true), ''))"


def policy(table: str, using: str, check: str = "") -> migrations.RunSQL:
    """`using`: which rows are seen and changed; `check`: which may be written, if others."""
    written = f" WITH CHECK ({check})" if check else ""
    return migrations.RunSQL(
        f"""
        CREATE POLICY visible ON {table} USING ({using}){written};
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        """,
        f"""
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
        DROP POLICY visible ON {table};
        """,
    )
