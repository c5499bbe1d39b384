from django.db import models
from django.db.models import Q


class Event(models.Model):
    """Something a member of staff did, saw, looked for or was refused.

    Never changed, never deleted.  No foreign keys: the log must outlive whatever it
    speaks of.  Each member's events are a chain: `position` counts them, and `seal` is
    the SHA-256 of this entry and the seal before it, set by the database (migration
    0002), so that an entry edited, removed or moved shows.  See docs/audit.md.
    """

    what = models.TextField()  # such as "appointments.record_outcome"
    by = models.UUIDField()  # the member's key: a username may change
    at = models.DateTimeField()
    about = models.TextField(blank=True)  # such as "people.Person:<its key>"
    detail = models.JSONField(default=dict)
    request = models.TextField(blank=True)  # the request's id, as in the server's log
    # The key of the form that asked for it: sent twice, it is done once.
    once = models.UUIDField(null=True)
    position = models.BigIntegerField(default=0, editable=False)
    seal = models.BinaryField(default=b"", editable=False)

    is_history = True

    class Privacy:
        personal = {"by", "about", "detail"}
        open = {"id", "what", "at", "request", "once", "position", "seal"}

    class Meta:
        indexes = [
            models.Index(name="audit_about", fields=["about", "at"]),
            models.Index(name="audit_at", fields=["at"]),
        ]
        constraints = [
            models.UniqueConstraint(name="one_chain_each", fields=["by", "position"]),
            models.UniqueConstraint(
                name="a_form_is_taken_once",
                fields=["once"],
                condition=Q(once__isnull=False),
            ),
        ]


class EndOfHeads(models.Model):
    """Where the book of signed heads ended when it was last written to: one row.

    What stands outside the database shows what was changed inside; this row shows what was
    cut off or lost outside (records/audit/heads.py).
    """

    lines = models.PositiveBigIntegerField()
    last = models.BinaryField()  # SHA-256 of the last line
    lost = models.TextField(blank=True)  # until somebody says why

    class Privacy:
        personal: set[str] = set()
        open = {"id", "lines", "last", "lost"}

    class Meta:
        constraints = [
            models.CheckConstraint(name="one_book_of_heads", condition=Q(id=1))
        ]
