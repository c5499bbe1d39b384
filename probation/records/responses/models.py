from django.conf import settings
from django.db import models
from django.db.models import Q

from probation.records.keys import new_key


class Response(models.Model):
    """One response.  Deleted when it is withdrawn, so it has no history: the audit keeps
    that it was, and who decided what on it."""

    id = models.UUIDField(primary_key=True, default=new_key)
    about = models.TextField()  # such as "consultation:standards-2018"
    name = models.TextField(blank=True)  # as they want it shown; "" for nobody's
    address = models.EmailField(max_length=254)
    answers = models.JSONField()  # [[question, text], …]
    sent_at = models.DateTimeField()  # by the clock of what it is about
    received_at = models.DateTimeField()  # real
    confirmed_at = models.DateTimeField(null=True)  # real
    is_shown = models.BooleanField(null=True)  # None: nobody has decided
    why = models.TextField(blank=True)  # it is not shown
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    version = models.IntegerField(default=0)  # decisions on it

    may_be_deleted = True

    class Privacy:
        personal = {"name", "address", "answers", "why"}
        open = {
            "id", "about", "sent_at", "received_at", "confirmed_at", "is_shown",
            "decided_by", "version",
        }  # fmt: skip

    class Meta:
        ordering = ["sent_at", "id"]
        indexes = [models.Index(name="responses_about", fields=["about", "is_shown"])]
        constraints = [
            models.CheckConstraint(
                name="only_confirmed_responses_are_decided",
                condition=Q(is_shown=None) | Q(confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_response_not_shown_says_why",
                condition=~Q(is_shown=False) | ~Q(why=""),
            ),
        ]
