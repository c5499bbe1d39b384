"""Seen by those who work for the court; see records/row_security.py."""

from django.db import migrations

from probation.records.row_security import through


class Migration(migrations.Migration):
    dependencies = [("hearings", "0001_initial"), ("court", "0004_row_security")]
    operations = [through("hearings_hearingchange", "defendant_id", "court_defendant")]
