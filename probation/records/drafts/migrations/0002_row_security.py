"""A draft is its writer's alone: see records/row_security.py."""

from django.db import migrations

from probation.records.row_security import MEMBER, policy


class Migration(migrations.Migration):
    dependencies = [("drafts", "0001_initial")]
    operations = [policy("drafts_draft", f"member_id = (SELECT {MEMBER})")]
