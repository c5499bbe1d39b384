"""See records/row_security.py."""

from django.db import migrations

from probation.records.row_security import of_person, through


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("people", "0002_row_security")]
    operations = [
        of_person("reports_report"),
        through("reports_reportchange", "report_id", "reports_report"),
    ]
