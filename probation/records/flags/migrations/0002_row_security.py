"""See records/row_security.py."""

from django.db import migrations

from probation.records.row_security import of_person, through


class Migration(migrations.Migration):
    dependencies = [("flags", "0001_initial")]
    operations = [
        of_person("flags_flag"),
        through("flags_review", "flag_id", "flags_flag"),
    ]
