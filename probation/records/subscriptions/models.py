from django.contrib.postgres.fields import ArrayField
from django.db import models

from probation.policy.topics import Pace
from probation.records.keys import new_key


class Subscription(models.Model):
    """Somebody who confirmed that they want letters.  Nothing else is known of them, and
    the row goes when they leave.  Times are real ones."""

    id = models.UUIDField(primary_key=True, default=new_key)
    address = models.EmailField(max_length=254, unique=True)  # in small letters
    topics = ArrayField(models.TextField())  # policy.topics.Topic
    pace = models.TextField(choices=Pace.choices)
    confirmed_at = models.DateTimeField()
    told_at = (
        models.DateTimeField()
    )  # notices until then are in a digest, or before them

    may_be_deleted = True

    class Privacy:
        personal = {"address", "topics"}
        open = {"id", "pace", "confirmed_at", "told_at"}


class Notice(models.Model):
    """Something was published that subscribers may be told of."""

    key = models.TextField(unique=True)  # such as "consultation:standards:opened"
    topics = ArrayField(models.TextField())
    title = models.TextField()
    summary = models.TextField()
    path = models.TextField()  # of its page
    is_invented = models.BooleanField()
    published_at = models.DateTimeField()  # by the clock of what is published
    noticed_at = models.DateTimeField()  # real
    told_at = models.DateTimeField(null=True)  # when the letters at once were written

    class Privacy:
        personal: set[str] = set()
        open = {
            "id", "key", "topics", "title", "summary", "path", "is_invented",
            "published_at", "noticed_at", "told_at",
        }  # fmt: skip

    class Meta:
        ordering = ["-published_at", "-id"]
        indexes = [models.Index(name="notices_noticed", fields=["noticed_at"])]
