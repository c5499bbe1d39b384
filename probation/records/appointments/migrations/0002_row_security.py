"""See records/row_security.py."""

from django.db import migrations

from probation.records.row_security import of_person, through


class Migration(migrations.Migration):
    dependencies = [
        ("appointments", "0001_initial"),
        ("people", "0002_row_security"),
    ]
    operations = [
        of_person("appointments_appointment"),
        of_person("appointments_note"),
        through(
            "appointments_statuschange", "appointment_id", "appointments_appointment"
        ),
    ]
