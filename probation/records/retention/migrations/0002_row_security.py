"""See records/row_security.py."""

from django.db import migrations

from probation.records.row_security import of_person


class Migration(migrations.Migration):
    dependencies = [("retention", "0001_initial")]
    operations = [of_person("retention_hold"), of_person("retention_approval")]
