"""The only code that enters sentences, moves responsibility for them and ends them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from probation.policy import requirements, sentences
from probation.policy.access import Because, Permission, may, may_work_with
from probation.policy.decision import YES, Decision, no
from probation.policy.endings import OrderEnd, applies_to
from probation.policy.endings import can_end as can_be_over
from probation.policy.london import london_day
from probation.policy.order import WORKFLOW, Status, can_be_made
from probation.policy.own_data.restricting import Work
from probation.records.audit import actions as audit
from probation.records.people import actions as people
from probation.records.people.models import Visibility
from probation.records.people.queries import can_work_with
from probation.records.people.queries import visible_to as people_visible_to

from .models import Order, Responsibility
from .queries import ends, made_before, visible_to, with_status


@dataclass(frozen=True)
class NewRequirement:
    """A requirement as the court made it: `length` in the type's own unit, `also` its
    further figures by key, such as a curfew's hours."""

    kind: str  # key of a type of policy.requirements
    length: int | None = None
    also: Mapping[str, int] = field(default_factory=dict)
    detail: str = ""


def can_enter(person, *, by, at) -> Decision:
    return may(by.roles, Permission.RESULT_HEARING) & can_work_with(
        by, person.pk, at=at, work=Work.SENTENCE
    )


def allowed(
    kind: str,
    lengths: dict[str, int],
    wanted: Sequence[NewRequirement],
    *,
    sentenced_on: date,
) -> Decision:
    """What the law of that day says of the sentence itself."""
    type_ = sentences.BY_KEY[kind]
    answer = type_.allows(lengths, on=sentenced_on)
    answer &= type_.requirements_allowed(len(wanted))
    for one in wanted:
        requirement = requirements.BY_KEY[one.kind]
        answer &= requirement.possible_in(kind, type_.title)
        answer &= requirement.allows(one.length, on=sentenced_on, also=one.also)
    return answer


@transaction.atomic
def enter_sentence(
    person,
    provider,
    *,
    kind: str,
    lengths: dict[str, int],
    wanted: Sequence[NewRequirement],
    court,
    sentenced_on: date,
    offences: Sequence[tuple[str, str]],
    defendant=None,
    ends_on_by_court: date | None = None,
    by,
    at,
    once=None,
) -> Order | None:
    """The order that a court made.  Until it is allocated, `provider` answers for it.

    `offences`: (CJS code or "", title), the main one first.  None: taken already.
    """
    person = people_visible_to(by).select_for_update(of=("self",)).get(pk=person.pk)
    if audit.is_done(once):
        return None
    decision = can_enter(person, by=by, at=at)
    decision &= allowed(kind, lengths, wanted, sentenced_on=sentenced_on)
    if sentenced_on > london_day(at):
        decision &= no("future", "The day of sentence cannot be in the future")
    if defendant is not None:
        decision &= can_be_made(
            court=court.pk,
            on=sentenced_on,
            charges=[title for _, title in offences],
            before=made_before(person, defendant),
        )
    if not offences:
        decision &= no("no-offence", "Say for which offence")
    decision.require()

    order = Order.objects.create(
        person=person,
        defendant=defendant,
        kind=kind,
        court=court,
        sentenced_on=sentenced_on,
        lengths=lengths,
        ends_on_by_court=ends_on_by_court,
        made_at=at,
    )
    for place, (code, title) in enumerate(offences):
        order.offences.create(code=code, title=title, is_main=place == 0)
    for one in wanted:
        order.requirements.create(
            kind=one.kind, length=one.length, also=dict(one.also), detail=one.detail
        )
    order.changes.create(status=WORKFLOW.start, on=sentenced_on, by=by, at=at)
    make_responsible(order, provider, "sentence", by=by, at=at)
    # The hearing is over: from now on it is the provider who sees the person.
    people.end(person.pk, Because.BEFORE_COURT, unit=court, at=at)
    audit.done(
        "sentences.enter_sentence",
        by=by,
        at=at,
        about=person,
        once=once,
        order=order.pk,
        kind=kind,
    )
    return order


def make_responsible(order: Order, provider, because: str, *, by, at) -> None:
    """From now on `provider` answers for the order.  Part of an action.

    Who may see the person follows at once: whoever answers for a running order.
    """
    last = order.responsibilities.last()
    Responsibility.objects.create(
        order=order,
        follows=last,
        provider=provider,
        since=at,
        because=because,
        by=by,
    )
    _show_to_the_responsible(order.person_id, at=at)


def _show_to_the_responsible(person_id, *, at) -> None:
    running = with_status(Order.objects.filter(person=person_id)).filter(
        status=Status.RUNNING
    )
    answering = set(running.values_list("provider_id", flat=True))
    shown = Visibility.objects.filter(
        person=person_id, because=Because.RESPONSIBLE, until=None
    )
    seeing = set(shown.values_list("unit", flat=True))
    for unit in answering - seeing:
        Visibility.objects.create(
            person_id=person_id, unit_id=unit, because=Because.RESPONSIBLE, since=at
        )
    shown.exclude(unit__in=answering).update(until=at)


def can_end(order: Order, *, by, at) -> Decision:
    return may(by.roles, Permission.END_ORDER) & can_work_with(
        by, order.person_id, at=at, work=Work.SENTENCE
    )


@transaction.atomic
def end_order(
    order: Order,
    reason: OrderEnd,
    *,
    ended_on: date,
    because: str = "",
    follows: int,
    by,
    at,
    once=None,
) -> None:
    now = _lock(order, by)
    if audit.is_done(once):
        return
    decision = can_end(now, by=by, at=at) & _is_still(now, follows)
    decision &= WORKFLOW.can_move(Status(now.status), Status.ENDED)
    if not now.sentenced_on <= ended_on <= london_day(at):
        decision &= no(
            "impossible-day",
            "The order ended on or after the day of sentence, and not in the future",
        )
    (decision & _can_end_so(now, reason, at)).require()

    told = {"on": ended_on, "reason": reason, "because": because}
    _change(now, Status.ENDED, "end_order", told, by=by, at=at, once=once)


def _can_end_so(now: Order, reason: OrderEnd, at) -> Decision:
    """Whether such a sentence ends for this reason, and whether its time has come."""
    answer = applies_to(reason, sentences.BY_KEY[now.kind].family)
    last = ends(now)
    if reason is OrderEnd.EXPIRED and last is not None:
        answer &= can_be_over(
            reason,
            end=last.value,
            on=london_day(at),
            breach_open=False,
            warrant_out=False,
        )
    return answer


def can_reopen(order: Order, *, by, at) -> Decision:
    """By whoever answered for it when it ended: they read on, and may put this right."""
    return may(by.roles, Permission.END_ORDER) & may_work_with(
        order.provider_id in by.scopes
    )


@transaction.atomic
def reopen_order(
    order: Order, *, because: str, follows: int, by, at, once=None
) -> None:
    """Puts right an ending recorded by mistake; both rows are kept."""
    now = _lock(order, by)
    if audit.is_done(once):
        return
    decision = can_reopen(now, by=by, at=at) & _is_still(now, follows)
    decision &= WORKFLOW.can_correct(Status(now.status), Status.RUNNING, because)
    decision.require()

    told = {"on": london_day(at), "because": because}
    _change(now, Status.RUNNING, "reopen_order", told, by=by, at=at, once=once)


def _lock(order: Order, by) -> Order:
    # Read again once it is ours: what a lock hands over was read before the wait.
    Order.objects.select_for_update().get(pk=order.pk)
    return visible_to(by).get(pk=order.pk)


def _is_still(now: Order, follows: int) -> Decision:
    if now.version == follows:
        return YES
    status = Status(now.status).label.lower()
    return no(
        "changed-meanwhile", f"Someone has changed this meanwhile: it is {status}"
    )


def _change(now: Order, status, verb, told: dict[str, Any], *, by, at, once) -> None:
    now.changes.create(follows_id=now.version, status=status, by=by, at=at, **told)
    _show_to_the_responsible(now.person_id, at=at)
    audit.done(
        f"sentences.{verb}",
        by=by,
        at=at,
        about=now.person,
        once=once,
        order=now.pk,
        status=status,
    )
