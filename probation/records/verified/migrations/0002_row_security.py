"""See records/row_security.py."""

from django.db import migrations

from probation.records.row_security import of_person


class Migration(migrations.Migration):
    dependencies = [("verified", "0001_initial"), ("people", "0002_row_security")]
    operations = [of_person("verified_verification")]
