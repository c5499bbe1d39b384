from django.conf import settings
from django.db import models
from django.db.models import F, Q

from probation.policy.own_data.retention import HoldKind

MEMBER = settings.AUTH_USER_MODEL


class Hold(models.Model):
    """Something that keeps a record past its time."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="holds")
    kind = models.CharField(max_length=20, choices=HoldKind.choices)
    because = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True)
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(MEMBER, models.PROTECT, null=True, related_name="+")

    is_history = True

    class Privacy:
        personal = {"because"}
        open = {"id", "person", "kind", "since", "until", "by", "ended_by"}

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            models.CheckConstraint(
                name="hold_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=F("since")),
            ),
        ]


class Approval(models.Model):
    """A named person decided that a record goes.  The rules are asked again that night."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    kept_until = models.DateField()  # the day that was on screen
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField(null=True)  # taken back

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {"id", "person", "kept_until", "by", "at", "until"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_approval", fields=["person"], condition=Q(until=None)
            ),
        ]


class Deletion(models.Model):
    """The statement of a record that is no more: nothing in it says whose it was."""

    kept_until = models.DateField()
    reasons = models.JSONField()  # the rules, in words without days
    rows = models.JSONField()  # table → how many rows
    approved_by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {
            "id", "kept_until", "reasons", "rows", "approved_by", "approved_at", "at",
        }  # fmt: skip

    class Meta:
        ordering = ["-id"]
