"""The only code that writes appointments and notes."""

from datetime import datetime

from django.db import transaction

from probation.policy import plausible
from probation.policy.access import Permission, may
from probation.policy.appointment import WORKFLOW, Status
from probation.policy.decision import YES, Decision, no
from probation.policy.london import london_day
from probation.policy.order import Status as OrderStatus
from probation.policy.own_data.restricting import Work
from probation.records.audit import actions as audit
from probation.records.people.queries import can_work_with
from probation.records.people.queries import visible_to as people_visible_to
from probation.records.sentences.models import Order
from probation.records.sentences.queries import visible_to as orders_visible_to

from .models import Appointment, Note
from .queries import visible_to


def can_book(person, *, by, at) -> Decision:
    return may(by.roles, Permission.RECORD_CONTACT) & can_work_with(
        by, person.pk, at=at, work=Work.CONTACT
    )


@transaction.atomic
def book(
    order: Order,
    kind: str,
    starts_at: datetime,
    *,
    minutes: int = 30,
    office=None,
    officer=None,
    by,
    at,
    once=None,
) -> Appointment | None:
    """`kind`: a contact type code.  None: this form was taken already."""
    Order.objects.select_for_update().get(pk=order.pk)
    now = orders_visible_to(by).get(pk=order.pk)
    if audit.is_done(once):
        return None
    decision = can_book(now.person, by=by, at=at) & plausible.appointment(
        starts_at, at=at
    )
    if now.status != OrderStatus.RUNNING:
        decision &= no("ended", "This order has ended")
    if london_day(starts_at) < now.sentenced_on:
        decision &= no("before-sentence", "The appointment is before the sentence")
    decision.require()

    appointment = Appointment.objects.create(
        person=now.person,
        order=now,
        kind=kind,
        starts_at=starts_at,
        minutes=minutes,
        office=office,
        officer=officer or by,
    )
    appointment.status_changes.create(status=WORKFLOW.start, by=by, at=at)
    audit.done(
        "appointments.book",
        by=by,
        at=at,
        about=now.person,
        once=once,
        appointment=appointment.pk,
    )
    return appointment


def can_change(appointment: Appointment, *, by, at) -> Decision:
    """Whether this member may record anything; the workflow says what."""
    return may(by.roles, Permission.RECORD_CONTACT) & can_work_with(
        by, appointment.person_id, at=at, work=Work.CONTACT
    )


@transaction.atomic
def record_outcome(
    appointment: Appointment,
    outcome: Status,
    *,
    note: str = "",
    is_sensitive: bool = False,
    follows: int,
    by,
    at,
    once=None,
) -> None:
    now = _lock(appointment, by)
    if audit.is_done(once):
        return
    decision = can_change(now, by=by, at=at) & _is_still(now, follows)
    decision &= WORKFLOW.can_move(Status(now.status), outcome) & _note_fits(note)
    if outcome.is_attended and now.starts_at > at:
        decision &= no("not-yet", "It has not happened yet: only a reason can be given")
    decision.require()

    if note.strip():
        Note.objects.create(
            person=now.person,
            order=now.order,
            appointment=now,
            text=note,
            is_sensitive=is_sensitive,
            happened_at=now.starts_at,
            by=by,
            at=at,
        )
    _change(now, outcome, "record_outcome", by=by, at=at, once=once)


@transaction.atomic
def correct_outcome(
    appointment: Appointment,
    outcome: Status,
    *,
    because: str,
    follows: int,
    by,
    at,
    once=None,
) -> None:
    """Puts right what was recorded wrongly.  Undo corrects to what it was before."""
    now = _lock(appointment, by)
    if audit.is_done(once):
        return
    decision = can_change(now, by=by, at=at) & _is_still(now, follows)
    decision &= WORKFLOW.can_correct(Status(now.status), outcome, because)
    decision.require()

    _change(now, outcome, "correct_outcome", by=by, at=at, once=once, because=because)


def can_note(person, *, by, at) -> Decision:
    return may(by.roles, Permission.RECORD_CONTACT) & can_work_with(
        by, person.pk, at=at, work=Work.CONTACT
    )


@transaction.atomic
def note(
    person,
    text: str,
    *,
    is_sensitive: bool,
    happened_at: datetime | None = None,
    order=None,
    corrects: Note | None = None,
    by,
    at,
    once=None,
) -> Note | None:
    """Writes a note, or one that puts another right.  None: taken already."""
    person = people_visible_to(by).get(pk=person.pk)
    if audit.is_done(once):
        return None
    decision = can_note(person, by=by, at=at) & _note_fits(text)
    if not text.strip():
        decision &= no("no-text", "Enter a note")
    decision.require()

    written = Note.objects.create(
        person=person,
        order=order,
        corrects=corrects,
        text=text,
        is_sensitive=is_sensitive,
        happened_at=happened_at or at,
        by=by,
        at=at,
    )
    audit.done(
        "appointments.note", by=by, at=at, about=person, once=once, note=written.pk
    )
    return written


def _note_fits(text: str) -> Decision:
    return plausible.fits("Note", text, plausible.TEXT_MOST)


def _lock(appointment: Appointment, by) -> Appointment:
    # Read again once it is ours: what a lock hands over was read before the wait.
    Appointment.objects.select_for_update().get(pk=appointment.pk)
    return visible_to(by).get(pk=appointment.pk)


def _is_still(now: Appointment, follows: int) -> Decision:
    if now.version == follows:
        return YES
    status = Status(now.status).label
    return no("changed-meanwhile", f"Someone has changed this to ‘{status}’ meanwhile")


def _change(now: Appointment, outcome, verb, *, by, at, once, because="") -> None:
    now.status_changes.create(
        follows_id=now.version, status=outcome, because=because, by=by, at=at
    )
    audit.done(
        f"appointments.{verb}",
        by=by,
        at=at,
        about=now.person,
        once=once,
        appointment=now.pk,
        outcome=outcome,
    )
