from django.conf import settings
from django.db import models
from django.db.models import Q

from probation.policy.inspection.edition import Kind
from probation.policy.inspection.reporting import Stage
from probation.policy.inspection.results import Judgement as Answer

MEMBER = settings.AUTH_USER_MODEL


class Inspection(models.Model):
    """Of one or more units, against one edition of the standards."""

    slug = models.SlugField(unique=True, max_length=80)  # its address when published
    title = models.TextField()
    edition = models.TextField()  # its key in policy/inspection/editions
    fingerprint = models.TextField()  # of that edition, as it was when this began
    run_by = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    lead = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    began_on = models.DateField()
    is_invented = models.BooleanField()  # runs on the scenario's clock
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Privacy:
        personal: set[str] = set()
        open = {
            "id", "slug", "title", "edition", "fingerprint", "run_by", "lead",
            "began_on", "is_invented", "by", "at",
        }  # fmt: skip

    class Meta:
        ordering = ["-began_on", "-id"]

    def __str__(self) -> str:
        return self.title


class Inspected(models.Model):
    """A unit that is inspected.  `population`: how many cases might have been drawn."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="inspected")
    unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    population = models.PositiveIntegerField(null=True)

    class Privacy:
        personal: set[str] = set()
        open = {"id", "inspection", "unit", "kind", "population"}

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="a_unit_is_inspected_once_each_time", fields=["inspection", "unit"]
            ),
        ]


class Visitor(models.Model):
    """Somebody who takes part in the visit, and so may not answer a challenge."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="visitors")
    member = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {"id", "inspection", "member", "by", "at"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_visitor_is_named_once", fields=["inspection", "member"]
            ),
        ]


class StageChange(models.Model):
    """Where an inspection stands: the latest row of the chain."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="stages")
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage.choices)
    publish_at = models.DateTimeField(null=True)  # of a report to be published
    because = models.TextField(blank=True)
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {
            "id", "inspection", "follows", "stage", "publish_at", "because", "by", "at",
        }  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="an_inspection_begins_once",
                fields=["inspection"],
                condition=Q(follows=None),
            ),
            models.CheckConstraint(
                name="what_is_scheduled_has_its_minute",
                condition=~Q(stage=Stage.SCHEDULED) | Q(publish_at__isnull=False),
            ),
        ]


class ResultsFile(models.Model):
    """A file of results taken in.  Of each unit the newest that speaks of it counts; those
    before it are kept."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="files")
    name = models.TextField()
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    by = models.ForeignKey(MEMBER, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {"id", "inspection", "name", "sha256", "rows", "by", "at"}

    class Meta:
        ordering = ["-id"]


class Judgement(models.Model):
    """Of one case on one key question, as the file said it."""

    file = models.ForeignKey(ResultsFile, models.PROTECT, related_name="judgements")
    inspected = models.ForeignKey(Inspected, models.PROTECT, related_name="judgements")
    case = models.TextField()  # the inspection's own label: no case reference number
    question = models.TextField()
    answer = models.CharField(max_length=3, choices=Answer.choices)

    is_history = True

    class Privacy:
        personal = {"case", "question", "answer"}
        open = {"id", "file", "inspected"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_case_is_judged_once_on_a_question",
                fields=["file", "inspected", "case", "question"],
            ),
        ]


class JudgementChange(models.Model):
    """A judgement looked at again before the panel closed."""

    judgement = models.ForeignKey(Judgement, models.PROTECT, related_name="changes")
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=3, choices=Answer.choices)
    because = models.TextField()
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = {"answer", "because"}
        open = {"id", "judgement", "follows", "by", "at"}

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="a_judgement_is_first_changed_once",
                fields=["judgement"],
                condition=Q(follows=None),
            ),
        ]


class PanelRecord(models.Model):
    """What the panel said of one unit; the latest row of the chain holds.  After one that
    is closed nothing follows."""

    inspected = models.ForeignKey(Inspected, models.PROTECT, related_name="panels")
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    # {standard: {"rating": ..., "because": ...}}: judged ones, and those that were moved.
    choices = models.JSONField(default=dict)
    names = models.TextField(blank=True)  # who sat
    is_closed = models.BooleanField(default=False)
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {
            "id", "inspected", "follows", "choices", "names", "is_closed", "by", "at",
        }  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_panel_sits_first_once",
                fields=["inspected"],
                condition=Q(follows=None),
            ),
        ]
