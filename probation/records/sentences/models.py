from django.conf import settings
from django.db import models
from django.db.models import Q

from probation.policy.order import Status

MEMBER = settings.AUTH_USER_MODEL


class Order(models.Model):
    """A sentence, or licence, that someone is supervised under.

    Its end, its half and its two thirds are worked out (policy/sentences), never typed;
    a date that the court itself stated is kept beside and wins.
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="orders")
    defendant = models.ForeignKey(
        "court.Defendant", models.PROTECT, null=True, related_name="orders"
    )
    kind = models.CharField(max_length=40)  # key of a policy.sentences type
    court = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    sentenced_on = models.DateField()
    convicted_on = models.DateField(null=True)
    lengths = models.JSONField()  # the type's own figures: key → whole number
    ends_on_by_court = models.DateField(null=True)
    made_at = models.DateTimeField()

    class Privacy:
        personal = {"kind", "lengths", "ends_on_by_court"}
        open = {
            "id", "person", "defendant", "court", "sentenced_on", "convicted_on",
            "made_at",
        }  # fmt: skip

    class Meta:
        ordering = ["-sentenced_on", "-id"]

    def __str__(self) -> str:
        return f"order {self.pk}"


class OrderOffence(models.Model):
    """An offence that an order is for."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="offences")
    code = models.TextField(blank=True)
    title = models.TextField()
    is_main = models.BooleanField(default=False)

    class Privacy:
        personal = {"code", "title"}
        open = {"id", "order", "is_main"}

    class Meta:
        ordering = ["-is_main", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_main_offence", fields=["order"], condition=Q(is_main=True)
            ),
        ]


class Requirement(models.Model):
    """What the court requires under an order."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="requirements")
    kind = models.CharField(max_length=50)  # key of a policy.requirements type
    length = models.PositiveIntegerField(null=True)  # in the type's own unit
    also = models.JSONField(default=dict)  # further figures: key → whole number
    detail = models.TextField(blank=True)

    class Privacy:
        personal = {"kind", "length", "also", "detail"}
        open = {"id", "order"}

    class Meta:
        ordering = ["id"]


class OrderChange(models.Model):
    """Whether an order runs: one row for each change.  Never changed, never deleted."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="changes")
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=10, choices=Status.choices)
    on = models.DateField()  # the day it ended, or began
    reason = models.CharField(max_length=40, blank=True)  # key of a policy.ending
    because = models.TextField(blank=True)
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = {"reason", "because"}
        open = {"id", "order", "follows", "status", "on", "by", "at"}

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="one_first_order_change",
                fields=["order"],
                condition=Q(follows=None),
            ),
            models.CheckConstraint(
                name="order_status_is_known", condition=Q(status__in=list(Status))
            ),
        ]


class Responsibility(models.Model):
    """Which provider answers for an order from this moment on.

    Each row holds until the one that follows it, so there is never a gap and never two:
    at every moment one provider answers for the order.
    """

    order = models.ForeignKey(Order, models.PROTECT, related_name="responsibilities")
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="next"
    )
    provider = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    since = models.DateTimeField()
    because = models.CharField(max_length=20)  # sentence, allocation, transfer
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {"id", "order", "follows", "provider", "since", "because", "by"}

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="one_first_responsibility",
                fields=["order"],
                condition=Q(follows=None),
            ),
        ]
