"""See records/row_security.py."""

from django.db import migrations

from probation.records.row_security import of_person


class Migration(migrations.Migration):
    dependencies = [("circumstances", "0001_initial")]
    operations = [
        of_person("circumstances_address"),
        of_person("circumstances_reached"),
        of_person("circumstances_contact"),
        of_person("circumstances_circumstance"),
        of_person("circumstances_disability"),
        of_person("circumstances_adjustment"),
    ]
