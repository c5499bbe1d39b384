from django.conf import settings
from django.db import models
from django.db.models import Q

from probation.policy.reports import Status
from probation.policy.time_limits.court import Report as ReportKind

MEMBER = settings.AUTH_USER_MODEL


class Report(models.Model):
    """A pre-sentence report asked for by a court.  Its status is its latest change."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="reports")
    defendant = models.ForeignKey(
        "court.Defendant", models.PROTECT, related_name="reports"
    )
    court = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=ReportKind.choices)
    requested_on = models.DateField()
    hearing_on = models.DateField()  # the day the court adjourned to
    in_custody = models.BooleanField()
    author = models.ForeignKey(MEMBER, models.PROTECT, null=True, related_name="+")

    class Privacy:
        personal: set[str] = set()
        open = {
            "id", "person", "defendant", "court", "kind", "requested_on", "hearing_on",
            "in_custody", "author",
        }  # fmt: skip

    class Meta:
        ordering = ["hearing_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="report_kind_is_known", condition=Q(kind__in=list(ReportKind))
            ),
        ]


class ReportChange(models.Model):
    """One row for each move of a report, with what it said then.  Never changed."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="changes")
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=10, choices=Status.choices)
    content = models.JSONField(default=dict)  # field of policy.report_forms → answer
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = {"content"}
        open = {"id", "report", "follows", "status", "by", "at"}

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="one_first_report_change",
                fields=["report"],
                condition=Q(follows=None),
            ),
            models.CheckConstraint(
                name="report_status_is_known", condition=Q(status__in=list(Status))
            ),
        ]
