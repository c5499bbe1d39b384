"""The only code that writes what is said of somebody's life.

Three actions for all kinds of thing: what each must say is policy/circumstances.py.
"""

from datetime import date
from typing import Any

from django.db import transaction

from probation.policy.access import Permission, may
from probation.policy.circumstances import Kind, can_end, can_say
from probation.policy.decision import YES, Decision, no
from probation.policy.london import london_day
from probation.records.audit import actions as audit
from probation.records.people import actions as people
from probation.records.people.queries import can_work_with
from probation.records.people.queries import visible_to as people_visible_to

from .models import Said
from .queries import TABLES, visible_to


def can_change(person, *, by, at) -> Decision:
    return may(by.roles, Permission.EDIT_PERSON) & can_work_with(by, person.pk, at=at)


@transaction.atomic
def add(person, kind: Kind, told: dict[str, Any], *, by, at, once=None) -> Said | None:
    """`told`: the fields of the kind.  None: this form was taken already."""
    person = people_visible_to(by).select_for_update().get(pk=person.pk)
    if audit.is_done(once):
        return None
    decision = can_change(person, by=by, at=at) & can_say(kind, told, london_day(at))
    decision.require()

    said = _write(person, kind, told, by=by, at=at)
    _audit("add", said, kind, by=by, at=at, once=once)
    return said


@transaction.atomic
def end(
    said: Said, kind: Kind, *, until: date, because: str = "", by, at, once=None
) -> None:
    """It holds no longer, from `until` on.  A disability's adjustments end with it."""
    now = _lock(said, kind, by)
    if audit.is_done(once):
        return
    decision = can_change(now.person, by=by, at=at) & _is_open(now)
    decision &= can_end(until, now.since, london_day(at))
    decision.require()

    _end(now, until=until, because=because, by=by, at=at)
    if kind is Kind.DISABILITY:
        for one in now.adjustments.filter(ended_at=None):
            last = max(until, one.since or until)
            _end(one, until=last, because=because, by=by, at=at)
    if kind is Kind.ADDRESS:
        _find_by_postcode(now.person)
    _audit("end", now, kind, by=by, at=at, once=once)


@transaction.atomic
def correct(
    said: Said, kind: Kind, told: dict[str, Any], *, by, at, once=None
) -> Said | None:
    """What was written was wrong: it stays, ended, and what is right follows it."""
    now = _lock(said, kind, by)
    if audit.is_done(once):
        return None
    decision = can_change(now.person, by=by, at=at) & _is_open(now)
    decision &= can_say(kind, told, london_day(at))
    decision.require()

    _end(now, until=None, because="Corrected", by=by, at=at)
    right = _write(now.person, kind, {**told, "corrects": now}, by=by, at=at)
    if kind is Kind.DISABILITY:
        _carry_adjustments(now, right, by=by, at=at)
    _audit("correct", right, kind, by=by, at=at, once=once)
    return right


def _lock(said: Said, kind: Kind, by) -> Said:
    # Read again once it is ours: what a lock hands over was read before the wait.
    TABLES[kind]._default_manager.select_for_update().get(pk=said.pk)
    return visible_to(by, kind).get(pk=said.pk)


def _is_open(now: Said) -> Decision:
    if now.ended_at is None:
        return YES
    return no(
        "ended-already", f"{now.ended_by.name} has ended or corrected this meanwhile"
    )


def _write(person, kind: Kind, told: dict[str, Any], *, by, at) -> Said:
    said = TABLES[kind]._default_manager.create(person=person, by=by, at=at, **told)
    if kind is Kind.ADDRESS:
        _find_by_postcode(person)
    return said


def _end(now: Said, *, until: date | None, because: str, by, at) -> None:
    now.until, now.ended_because = until, because
    now.ended_by, now.ended_at = by, at
    now.save(update_fields=["until", "ended_because", "ended_by", "ended_at"])


def _carry_adjustments(was, right, *, by, at) -> None:
    for one in was.adjustments.filter(ended_at=None):
        _end(one, until=None, because="Corrected", by=by, at=at)
        told = {"what": one.what, "since": one.since, "disability": right}
        _write(one.person, Kind.ADJUSTMENT, {**told, "corrects": one}, by=by, at=at)


def _find_by_postcode(person) -> None:
    addresses = TABLES[Kind.ADDRESS]._default_manager.filter(
        person=person, ended_at=None
    )
    people.find_by_postcode(person, addresses.values_list("postcode", flat=True))


def _audit(verb: str, said: Said, kind: Kind, *, by, at, once) -> None:
    audit.done(
        f"circumstances.{verb}",
        by=by,
        at=at,
        about=said.person,
        once=once,
        kind=kind,
        row=said.pk,
    )
