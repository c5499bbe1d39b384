"""Whoever may not see a person is not shown that a defendant is them either."""

from django.db import migrations

from probation.records.row_security import through

DEFENDANT = """EXISTS (SELECT 1 FROM court_defendant up
                       WHERE up.id = court_matchdecision.defendant_id)"""
PERSON = """(person_id IS NULL OR EXISTS (
    SELECT 1 FROM people_person p WHERE p.id = court_matchdecision.person_id))"""


class Migration(migrations.Migration):
    dependencies = [("court", "0003_candidates_looked_for_again")]
    operations = [
        migrations.RunSQL(
            f"ALTER POLICY visible ON court_matchdecision USING ({DEFENDANT} AND {PERSON})",
            f"ALTER POLICY visible ON court_matchdecision USING ({DEFENDANT})",
        ),
        through("court_notthem", "defendant_id", "court_defendant"),
        through("court_alsolisted", "defendant_id", "court_defendant"),
    ]
