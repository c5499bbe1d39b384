from django.conf import settings
from django.db import models
from django.db.models import Q

from probation.policy.appointment import Status

MEMBER = settings.AUTH_USER_MODEL


class Appointment(models.Model):
    """Has no status of its own: its status is its latest StatusChange (see queries).

    A copy in a column could drift from the history; here there is nothing to keep in
    step, and an index finds the latest row.
    """

    person = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="appointments"
    )
    order = models.ForeignKey(
        "sentences.Order", models.PROTECT, related_name="appointments"
    )
    kind = models.CharField(max_length=10)  # contact type code, such as COAI
    starts_at = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    office = models.ForeignKey(
        "organisations.Office", models.PROTECT, null=True, related_name="+"
    )
    officer = models.ForeignKey(MEMBER, models.PROTECT, related_name="appointments")

    class Privacy:
        personal: set[str] = set()
        open = {
            "id", "person", "order", "kind", "starts_at", "minutes", "office",
            "officer",
        }  # fmt: skip

    class Meta:
        ordering = ["starts_at"]
        indexes = [
            models.Index(name="diary", fields=["officer", "starts_at"]),
            models.Index(name="appointments_of", fields=["person", "starts_at"]),
        ]


class StatusChange(models.Model):
    """One row for each move or correction.  Never changed, never deleted.

    The rows are a chain.  Of two people who answer the same row, `follows` lets one in:
    that is the version check, kept by the database.
    """

    appointment = models.ForeignKey(
        Appointment, models.PROTECT, related_name="status_changes"
    )
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=20, choices=Status.choices)
    because = models.TextField(blank=True)  # why it is corrected
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = {"because"}
        open = {"id", "appointment", "follows", "status", "by", "at"}

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(name="latest_status", fields=["appointment", "-id"])]
        constraints = [
            models.CheckConstraint(
                name="status_is_known", condition=Q(status__in=list(Status))
            ),
            models.UniqueConstraint(
                name="one_first_status",
                fields=["appointment"],
                condition=Q(follows=None),
            ),
        ]


class Note(models.Model):
    """Something written down about a person: never changed; a correction follows it."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="notes")
    order = models.ForeignKey(
        "sentences.Order", models.PROTECT, null=True, related_name="notes"
    )
    appointment = models.ForeignKey(
        Appointment, models.PROTECT, null=True, related_name="notes"
    )
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    is_sensitive = models.BooleanField()  # not to be shown to the person
    happened_at = models.DateTimeField()
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = {"text"}
        open = {
            "id", "person", "order", "appointment", "corrects", "is_sensitive",
            "happened_at", "by", "at",
        }  # fmt: skip

    class Meta:
        ordering = ["-happened_at", "-id"]
        indexes = [models.Index(name="notes_of", fields=["person", "-happened_at"])]
