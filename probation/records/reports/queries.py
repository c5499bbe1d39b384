"""How reports are read.  Each query starts from who is asking."""

from django.db.models import OuterRef, Q, QuerySet, Subquery

from probation.policy.report import Progress
from probation.records.people import queries as people

from .models import Report, ReportChange


def visible_to(member) -> QuerySet[Report]:
    """With `progress`, `content` and `version` as of their latest change."""
    latest = ReportChange.objects.filter(report=OuterRef("pk")).order_by("-id")
    return (
        Report.objects.filter(person__in=people.visible_to(member))
        .annotate(
            progress=Subquery(latest.values("progress")[:1]),
            content=Subquery(latest.values("content")[:1]),
            version=Subquery(latest.values("id")[:1]),
        )
        .select_related("person", "court", "author")
    )


def open_for(member) -> QuerySet[Report]:
    """Reports not yet sent that the member writes, or that nobody has begun, by hearing."""
    return (
        visible_to(member)
        .filter(Q(author=member.pk) | Q(author=None))
        .filter(progress__in=[Progress.REQUESTED, Progress.WRITING])
        .order_by("hearing_on", "id")
    )
