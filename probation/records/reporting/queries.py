"""How reports are read: by who works on them, by the inspected side, and by everyone."""

from datetime import datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from probation.policy.inspection.reporting import Stage
from probation.records.inspections.models import Inspection, StageChange
from probation.records.inspections.queries import visible_to

from .models import Answer, Challenge, Final, Publication, Version


def latest(inspection: Inspection) -> Version | None:
    return inspection.versions.select_related("by").order_by("-id").first()


def sent_to_check(inspection: Inspection) -> Version | None:
    """The version that the inspected side has before it: its numbers stay as they were."""
    sent = StageChange.objects.filter(
        inspection=inspection, stage=Stage.CHECKING
    ).order_by("-id")
    return (
        inspection.versions.filter(at__lte=Subquery(sent.values("at")[:1]))
        .order_by("-id")
        .first()
    )


def challenges_of(inspection: Inspection) -> QuerySet[Challenge]:
    return Challenge.objects.filter(version__inspection=inspection).select_related(
        "by", "answer__by"
    )


def unanswered(inspection: Inspection) -> tuple[int, int]:
    """How many challenges there are, and how many have no answer."""
    told = challenges_of(inspection).aggregate(
        all=Count("id"), open=Count("id", filter=Q(answer=None))
    )
    return told["all"], told["open"]


def challenges_visible_to(member) -> QuerySet[Challenge]:
    seen = Challenge.objects.filter(
        version__inspection__in=visible_to(member).values("pk")
    )
    return seen.select_related("version__inspection", "by", "answer__by")


def took_part(inspection: Inspection) -> set[str]:
    """Keys of those who visited, led or wrote: none of them answers a challenge."""
    return {
        str(key)
        for key in (
            inspection.lead.key,
            *inspection.visitors.values_list("member__key", flat=True),
            *inspection.versions.values_list("by__key", flat=True),
        )
    }


def final_of(inspection: Inspection) -> Final | None:
    return inspection.finals.order_by("-id").first()


def due(*, scenario_now: datetime, real_now: datetime) -> list[Inspection]:
    """Whose minute has come: invented ones by the scenario's clock, real ones by real time."""
    last = StageChange.objects.filter(inspection=OuterRef("pk")).order_by("-id")
    found = Inspection.objects.annotate(
        stage=Subquery(last.values("stage")[:1]),
        publish_at=Subquery(last.values("publish_at")[:1]),
    )
    return list(
        found.filter(
            Q(is_invented=True, publish_at__lte=scenario_now)
            | Q(is_invented=False, publish_at__lte=real_now),
            stage=Stage.SCHEDULED,
        )
    )


# What everyone may read: publications, never what they are made of.


def published(*, is_invented: bool) -> QuerySet[Publication]:
    """The newest publication of each inspection, newest first."""
    newest = Publication.objects.filter(inspection=OuterRef("inspection")).order_by(
        "-number"
    )
    return Publication.objects.filter(
        is_invented=is_invented, pk=Subquery(newest.values("pk")[:1])
    )


def published_as(slug: str, *, is_invented: bool) -> list[Publication]:
    """Every publication of one inspection, the newest first."""
    found = Publication.objects.filter(slug=slug, is_invented=is_invented)
    return list(found.order_by("-number"))


def answer_of(challenge: Challenge) -> Answer | None:
    return getattr(challenge, "answer", None)
