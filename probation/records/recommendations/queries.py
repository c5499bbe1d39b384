"""How recommendations are read: by either side, and by everyone once published."""

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from probation.records.inspections.models import Inspection
from probation.records.inspections.queries import either_side

from .models import Progress, Recommendation


def register(*, is_invented: bool) -> list[Recommendation]:
    """Recommendations of published reports, what is due first at the top."""
    seen = Recommendation.objects.filter(
        inspection__publications__is_invented=is_invented, until=None
    ).distinct()
    return _with_progress(seen).order_by("due_on", "id")


def _with_progress(seen: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    last = Progress.objects.filter(recommendation=OuterRef("pk")).order_by("-id")
    steps = Prefetch("progress", Progress.objects.select_related("by").order_by("id"))
    return (
        seen.select_related("addressee", "inspection", "repeats__inspection")
        .prefetch_related(steps)
        .annotate(
            step=Subquery(last.values("step")[:1]),
            version=Subquery(last.values("id")[:1]),
        )
    )


def recommendations_of(inspection: Inspection) -> QuerySet[Recommendation]:
    return _with_progress(inspection.recommendations.filter(until=None))


def recommendations_visible_to(member) -> QuerySet[Recommendation]:
    return _with_progress(
        Recommendation.objects.filter(
            inspection__in=either_side(member).values("pk"), until=None
        )
    )


def made_before(inspection: Inspection) -> QuerySet[Recommendation]:
    """Published to one of the same units before: such as may be made again."""
    units = inspection.inspected.values("unit")
    return (
        Recommendation.objects.filter(
            inspection__inspected__unit__in=units,
            inspection__is_invented=inspection.is_invented,
            inspection__publications__isnull=False,
            until=None,
        )
        .exclude(inspection=inspection)
        .select_related("inspection")
        .distinct()
    )
