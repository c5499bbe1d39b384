"""See records/row_security.py."""

from django.db import migrations

from probation.records.row_security import DENIED, SCOPES, of_person, policy

# A unit that was responsible goes on reading; the other reasons end.
VISIBLE = f"""
    EXISTS (SELECT 1 FROM people_visibility v WHERE v.person_id = people_person.id
            AND v.unit_id = ANY ({SCOPES})
            AND (v.until IS NULL OR v.because = 'responsible'))
    AND id <> ALL (coalesce({DENIED}, ARRAY[]::uuid[]))
"""

# As of_person, but asking who may see and not for the person first: a search looks at
# thousands of these rows, and this is half the work.  OFFSET 0 keeps the database from
# gathering everybody whom a member may see before it looks at the first row.
FINDABLE = f"""
    EXISTS (SELECT 1 FROM people_visibility v
            WHERE v.person_id = people_searchtoken.person_id
            AND v.unit_id = ANY ({SCOPES})
            AND (v.until IS NULL OR v.because = 'responsible')
            AND v.person_id <> ALL (coalesce({DENIED}, ARRAY[]::uuid[])) OFFSET 0)
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [
        policy("people_person", VISIBLE),
        of_person("people_personchange"),
        of_person("people_alias"),
        of_person("people_identifier"),
        policy("people_searchtoken", FINDABLE),
        migrations.RunSQL("CREATE SEQUENCE people_crn", "DROP SEQUENCE people_crn"),
    ]
