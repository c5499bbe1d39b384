from django.conf import settings
from django.db import models
from django.db.models import F, Q

MEMBER = settings.AUTH_USER_MODEL


class Flag(models.Model):
    """A registration: of a type, sometimes with a level and a category.

    Never changed but to be ended, once; a change of level is a new flag in its place.
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="flags")
    kind = models.CharField(max_length=10)  # codes.REGISTER_TYPE
    level = models.CharField(max_length=10, blank=True)  # policy/flags.py
    category = models.CharField(max_length=10, blank=True)
    officer = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    notes = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField(null=True)  # None: open
    ended_because = models.TextField(blank=True)
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_by = models.ForeignKey(MEMBER, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    is_history = True

    class Privacy:
        personal = {"kind", "level", "category", "notes", "ended_because"}
        open = {
            "id", "person", "officer", "since", "until", "by", "at", "ended_by",
            "ended_at",
        }  # fmt: skip

    class Meta:
        ordering = ["-since", "-id"]
        indexes = [models.Index(name="flags_of", fields=["person", "until"])]
        constraints = [
            models.UniqueConstraint(
                name="one_open_flag_of_a_type",
                fields=["person", "kind"],
                condition=Q(until=None),
            ),
            models.CheckConstraint(
                name="flag_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=F("since")),
            ),
            models.CheckConstraint(
                name="flag_ends_by_somebody",
                condition=Q(until=None, ended_at=None, ended_by=None)
                | Q(
                    until__isnull=False, ended_at__isnull=False, ended_by__isnull=False
                ),
            ),
        ]


class Review(models.Model):
    """Somebody looked at a flag again, and it stays."""

    flag = models.ForeignKey(Flag, models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    notes = models.TextField(blank=True)
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = {"notes"}
        open = {"id", "flag", "reviewed_on", "by", "at"}

    class Meta:
        ordering = ["-reviewed_on", "-id"]
