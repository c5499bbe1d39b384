"""The only code that makes recommendations and says what becomes of them."""

from datetime import date

from django.db import transaction

from probation.policy.access import Permission, may
from probation.policy.decision import YES, Decision, no, unchanged
from probation.policy.inspection import reporting as policy
from probation.policy.inspection.reporting import RECOMMENDATION, Stage
from probation.policy.inspection.reporting import Progress as Step
from probation.policy.london import london_day
from probation.records.audit import actions as audit
from probation.records.inspections.models import Inspection
from probation.records.inspections.queries import locked

from .models import Progress, Recommendation
from .queries import made_before, recommendations_visible_to

MADE_IN = frozenset({Stage.PANEL, Stage.DRAFTING, Stage.CHECKING})


def can_recommend(inspection: Inspection, *, by) -> Decision:
    answer = may(by.roles, Permission.INSPECT)
    if inspection.stage not in MADE_IN:
        text = "The report is final: its recommendations no longer change"
        answer &= no("wrong-status", text)
    return answer


@transaction.atomic
def recommend(
    inspection: Inspection,
    text: str,
    *,
    addressee,
    due_on: date,
    repeats: Recommendation | None = None,
    by,
    at,
    once=None,
) -> Recommendation | None:
    """`repeats`: the same, published before to one of these units.  None: taken already."""
    now = locked(inspection, by)
    if audit.is_done(once):
        return None
    decision = can_recommend(now, by=by)
    decision &= policy.can_recommend(text, due_on, london_day(at))
    if repeats is not None and repeats not in made_before(now):
        decision &= no("repeats", "That one was not made to these bodies before")
    decision.require()

    made = Recommendation.objects.create(
        inspection=now,
        text=text.strip(),
        addressee=addressee,
        due_on=due_on,
        repeats=repeats,
        by=by,
        at=at,
    )
    _audit("recommend", now, by=by, at=at, once=once, recommendation=made.pk)
    return made


@transaction.atomic
def withdraw(recommendation: Recommendation, *, by, at, once=None) -> None:
    """Before the report is final; the row stays."""
    now = locked(recommendation.inspection, by)
    if audit.is_done(once):
        return
    can_recommend(now, by=by).require()
    recommendations_visible_to(by).get(pk=recommendation.pk)
    Recommendation.objects.filter(pk=recommendation.pk, until=None).update(until=at)
    _audit("withdraw", now, by=by, at=at, once=once, recommendation=recommendation.pk)


def begin_progress(inspection: Inspection, *, by, at) -> None:
    """Part of publishing: from now on each is in the public register."""
    for one in inspection.recommendations.filter(until=None):
        one.progress.create(step=RECOMMENDATION.start, by=by, at=at)


def can_say(step: Step, current: Step, *, evidence: str = "", by) -> Decision:
    """What each side may say: the addressee what it does, the inspectorate what it saw."""
    is_ours = bool(may(by.roles, Permission.INSPECT))
    answer = YES
    if not is_ours:
        answer &= may(by.roles, Permission.ANSWER_INSPECTION)
    answer &= RECOMMENDATION.can_move(current, step)
    return answer & policy.may_say(step, is_inspectorate=is_ours, evidence=evidence)


@transaction.atomic
def say(
    recommendation: Recommendation,
    step: Step,
    *,
    action: str = "",
    evidence: str = "",
    follows: int | None,
    by,
    at,
    once=None,
) -> None:
    """What was done about a published recommendation; everyone can read it."""
    Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    now = recommendations_visible_to(by).get(pk=recommendation.pk)
    if audit.is_done(once):
        return
    decision = unchanged(now.version, follows)
    if now.step is None:
        decision &= no("wrong-status", "It is not published yet")
    else:
        decision &= can_say(step, Step(now.step), evidence=evidence, by=by)
    decision.require()

    Progress.objects.create(
        recommendation=now,
        follows_id=now.version,
        step=step,
        action=action,
        evidence=evidence,
        by=by,
        at=at,
    )
    _audit("say", now.inspection, by=by, at=at, once=once, recommendation=now.pk)


def _audit(verb: str, inspection: Inspection, *, by, at, once, **detail) -> None:
    audit.done(
        f"recommendations.{verb}", by=by, at=at, about=inspection, once=once, **detail
    )
