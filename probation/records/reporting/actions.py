"""The only code that writes, checks and publishes reports of inspections."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from probation.policy.access import Permission, may
from probation.policy.decision import Decision, no, unchanged
from probation.policy.inspection import reporting as policy
from probation.policy.inspection.reporting import Stage
from probation.records.audit import actions as audit
from probation.records.inspections.actions import move
from probation.records.inspections.models import Inspection
from probation.records.inspections.queries import locked, of_inspected_side

from . import queries
from .content import content_of
from .models import Answer, Challenge, Final, Version
from .publishing import keep


def can_write(inspection: Inspection, *, by) -> Decision:
    answer = may(by.roles, Permission.INSPECT)
    if inspection.stage not in {Stage.DRAFTING, Stage.CHECKING}:
        answer &= no("wrong-status", _not_now(inspection))
    return answer


def _not_now(inspection: Inspection) -> str:
    return f"Not while it is: {Stage(inspection.stage).label.lower()}"


@transaction.atomic
def write(
    inspection: Inspection,
    sections: Mapping[str, str],
    *,
    follows: int | None,
    by,
    at,
    once=None,
) -> None:
    """Keeps a version of the report, as text by section of the policy."""
    now = locked(inspection, by)
    if audit.is_done(once):
        return
    last = queries.latest(now)
    decision = can_write(now, by=by) & unchanged(last.pk if last else None, follows)
    decision.require()

    Version.objects.create(
        inspection=now, follows=last, sections=dict(sections), by=by, at=at
    )
    _audit("write", now, by=by, at=at, once=once)


def can_send_to_check(inspection: Inspection, *, by) -> Decision:
    version = queries.latest(inspection)
    answer = may(by.roles, Permission.LEAD_INSPECTION)
    answer &= policy.INSPECTION.can_move(Stage(inspection.stage), Stage.CHECKING)
    return answer & policy.can_send_to_check(version.sections if version else {})


@transaction.atomic
def send_to_check(inspection: Inspection, *, by, at, once=None) -> None:
    """The inspected side may read the report now, and challenge it."""
    now = locked(inspection, by)
    if audit.is_done(once):
        return
    can_send_to_check(now, by=by).require()
    move(now, Stage.CHECKING, by=by, at=at)
    _audit("send_to_check", now, by=by, at=at, once=once)


def can_challenge(inspection: Inspection, *, by) -> Decision:
    answer = may(by.roles, Permission.ANSWER_INSPECTION)
    if inspection.stage != Stage.CHECKING:
        answer &= no("wrong-status", f"The check is over. {_not_now(inspection)}")
    return answer


@transaction.atomic
def challenge(
    inspection: Inspection,
    statement: str,
    *,
    says: str,
    evidence: str = "",
    by,
    at,
    once=None,
) -> Challenge | None:
    """One numbered statement is not accurate.  None: this form was taken already."""
    Inspection.objects.select_for_update().get(pk=inspection.pk)
    now = of_inspected_side(by).get(pk=inspection.pk)
    if audit.is_done(once):
        return None
    decision = can_challenge(now, by=by)
    version = queries.sent_to_check(now)
    numbers = (
        {one.number for one in policy.statements(version.sections)} if version else ()
    )
    if statement not in numbers:
        decision &= no("statement", f"The report has no statement {statement}")
    if not says.strip():
        decision &= no("says", "Say what is not accurate")
    decision.require()

    made = Challenge.objects.create(
        version=version, statement=statement, says=says, evidence=evidence, by=by, at=at
    )
    _audit("challenge", now, by=by, at=at, once=once, challenge=made.pk)
    return made


def can_answer(inspection: Inspection, *, by) -> Decision:
    answer = may(by.roles, Permission.LEAD_INSPECTION)
    if inspection.stage != Stage.CHECKING:
        answer &= no("wrong-status", _not_now(inspection))
    return answer & policy.may_answer(str(by.key), queries.took_part(inspection))


@transaction.atomic
def answer(
    challenge: Challenge, *, is_accepted: bool, because: str, by, at, once=None
) -> None:
    seen = queries.challenges_visible_to(by).get(pk=challenge.pk)
    now = locked(seen.version.inspection, by)
    if audit.is_done(once):
        return
    decision = can_answer(now, by=by)
    if Answer.objects.filter(challenge=seen).exists():
        decision &= no("changed-meanwhile", "Somebody has answered this meanwhile")
    if not because.strip():
        decision &= no("no-reason", "Say why")
    decision.require()

    Answer.objects.create(
        challenge=seen, is_accepted=is_accepted, because=because, by=by, at=at
    )
    _audit("answer", now, by=by, at=at, once=once, challenge=seen.pk)


def can_finish_check(inspection: Inspection, *, by) -> Decision:
    answer = may(by.roles, Permission.LEAD_INSPECTION)
    answer &= policy.INSPECTION.can_move(Stage(inspection.stage), Stage.FINAL)
    return answer & policy.can_finish_check(*queries.unanswered(inspection))


@transaction.atomic
def finish_check(inspection: Inspection, *, by, at, once=None) -> None:
    """The report is final: from here on it is corrected, not changed."""
    now = locked(inspection, by)
    if audit.is_done(once):
        return
    can_finish_check(now, by=by).require()
    version = queries.latest(now)
    content = content_of(now, version)
    Final.objects.create(inspection=now, version=version, content=content, by=by, at=at)
    move(now, Stage.FINAL, by=by, at=at)
    _audit("finish_check", now, by=by, at=at, once=once)


def can_schedule(inspection: Inspection, *, by) -> Decision:
    answer = may(by.roles, Permission.PUBLISH)
    answer &= policy.INSPECTION.can_move(Stage(inspection.stage), Stage.SCHEDULED)
    return answer & policy.can_finish_check(*queries.unanswered(inspection))


@transaction.atomic
def schedule(
    inspection: Inspection,
    publish_at: datetime,
    *,
    follows: int,
    now,
    by,
    at,
    once=None,
) -> None:
    """`now` is by the clock that its minute is told by: see `clock_of` in the door."""
    seen = locked(inspection, by)
    if audit.is_done(once):
        return
    decision = can_schedule(seen, by=by) & unchanged(seen.version, follows)
    decision &= policy.can_schedule(publish_at, now)
    decision.require()
    move(seen, Stage.SCHEDULED, publish_at=publish_at, by=by, at=at)
    _audit("schedule", seen, by=by, at=at, once=once, publish_at=publish_at.isoformat())


@transaction.atomic
def hold(
    inspection: Inspection, *, because: str, follows: int, by, at, once=None
) -> None:
    """Not published at that minute after all."""
    now = locked(inspection, by)
    if audit.is_done(once):
        return
    decision = may(by.roles, Permission.PUBLISH) & unchanged(now.version, follows)
    decision &= policy.INSPECTION.can_move(Stage(now.stage), Stage.FINAL)
    if not because.strip():
        decision &= no("no-reason", "Say why it is held back")
    decision.require()
    move(now, Stage.FINAL, because=because, by=by, at=at)
    _audit("hold", now, by=by, at=at, once=once)


def can_correct(inspection: Inspection, *, by) -> Decision:
    answer = may(by.roles, Permission.PUBLISH)
    if inspection.stage != Stage.PUBLISHED:
        answer &= no("wrong-status", "Only a published report is corrected")
    return answer


@transaction.atomic
def correct(
    inspection: Inspection,
    sections: Mapping[str, str],
    *,
    because: str,
    follows: int,
    by,
    at,
    once=None,
) -> None:
    """Published at once as the next number; what it corrects stays readable.

    Only words are corrected: what was rated stays as it was published.
    """
    now = locked(inspection, by)
    if audit.is_done(once):
        return
    last = queries.latest(now)
    decision = can_correct(now, by=by) & unchanged(last.pk, follows)
    if not because.strip():
        decision &= no("no-reason", "Say what was wrong")
    if dict(sections) == last.sections:
        decision &= no("same", "Nothing is changed")
    decision &= policy.can_send_to_check(sections)
    decision.require()

    version = Version.objects.create(
        inspection=now,
        follows=last,
        sections=dict(sections),
        because=because,
        by=by,
        at=at,
    )
    before = now.publications.order_by("-number").first()
    words = content_of(now, version)["sections"]
    content = {**before.content, "sections": words}
    keep(now, version, before.number + 1, content, because=because, by=by, at=at)
    _audit("correct", now, by=by, at=at, once=once)


def _audit(verb: str, inspection: Inspection, *, by, at, once, **detail) -> None:
    audit.done(f"reporting.{verb}", by=by, at=at, about=inspection, once=once, **detail)
