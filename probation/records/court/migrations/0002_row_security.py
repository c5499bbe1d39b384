"""A court's list is seen by those who work for that court; see records/row_security.py."""

from django.db import migrations

from probation.records.row_security import SCOPES, policy, through


class Migration(migrations.Migration):
    dependencies = [("court", "0001_initial"), ("people", "0002_row_security")]
    operations = [
        policy("court_message", f"court_id = ANY ({SCOPES})"),
        policy("court_listing", f"court_id = ANY ({SCOPES})"),
        through("court_charge", "defendant_id", "court_defendant"),
        through("court_matchdecision", "defendant_id", "court_defendant"),
        # Seen by the courts that list them.
        policy(
            "court_defendant",
            """EXISTS (SELECT 1 FROM court_listing l
                       WHERE l.defendant_id = court_defendant.id)
""",
        ),
        # Only while the person is: whoever is kept from them is not shown a likeness.
        policy(
            "court_candidate",
            """EXISTS (SELECT 1 FROM court_defendant d
                       WHERE d.id = court_candidate.defendant_id)
               AND EXISTS (SELECT 1 FROM people_person p
                           WHERE p.id = court_candidate.person_id)""",
        ),
    ]
