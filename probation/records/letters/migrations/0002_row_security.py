"""Anybody may have a letter written; it is read by who is written to, and by jobs.

Askings are digests and name nobody.
"""

from django.db import migrations

from probation.records.row_security import READER, policy


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_initial")]
    operations = [policy("letters_letter", f"owner::text = {READER}", check="true")]
