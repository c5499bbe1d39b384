"""Anybody may respond; a response is seen by who has its link, by all once it is shown, and
by whoever works here."""

from django.db import migrations

from probation.records.row_security import MEMBER, READER, policy


class Migration(migrations.Migration):
    dependencies = [("responses", "0001_initial")]
    operations = [
        policy(
            "responses_response",
            f"id::text = {READER} OR is_shown OR (SELECT {MEMBER}) IS NOT NULL",
            check="true",
        )
    ]
