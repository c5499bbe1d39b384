"""How reports are read.  Each query starts from who is asking."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from probation.policy.london import london_day
from probation.policy.reports import REPORT, Status
from probation.records.court.models import Defendant
from probation.records.people import queries as people

from .models import Report, ReportChange


def visible_to(member) -> QuerySet[Report]:
    """With `status`, `content` and `version` as of their latest change."""
    latest = ReportChange.objects.filter(report=OuterRef("pk")).order_by("-id")
    return (
        Report.objects.filter(person__in=people.visible_to(member))
        .annotate(
            status=Subquery(latest.values("status")[:1]),
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
        .filter(status__in=[one for one in Status if not REPORT.is_final(one)])
        .order_by("hearing_on", "id")
    )


def last_change(report: Report) -> ReportChange:
    """Of a report that has been opened, with who made it."""
    return report.changes.select_related("by").latest("id")


def brought_in(report: Report, *, by, at) -> dict[str, Any]:
    """What the record answers of a report's form, by field; what it lacks is asked."""
    person = report.person
    # Row security shows the court's own words to those who work for that court alone.
    before = Defendant.objects.filter(pk=report.defendant_id).first()
    offences = [charge.title for charge in before.charges.all()] if before else []
    told = {
        "name": person.full_name,
        "date_of_birth": person.date_of_birth,
        "pnc": before.pnc if before else "",
        "address": before.address if before else "",
        "court": report.court.name,
        "local_justice_area": report.court.name,
        "date_of_hearing": report.hearing_on,
        "main_offence": offences[0] if offences else "",
        "other_offences": "; ".join(offences[1:]),
        "report_author": by.name,
        "office": report.court.name,
        "completion_date": london_day(at),
    }
    return {field: answer for field, answer in told.items() if answer}
