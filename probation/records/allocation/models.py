from django.conf import settings
from django.db import models
from django.db.models import Q

MEMBER = settings.AUTH_USER_MODEL


class Allocation(models.Model):
    """The decision which provider an order goes to: every ground, and who decided."""

    order = models.OneToOneField(
        "sentences.Order", models.PROTECT, related_name="allocation"
    )
    provider = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    ground = models.CharField(max_length=40, blank=True)  # the first true one, if any
    grounds = models.JSONField()  # key → yes, no or unknown, and where it came from
    override_because = models.TextField(blank=True)
    limit = models.DateField()  # by when it had to be decided
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = {"ground", "grounds", "override_because"}
        open = {"id", "order", "provider", "limit", "by", "at"}


class Assignment(models.Model):
    """Which practitioner holds an order from this moment on, until the next row."""

    order = models.ForeignKey(
        "sentences.Order", models.PROTECT, related_name="assignments"
    )
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="next"
    )
    officer = models.ForeignKey(MEMBER, models.PROTECT, related_name="assignments")
    team = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    since = models.DateTimeField()
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")

    is_history = True

    class Privacy:
        personal = {"note"}
        open = {"id", "order", "follows", "officer", "team", "since", "by"}

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="one_first_assignment", fields=["order"], condition=Q(follows=None)
            ),
        ]
