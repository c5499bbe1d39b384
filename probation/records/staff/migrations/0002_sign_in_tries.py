"""Where failed sign-ins are counted (Django's database cache): see config/sign_in.py."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("staff", "0001_initial")]
    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE sign_in_tries (
                cache_key varchar(255) PRIMARY KEY,
                value text NOT NULL,
                expires timestamptz NOT NULL
            );
            CREATE INDEX sign_in_tries_expires ON sign_in_tries (expires);
            """,
            "DROP TABLE sign_in_tries",
        )
    ]
