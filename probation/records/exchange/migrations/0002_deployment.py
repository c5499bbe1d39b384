"""A name for this deployment's own keys; and the keys are the loader's alone to read."""

from django.db import migrations

from probation.records.row_security import policy


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "INSERT INTO exchange_deployment (id, prefix)"
            " VALUES (true, left(gen_random_uuid()::text, 8))",
            "DELETE FROM exchange_deployment",
        ),
        policy("exchange_key", "false"),
    ]
