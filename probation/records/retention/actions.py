"""The only code that keeps a record longer, decides that one goes, and deletes it."""

from django.db import connection, transaction

from probation.policy.access import Permission, may
from probation.policy.decision import Decision, no
from probation.policy.london import london_day
from probation.policy.own_data import retention as policy
from probation.records.audit import actions as audit
from probation.records.people.models import Person
from probation.records.people.queries import visible_to as people_visible_to

from . import deleting, queries
from .models import Approval, Deletion, Hold


def can_keep(*, by) -> Decision:
    return may(by.roles, Permission.ANSWER_FOR_DATA)


def can_decide_deletion(*, by) -> Decision:
    return may(by.roles, Permission.DECIDE_DELETION)


@transaction.atomic
def hold(person, kind: str, *, because: str, by, at, once=None) -> None:
    """Keeps the record, whatever its time."""
    person = _lock(person, by)
    if audit.is_done(once):
        return
    decision = can_keep(by=by)
    if kind not in list(policy.HoldKind):
        decision &= no("kind", "Choose what keeps it")
    if not because.strip():
        decision &= no("no-reason", "Say what it is kept for")
    decision.require()

    Hold.objects.create(person=person, kind=kind, because=because, since=london_day(at), by=by)  # fmt: skip
    _audit("hold", person, by=by, at=at, once=once, kind=kind)


@transaction.atomic
def end_hold(held: Hold, *, by, at, once=None) -> None:
    person = _lock(held.person, by)
    if audit.is_done(once):
        return
    can_keep(by=by).require()

    person.holds.filter(pk=held.pk, until=None).update(until=london_day(at), ended_by=by)  # fmt: skip
    _audit("end_hold", person, by=by, at=at, once=once, hold=held.pk)


@transaction.atomic
def approve(person, *, by, at, once=None) -> None:
    """Decides that the record goes: the night after, if the rules then still say so."""
    person = _lock(person, by)
    if audit.is_done(once):
        return
    today = london_day(at)
    held = queries.held_of(person)
    decision = can_decide_deletion(by=by) & policy.can_delete(held, today)
    if Approval.objects.filter(person=person, until=None).exists():
        decision &= no("approved-already", "This is decided already")
    decision.require()

    until = policy.kept_until(held, today).value
    Approval.objects.create(person=person, kept_until=until, by=by, at=at)
    _audit("approve", person, by=by, at=at, once=once, kept_until=until.isoformat())


@transaction.atomic
def take_back(person, *, by, at, once=None) -> None:
    """The record does not go after all."""
    person = _lock(person, by)
    if audit.is_done(once):
        return
    can_decide_deletion(by=by).require()

    Approval.objects.filter(person=person, until=None).update(until=at)
    _audit("take_back", person, by=by, at=at, once=once)


@transaction.atomic
def delete(approval: Approval, *, at) -> Deletion:
    """Deletes a record whose going was decided; for the loading role.  Refused where the
    rules, asked again, say that it stays."""
    person = Person.objects.select_for_update().get(pk=approval.person_id)
    approval = Approval.objects.select_related("by").get(pk=approval.pk, until=None)
    today = london_day(at)
    held = queries.held_of(person)
    policy.can_delete(held, today).require()

    until = policy.kept_until(held, today)
    made = Deletion.objects.create(
        kept_until=until.value,
        reasons=deleting.reasons(until),
        rows=deleting.delete(person),
        approved_by=approval.by,
        approved_at=approval.at,
        at=at,
    )
    with connection.cursor() as cursor:  # nothing of it may be left to a later moment
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    audit.done("retention.delete", by=None, at=at, about=made, approved_by=str(approval.by.key), rows=sum(made.rows.values()))  # fmt: skip
    return made


def _lock(person, by) -> Person:
    return people_visible_to(by).select_for_update().get(pk=person.pk)


def _audit(verb: str, person, *, by, at, once, **detail) -> None:
    audit.done(f"retention.{verb}", by=by, at=at, about=person, once=once, **detail)
