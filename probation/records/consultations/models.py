from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

MEMBER = settings.AUTH_USER_MODEL
NOT_PERSONAL: set[str] = set()


class Draft(models.Model):
    """A draft edition of the standards.  What it says is its latest Text.  Its row is what
    is locked while anything about it is written."""

    slug = models.SlugField(unique=True, max_length=100)
    title = models.TextField()
    is_invented = models.BooleanField()
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Privacy:
        personal = NOT_PERSONAL
        open = {"id", "slug", "title", "is_invented", "by", "at"}


class Text(models.Model):
    """The whole text of a draft as somebody left it: see policy/consultation.py read."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="texts")
    version = models.IntegerField()
    text = models.TextField()
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = NOT_PERSONAL
        open = {"id", "draft", "version", "text", "by", "at"}

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                name="one_text_follows_another", fields=["draft", "version"]
            )
        ]


class Consultation(models.Model):
    """The public is asked about one text of a draft.  Never changed once it is out."""

    slug = models.SlugField(unique=True, max_length=100)
    text = models.ForeignKey(Text, models.PROTECT, related_name="consultations")
    title = models.TextField()
    about = models.TextField()
    questions = ArrayField(models.TextField())
    opened_at = models.DateTimeField()  # as all times here: by the scenario's clock
    closes_at = models.DateTimeField()  # the first instant at which it is closed
    is_invented = models.BooleanField()
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")

    is_history = True

    class Privacy:
        personal = NOT_PERSONAL
        open = {
            "id", "slug", "text", "title", "about", "questions", "opened_at",
            "closes_at", "is_invented", "by",
        }  # fmt: skip

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(
                name="a_consultation_closes_after_it_opens",
                condition=Q(closes_at__gt=F("opened_at")),
            )
        ]


class Outcome(models.Model):
    """What came of a consultation.  The latest counts; a correction is one more."""

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="outcomes"
    )
    version = models.IntegerField()
    summary = models.TextField()  # of the responses
    is_adopted = models.BooleanField()
    why = models.TextField()
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = NOT_PERSONAL
        open = {
            "id", "consultation", "version", "summary", "is_adopted", "why", "by", "at",
        }  # fmt: skip

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                name="one_outcome_follows_another", fields=["consultation", "version"]
            )
        ]
