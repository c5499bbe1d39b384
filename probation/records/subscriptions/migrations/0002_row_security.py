"""A subscription is seen by who has its link, or says its address; and by jobs."""

from django.db import migrations

from probation.records.row_security import READER, policy


class Migration(migrations.Migration):
    dependencies = [("subscriptions", "0001_initial")]
    operations = [
        policy(
            "subscriptions_subscription",
            f"id::text = {READER} OR address = {READER}",
        )
    ]
