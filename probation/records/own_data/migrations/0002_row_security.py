"""See records/row_security.py."""

from django.db import migrations

from probation.records.row_security import of_person, through


class Migration(migrations.Migration):
    dependencies = [("own_data", "0001_initial")]
    operations = [
        of_person("own_data_request"),
        through("own_data_requestchange", "request_id", "own_data_request"),
        through("own_data_considered", "request_id", "own_data_request"),
        through("own_data_pack", "request_id", "own_data_request"),
        of_person("own_data_dispute"),
        through("own_data_disputedecision", "dispute_id", "own_data_dispute"),
    ]
