"""What each case was judged is for the inspectorate that read it: see row_security.py."""

from django.db import migrations

from probation.records.row_security import PLACES, policy, through

OURS = f"""EXISTS (
    SELECT 1 FROM inspections_inspected d JOIN inspections_inspection i ON i.id = d.inspection_id
    WHERE d.id = inspections_judgement.inspected_id AND i.run_by_id = ANY({PLACES}))"""


class Migration(migrations.Migration):
    dependencies = [("inspections", "0001_initial")]
    operations = [
        policy("inspections_judgement", OURS),
        through("inspections_judgementchange", "judgement_id", "inspections_judgement"),
    ]
