"""Row security of who may see whom, and of the audit: see records/row_security.py.

Here and not in the audit's own app, since the policy asks who is seen.
"""

from django.db import migrations

from probation.records.row_security import MEMBER, SCOPES, policy

# A function of the owner's (SECURITY DEFINER) may look at all rows: it seals an entry,
# or says yes or no to one question.
OWNER = """
    current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class
                    WHERE oid = '{table}'::regclass)
"""
DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public"

FUNCTIONS = f"""
CREATE FUNCTION people_in_scope(uuid) RETURNS boolean LANGUAGE sql STABLE {DEFINER} AS $$
    SELECT EXISTS (SELECT 1 FROM people_visibility
                   WHERE person_id = $1 AND unit_id = ANY ({SCOPES}))
$$;

CREATE FUNCTION people_denied_to(bigint) RETURNS uuid[] LANGUAGE sql STABLE {DEFINER} AS $$
    SELECT coalesce(array_agg(DISTINCT person_id), '{{}}')
    FROM people_limitedaccess l WHERE until IS NULL AND (
        (member_id = $1 AND NOT may_see)
        OR (may_see AND NOT EXISTS (
            SELECT 1 FROM people_limitedaccess mine WHERE mine.person_id = l.person_id
            AND mine.member_id = $1 AND mine.may_see AND mine.until IS NULL)))
$$;

CREATE FUNCTION audit_is_taken(uuid) RETURNS boolean LANGUAGE sql STABLE {DEFINER} AS $$
    SELECT EXISTS (SELECT 1 FROM audit_event WHERE once = $1)
$$;
"""
AWAY = """
DROP FUNCTION audit_is_taken(uuid); DROP FUNCTION people_denied_to(bigint);
DROP FUNCTION people_in_scope(uuid);
"""

# Of everyone whom a unit of the member's has or had, all the rows: who may see them.
SEEN = f"unit_id = ANY ({SCOPES}) OR people_in_scope(person_id)"

# The member's own entries, and what was done with a person whom they may see.
READ = f"""
    "by" = (SELECT key FROM staff_member WHERE id = {MEMBER})
    OR CASE WHEN about LIKE 'people.Person:%' THEN EXISTS (
        SELECT 1 FROM people_person p WHERE p.id = substr(about, 15)::uuid) END
"""


def of_the_rule(table: str, seen: str) -> list[migrations.RunSQL]:
    """Anybody may add: who is given somebody sees them from then on."""
    using = f"({OWNER.format(table=table)}) OR {seen}"
    added = f"CREATE POLICY added ON {table} FOR INSERT WITH CHECK (true)"
    return [
        policy(table, using),
        migrations.RunSQL(added, f"DROP POLICY added ON {table}"),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_row_security_of_restrictions"),
        ("audit", "0003_end_of_heads"),
        ("staff", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(FUNCTIONS, AWAY),
        *of_the_rule("people_visibility", SEEN),
        *of_the_rule("people_limitedaccess", "people_in_scope(person_id)"),
        *of_the_rule("audit_event", READ),
    ]
