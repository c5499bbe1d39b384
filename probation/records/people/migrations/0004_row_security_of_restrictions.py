"""See records/row_security.py."""

from django.db import migrations

from probation.records.row_security import of_person


class Migration(migrations.Migration):
    dependencies = [("people", "0003_restricted_processing")]
    operations = [of_person("people_restrictedprocessing")]
