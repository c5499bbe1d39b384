"""See records/row_security.py."""

from django.db import migrations

from probation.records.row_security import through


class Migration(migrations.Migration):
    dependencies = [
        ("allocation", "0001_initial"),
        ("sentences", "0002_row_security"),
    ]
    operations = [
        through("allocation_allocation", "order_id", "sentences_order"),
        through("allocation_assignment", "order_id", "sentences_order"),
    ]
