"""A refused message of a court is shown to that court; one whose court nobody can read, to
whoever may import.  What has just come is shown to nobody: the loading role takes it in."""

from django.db import migrations

from probation.records.row_security import SCOPES

HERE = f"court_id = ANY ({SCOPES})"
NOWHERE = "court_id IS NULL AND current_setting('app.imports', true) = 'yes'"


class Migration(migrations.Migration):
    dependencies = [("court", "0005_arrivals")]
    operations = [
        migrations.RunSQL(
            f"ALTER POLICY visible ON court_message USING ({HERE} OR ({NOWHERE}))",
            f"ALTER POLICY visible ON court_message USING ({HERE})",
        ),
        migrations.RunSQL(
            """
            CREATE POLICY comes ON court_arrival FOR INSERT WITH CHECK (true);
            ALTER TABLE court_arrival ENABLE ROW LEVEL SECURITY;
            ALTER TABLE court_arrival FORCE ROW LEVEL SECURITY;
            """,
            """
            ALTER TABLE court_arrival NO FORCE ROW LEVEL SECURITY;
            ALTER TABLE court_arrival DISABLE ROW LEVEL SECURITY;
            DROP POLICY comes ON court_arrival;
            """,
        ),
    ]
