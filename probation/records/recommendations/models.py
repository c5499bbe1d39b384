from django.conf import settings
from django.db import models
from django.db.models import Q

from probation.policy.inspection.reporting import Progress as Step

MEMBER = settings.AUTH_USER_MODEL
INSPECTION = "inspections.Inspection"


class Recommendation(models.Model):
    """Withdrawn (`until`) or never changed; what becomes of it is in `progress`."""

    inspection = models.ForeignKey(
        INSPECTION, models.PROTECT, related_name="recommendations"
    )
    text = models.TextField()
    addressee = models.ForeignKey(
        "organisations.Unit", models.PROTECT, related_name="+"
    )
    due_on = models.DateField()
    repeats = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField(null=True)  # withdrawn before publication

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {
            "id", "inspection", "text", "addressee", "due_on", "repeats", "by", "at",
            "until",
        }  # fmt: skip

    class Meta:
        ordering = ["id"]


class Progress(models.Model):
    """What was said of a published recommendation, by either side."""

    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="progress"
    )
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    step = models.CharField(max_length=10, choices=Step.choices)
    action = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {
            "id", "recommendation", "follows", "step", "action", "evidence", "by", "at",
        }  # fmt: skip

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="a_recommendation_is_answered_first_once",
                fields=["recommendation"],
                condition=Q(follows=None),
            ),
        ]
