"""How reports are read.  Each query starts from who is asking."""

from django.db.models import OuterRef, QuerySet, Subquery

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
