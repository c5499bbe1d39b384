"""The only code that writes flags."""

from datetime import date

from django.db import transaction

from probation.policy import flags as policy
from probation.policy.access import Permission, may
from probation.policy.decision import YES, Decision, no
from probation.policy.london import london_day
from probation.policy.own_data.restricting import Work
from probation.records.audit import actions as audit
from probation.records.people.queries import can_work_with
from probation.records.people.queries import visible_to as people_visible_to

from .models import Flag
from .queries import visible_to


def can_flag(person, *, by, at) -> Decision:
    return may(by.roles, Permission.FLAG_PERSON) & can_work_with(
        by, person.pk, at=at, work=Work.SAFETY
    )


@transaction.atomic
def add(
    person,
    kind: str,
    *,
    level: str = "",
    category: str = "",
    since: date,
    officer=None,
    notes: str = "",
    by,
    at,
    once=None,
) -> Flag | None:
    """A flag that cannot stand beside the new one ends: another level, another RoSH.

    None: this form was taken already.
    """
    person = people_visible_to(by).select_for_update().get(pk=person.pk)
    if audit.is_done(once):
        return None
    today = london_day(at)
    decision = can_flag(person, by=by, at=at)
    decision &= policy.can_flag(kind, level, category, since, today)
    flags = person.flags.select_related("officer")
    standing = [
        flag for flag in flags.filter(until=None) if policy.replaces(kind, flag.kind)
    ]
    if any((f.kind, f.level, f.category) == (kind, level, category) for f in standing):
        decision &= no("kind", "This flag is on the record already")
    decision.require()

    new = Flag(
        person=person,
        kind=kind,
        level=level,
        category=category,
        officer=officer or by,
        notes=notes,
        since=since,
        by=by,
        at=at,
    )
    for flag in standing:
        _end(
            flag,
            because=f"Now {policy.said(new)}",
            until=max(since, flag.since),
            by=by,
            at=at,
        )
    new.save()
    _audit("add", new, by=by, at=at, once=once)
    return new


@transaction.atomic
def review(flag: Flag, *, notes: str = "", follows, by, at, once=None) -> None:
    """Looked at again, and it stays: the next review is counted from today.

    `follows`: the day of the last review that was on screen; None where there was none.
    """
    now = _lock(flag, by)
    if audit.is_done(once):
        return
    decision = can_flag(now.person, by=by, at=at) & _is_open(now)
    if now.reviewed_on != follows:
        decision &= no("changed-meanwhile", "Someone has reviewed this meanwhile")
    decision.require()

    now.reviews.create(reviewed_on=london_day(at), notes=notes, by=by, at=at)
    _audit("review", now, by=by, at=at, once=once)


@transaction.atomic
def end(flag: Flag, *, because: str, by, at, once=None) -> None:
    """It no longer holds: `because` is kept with it."""
    now = _lock(flag, by)
    if audit.is_done(once):
        return
    decision = can_flag(now.person, by=by, at=at) & _is_open(now)
    if not because.strip():
        decision &= no("no-reason", "Say why the flag ends")
    decision.require()

    _end(now, because=because, until=london_day(at), by=by, at=at)
    _audit("end", now, by=by, at=at, once=once)


def _lock(flag: Flag, by) -> Flag:
    # Read again once it is ours: what a lock hands over was read before the wait.
    Flag.objects.select_for_update().get(pk=flag.pk)
    return visible_to(by).get(pk=flag.pk)


def _is_open(now: Flag) -> Decision:
    if now.until is None:
        return YES
    return no("ended-already", f"{now.ended_by.name} has ended this flag meanwhile")


def _end(flag: Flag, *, because: str, until: date, by, at) -> None:
    flag.until, flag.ended_because = until, because
    flag.ended_by, flag.ended_at = by, at
    flag.save(update_fields=["until", "ended_because", "ended_by", "ended_at"])


def _audit(verb: str, flag: Flag, *, by, at, once) -> None:
    audit.done(
        f"flags.{verb}",
        by=by,
        at=at,
        about=flag.person,
        once=once,
        flag=flag.pk,
    )
