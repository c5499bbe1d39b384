"""See records/row_security.py."""

from django.db import migrations

from probation.records.row_security import of_person, through


class Migration(migrations.Migration):
    dependencies = [("sentences", "0001_initial"), ("people", "0002_row_security")]
    operations = [
        of_person("sentences_order"),
        *(
            through(f"sentences_{table}", "order_id", "sentences_order")
            for table in (
                "orderoffence",
                "requirement",
                "orderchange",
                "responsibility",
            )
        ),
    ]
