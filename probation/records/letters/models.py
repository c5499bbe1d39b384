from django.db import models

from probation.records.keys import new_key


class Letter(models.Model):
    """One letter to one mailbox, in an outbox.

    `key` says what it is, so that it is written once; `message_id` goes with every try, so
    that a mail reader shows one that came twice as one.  `owner` is whose it is: deleted
    with them.  Times are real ones.
    """

    id = models.UUIDField(primary_key=True, default=new_key)
    key = models.TextField(unique=True)
    message_id = models.TextField(unique=True)
    owner = models.UUIDField()
    to = models.EmailField(max_length=254)
    subject = models.TextField()
    text = models.TextField()
    headers = models.JSONField(default=dict)
    written_at = models.DateTimeField()
    due_at = models.DateTimeField()  # of the next try
    tries = models.IntegerField(default=0)
    fault = models.TextField(blank=True)  # of the last try
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    may_be_deleted = True

    class Privacy:
        personal = {"owner", "to", "subject", "text", "headers", "key", "fault"}
        open = {
            "id", "message_id", "written_at", "due_at", "tries", "sent_at",
            "given_up_at",
        }  # fmt: skip

    class Meta:
        indexes = [
            models.Index(
                name="letters_due",
                fields=["due_at"],
                condition=models.Q(sent_at=None, given_up_at=None),
            ),
            models.Index(name="letters_of", fields=["owner"]),
        ]


class Asking(models.Model):
    """That a letter was asked for: `who` is a digest of the mailbox or of the place it was
    asked from, which nobody can turn back without the service's key.  For throttling."""

    who = models.TextField()
    at = models.DateTimeField()

    may_be_deleted = True

    class Privacy:
        personal = {"who"}
        open = {"id", "at"}

    class Meta:
        indexes = [models.Index(name="askings_of", fields=["who", "at"])]
