"""Publishing: what time does, and no member on a screen.  Part of the actions."""

from django.db import transaction

from probation.policy.inspection import reporting as policy
from probation.policy.inspection.edition import Service
from probation.policy.inspection.reporting import Stage
from probation.policy.topics import Topic
from probation.records.audit import actions as audit
from probation.records.inspections.actions import move
from probation.records.inspections.models import Inspection
from probation.records.inspections.queries import edition_of
from probation.records.recommendations.actions import begin_progress
from probation.records.subscriptions import actions as subscriptions

from . import queries
from .models import Publication


@transaction.atomic
def publish(inspection: Inspection, *, path: str, at, real_now) -> Publication | None:
    """Whose minute has come, by whoever gave it that minute.  Run twice, or by two workers
    at once, it is published once: None says that there was nothing left to do.

    `path` is where it can then be read: readers who asked for it are told.

    A minute comes whoever is signed in, so nobody is asked for here: what goes out was
    settled when the check was finished.
    """
    Inspection.objects.select_for_update().get(pk=inspection.pk)
    last = inspection.stages.select_related("by").order_by("-id").first()
    if last.stage != Stage.SCHEDULED or last.publish_at > at:
        return None
    policy.can_finish_check(*queries.unanswered(inspection)).require()
    final = inspection.finals.order_by("-id").first()
    move(inspection, Stage.PUBLISHED, by=last.by, at=at)
    made = keep(inspection, final.version, 1, final.content, by=last.by, at=at)
    subscriptions.announce(
        f"inspection:{inspection.slug}",
        [Topic.ALL, Topic.YOUTH if _is_youth(inspection) else Topic.ADULT],
        inspection.title,
        summary_of(final.content),
        path,
        is_invented=inspection.is_invented,
        published_at=at,
        at=real_now,
    )
    begin_progress(inspection, by=last.by, at=at)
    audit.done("reporting.publish", by=last.by, at=at, about=inspection)
    return made


def summary_of(content) -> str:
    told = [
        f"{body['name']}: {body['overall'] or 'no overall rating'}"
        for body in content["bodies"]
    ]
    return "; ".join(told) + "."


def _is_youth(inspection: Inspection) -> bool:
    return edition_of(inspection).service is Service.YOUTH


def keep(inspection, version, number, content, *, because="", by, at) -> Publication:
    return Publication.objects.create(
        inspection=inspection,
        number=number,
        version=version,
        slug=inspection.slug,
        title=inspection.title,
        is_invented=inspection.is_invented,
        content=content,
        because=because,
        published_at=at,
        by=by,
        at=at,
    )
