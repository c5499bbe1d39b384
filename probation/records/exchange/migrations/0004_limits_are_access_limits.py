"""The keys of a file that is called otherwise since version 2 of the format."""

from django.db import migrations

# Row security holds the owner too, and lets nobody but the loader see a key.
RENAME = """
    ALTER TABLE exchange_key NO FORCE ROW LEVEL SECURITY;
    UPDATE exchange_key SET file = '{}' WHERE file = '{}';
    ALTER TABLE exchange_key FORCE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0003_what_was_simulated")]

    operations = [
        migrations.RunSQL(
            RENAME.format("access_limits", "limits"),
            RENAME.format("limits", "access_limits"),
        )
    ]
