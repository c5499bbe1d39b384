"""The only code that allocates orders to providers, and gives them to practitioners."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from probation.policy import allocation as policy
from probation.policy.access import Permission, may, may_work_with
from probation.policy.decision import YES, Decision, no
from probation.policy.explained import Explained, plain
from probation.policy.london import london_day
from probation.policy.order import Status
from probation.policy.organisation import Sector
from probation.policy.own_data.restricting import Work
from probation.records.audit import actions as audit
from probation.records.people.queries import can_work_with
from probation.records.sentences import actions as sentences
from probation.records.sentences.models import Order

from .models import Allocation, Assignment
from .queries import practitioners, visible_to

HOLDS = {
    policy.Body.NPS: Sector.NPS,
    policy.Body.CRC: Sector.CRC,
    policy.Body.UNIFIED: Sector.UNIFIED,
}


def can_allocate(order: Order, *, by, at) -> Decision:
    return may(by.roles, Permission.ALLOCATE_ORDER) & can_work_with(
        by, order.person_id, at=at, work=Work.SENTENCE
    )


@transaction.atomic
def allocate(
    order: Order,
    provider,
    grounds: Sequence[policy.Answered],
    *,
    override_because: str = "",
    follows: int,
    by,
    at,
    once=None,
) -> Allocation | None:
    """To `provider`, which must be of the kind that the grounds give, or overridden.

    `follows`: the responsibility that was on screen.  None: taken already.
    """
    now = _lock(order, by)
    if audit.is_done(once):
        return None
    can_allocate(now, by=by, at=at).require()
    answer = answered(grounds, override_because, provider, now.sentenced_on, by)
    decision = _runs(now) & _is_still(now.held, follows)
    if now.is_allocated:
        decision &= no("allocated", "This order is allocated already: transfer it")
    body = answer.value.body
    if body is None:
        told = "; ".join(ground.label for ground in answer.value.unanswered)
        decision &= no("unanswered", f"Answer first: {told}")
    elif provider.sector != HOLDS[body] or not _is_there(provider, london_day(at)):
        decision &= no(
            "wrong-provider",
            f"The grounds give this order to the {body.label}: choose one of its "
            "providers, or say why not",
        )
    decision.require()

    allocation = Allocation.objects.create(
        order=now,
        provider=provider,
        ground=answer.value.first_ground or "",
        grounds=[
            {"ground": one.ground, "answer": one.answer, "origin": one.origin}
            for one in grounds
        ],
        override_because=override_because,
        limit=policy.decision_limit(now.sentenced_on).day,
        by=by,
        at=at,
    )
    sentences.make_responsible(now, provider, "allocation", by=by, at=at)
    audit.done(
        "allocation.allocate",
        by=by,
        at=at,
        about=now.person,
        once=once,
        order=now.pk,
        provider=provider.code,
        body=plain(body),
    )
    return allocation


def answered(
    grounds: Sequence[policy.Answered], override_because: str, provider, on: date, by
) -> Explained[policy.Allocation]:
    """What the law book makes of the grounds; an override names the provider's body."""
    override = None
    if override_because.strip():
        body = next(b for b, sector in HOLDS.items() if sector == provider.sector)
        override = policy.Override(body, override_because, by.name)
    return policy.allocate(grounds, on, override)


def can_assign(order: Order, *, by, at) -> Decision:
    """Only the provider that answers for the order gives it to a practitioner."""
    return may(by.roles, Permission.ASSIGN_OFFICER) & may_work_with(
        order.provider_id in by.scopes
    )


@transaction.atomic
def assign(
    order: Order, officer, *, note: str = "", follows, by, at, once=None
) -> None:
    """Gives the order to a practitioner of the manager's own teams.

    `follows`: the assignment that was on screen; None where nobody held it.
    """
    now = _lock(order, by)
    if audit.is_done(once):
        return
    decision = can_assign(now, by=by, at=at) & _runs(now)
    decision &= _is_still(now.assignment, follows)
    if not now.is_allocated:
        decision &= no("not-allocated", "Allocate the order to a provider first")
    if officer.pk not in {one.pk for one in practitioners(by, london_day(at))}:
        decision &= no("not-in-team", "Choose a practitioner of your own teams")
    decision.require()

    team = officer.postings.filter(
        unit__in=by.postings.filter(until=None).values("unit"), until=None
    ).first()
    Assignment.objects.create(
        order=now,
        follows_id=now.assignment,
        officer=officer,
        team=team.unit,
        note=note,
        since=at,
        by=by,
    )
    audit.done(
        "allocation.assign",
        by=by,
        at=at,
        about=now.person,
        once=once,
        order=now.pk,
        officer=str(officer.key),
    )


def _lock(order: Order, by) -> Order:
    # Read again once it is ours: what a lock hands over was read before the wait.
    Order.objects.select_for_update().get(pk=order.pk)
    return visible_to(by).get(pk=order.pk)


def _runs(now: Order) -> Decision:
    return YES if now.status == Status.RUNNING else no("ended", "This order has ended")


def _is_still(now, follows) -> Decision:
    if now == follows:
        return YES
    return no("changed-meanwhile", "Someone has changed this meanwhile: look again")


def _is_there(unit, day: date) -> bool:
    return (unit.since is None or unit.since <= day) and (
        unit.until is None or day < unit.until
    )
