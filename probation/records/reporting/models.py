from django.conf import settings
from django.db import models
from django.db.models import Q

MEMBER = settings.AUTH_USER_MODEL
INSPECTION = "inspections.Inspection"


class Version(models.Model):
    """What a report says: text by section.  Every version is kept."""

    inspection = models.ForeignKey(INSPECTION, models.PROTECT, related_name="versions")
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    sections = models.JSONField(default=dict)  # policy.inspection.reporting.SECTIONS
    because = models.TextField(blank=True)  # of a correction: what was wrong
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {"id", "inspection", "follows", "sections", "because", "by", "at"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_report_has_one_first_version",
                fields=["inspection"],
                condition=Q(follows=None),
            ),
        ]


class Challenge(models.Model):
    """The inspected side says that a statement is not accurate."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="challenges")
    statement = models.TextField()  # its number in that version, such as “2.3”
    says = models.TextField()
    evidence = models.TextField(blank=True)
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {"id", "version", "statement", "says", "evidence", "by", "at"}

    class Meta:
        ordering = ["id"]


class Answer(models.Model):
    """Of somebody who was not part of the visit, with reasons."""

    challenge = models.OneToOneField(Challenge, models.PROTECT, related_name="answer")
    is_accepted = models.BooleanField()
    because = models.TextField()
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {"id", "challenge", "is_accepted", "because", "by", "at"}


class Final(models.Model):
    """The whole report as it stood when its check was finished: what embargoed copies show
    and what is published, word for word."""

    inspection = models.ForeignKey(INSPECTION, models.PROTECT, related_name="finals")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    content = models.JSONField()  # records/reporting/content.py
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {"id", "inspection", "version", "content", "by", "at"}


class Publication(models.Model):
    """A report as it went out, whole and for good.  Number 1 is the first; a correction is
    the next number, and what it corrects stays readable."""

    inspection = models.ForeignKey(
        INSPECTION, models.PROTECT, related_name="publications"
    )
    number = models.PositiveSmallIntegerField()
    version = models.OneToOneField(Version, models.PROTECT, related_name="publication")
    slug = models.SlugField(max_length=80)
    title = models.TextField()
    is_invented = models.BooleanField()
    content = models.JSONField()  # all of it: records/reporting/content.py
    because = models.TextField(blank=True)  # of a correction
    published_at = models.DateTimeField()
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {
            "id", "inspection", "number", "version", "slug", "title", "is_invented",
            "content", "because", "published_at", "by", "at",
        }  # fmt: skip

    class Meta:
        ordering = ["-published_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="published_exactly_once", fields=["inspection", "number"]
            ),
        ]
