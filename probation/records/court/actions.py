"""The only code that takes in court lists, and that decides who a defendant is."""

import logging
from collections.abc import Collection
from hashlib import sha256

from django.db import DataError, IntegrityError, transaction

from probation.policy.access import Because, Permission, may
from probation.policy.court_list import MATCH, Answer
from probation.policy.decision import YES, Decision, no
from probation.records.audit import actions as audit
from probation.records.people import actions as people
from probation.records.people.models import Person
from probation.records.people.queries import visible_to as people_visible_to

from . import candidates, formats, intake
from .models import Defendant, Message
from .queries import defendants_visible_to

CHANGED = "Someone has changed this meanwhile: look again, then decide"
COME_UP = "Someone on record who may be this person has come up: look again on the court list, then decide"  # fmt: skip
# What a message that cannot be taken in may do to the code; anything else is no fault of it.
UNFORESEEN = (ValueError, TypeError, ArithmeticError, LookupError, RecursionError, DataError, IntegrityError)  # fmt: skip

log = logging.getLogger("probation.court")


@transaction.atomic
def take(name: str, content: str | bytes, *, at, by=None) -> Message | None:
    """A message of a court, as sent: taken in whole, or kept with every reason against it.

    None: this very message was taken in before.  One that was refused is read again, since
    a court may have been added meanwhile.  Only the loading role finds everyone whom a
    defendant may be, and keeps what is refused; see intake.py.
    """
    candidates.one_at_a_time()
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content  # fmt: skip
    fingerprint = sha256(raw).hexdigest()
    known = Message.objects.filter(fingerprint=fingerprint).first()
    if known and not known.refused_because:
        return None
    new = Message(
        name=name,
        content=formats.shown(raw),
        fingerprint=fingerprint,
        received_at=at,
    )
    return _taken(known or new, raw, by=by, at=at)


@transaction.atomic
def take_unread(name: str, reason: str, *, at, by=None) -> Message:
    """A file that could not be read at all: kept by its name, with the reason."""
    candidates.one_at_a_time()
    fingerprint = sha256(f"unread {name}".encode()).hexdigest()
    known = Message.objects.filter(fingerprint=fingerprint).first()
    new = Message(name=name, content="", fingerprint=fingerprint, received_at=at)
    return _refused(known or new, formats.Told(reasons=[reason]), by=by, at=at)


def _taken(message: Message, raw: bytes, *, by, at) -> Message:
    try:
        heard = formats.read(raw)
        with transaction.atomic():
            message.source, message.refused_because = heard.source, []
            message.court = intake.court_named(heard.court_code)
            message.save()
            intake.listed(heard, message.court, message, at=at)
    except formats.Unreadable as unreadable:
        return _refused(message, unreadable.told, by=by, at=at)
    except UNFORESEEN:
        # One message must not stop a folder.  The reason is in the log, without its words.
        log.exception("a court message could not be taken in")
        told = formats.Told(reasons=["This could not be taken in: a fault of the program"])  # fmt: skip
        return _refused(message, told, by=by, at=at)
    _say(message, by=by, at=at)
    return message


def _refused(message: Message, told: formats.Told, *, by, at) -> Message:
    if message.pk and message.refused_because == told.reasons:
        return message  # as it was: kept and audited then
    message.source, message.refused_because = told.source, told.reasons
    message.court = intake.court_of(told.court_code)
    message.save()
    _say(message, by=by, at=at)
    return message


def _say(message: Message, *, by, at) -> None:
    audit.done(
        "court.take",
        by=by,
        at=at,
        about=message,
        file=message.name,
        fingerprint=message.fingerprint,
        refused=len(message.refused_because),
    )


def can_decide(*, by) -> Decision:
    return may(by.roles, Permission.MATCH_DEFENDANT)


@transaction.atomic
def decide_match(
    defendant: Defendant,
    answer: Answer,
    person=None,
    *,
    shown: Collection = (),
    follows,
    by,
    at,
    once=None,
) -> None:
    """Whether a defendant is `person`, nobody on record, or (undone) undecided again.

    `follows`: the decision that was on screen; None where there was none.  `shown`: keys
    of the people who were.  Who has come up since must be looked at first.
    """
    now = _lock_defendant(defendant, by)
    if audit.is_done(once):
        return
    decision = can_decide(by=by) & _is_still(now.version, follows)
    decision &= MATCH.can_move(Answer(now.answer or MATCH.start), answer)
    if answer is Answer.SAME_PERSON:
        person = people_visible_to(by).filter(pk=getattr(person, "pk", None)).first()
        if person is None:
            decision &= no("no-person", "Choose the record that is the same person")
    if answer is Answer.NO_RECORD:
        decision &= _nobody_has_come_up(now, shown, by=by, at=at)
    decision.require()

    _decide(now, answer, person, by=by, at=at)
    about = person or now
    audit.done(
        "court.decide_match",
        by=by,
        at=at,
        about=about,
        once=once,
        defendant=str(now.pk),
        answer=answer,
    )


def _nobody_has_come_up(now: Defendant, shown: Collection, *, by, at) -> Decision:
    """Finds anew who the defendant may be.  Whoever was on screen is now ruled out."""
    likely = candidates.likely(now)
    candidates.keep(now, likely)
    if {str(one.person.pk) for one in likely} - {str(key) for key in shown}:
        return no("come-up", COME_UP)
    return YES


@transaction.atomic
def rule_out(defendant: Defendant, person, *, by, at, once=None) -> None:
    """Says of one candidate that the defendant is someone else."""
    now = _lock_defendant(defendant, by)
    if audit.is_done(once):
        return
    person = people_visible_to(by).filter(pk=person.pk).first()
    decision = can_decide(by=by)
    if person is None or now.person_id == person.pk:
        decision &= no("no-person", CHANGED)
    decision.require()

    told = {"by": by, "since": at}
    now.not_them.get_or_create(person=person, until=None, defaults=told)
    audit.done("court.rule_out", by=by, at=at, about=person, once=once, defendant=str(now.pk))  # fmt: skip


@transaction.atomic
def rule_in(defendant: Defendant, person, *, by, at, once=None) -> None:
    """Undoes rule_out: the candidate is one again."""
    now = _lock_defendant(defendant, by)
    if audit.is_done(once):
        return
    person = people_visible_to(by).filter(pk=person.pk).first()
    decision = can_decide(by=by)
    if person is None:
        decision &= no("no-person", CHANGED)
    decision.require()

    now.not_them.filter(person=person, until=None).update(until=at)
    audit.done("court.rule_in", by=by, at=at, about=person, once=once, defendant=str(now.pk))  # fmt: skip


@transaction.atomic
def make_person(defendant: Defendant, *, follows, by, at, once=None):
    """A record for a defendant who has none, from what the court says of them.

    Of two officers at the same moment the second waits, and is shown the first one's.
    """
    candidates.one_at_a_time()
    now = _lock_defendant(defendant, by)
    if audit.is_done(once):
        return None
    court = now.listings.order_by("day").last().court
    decision = can_decide(by=by) & _is_still(now.version, follows)
    decision &= MATCH.can_move(Answer(now.answer or MATCH.start), Answer.SAME_PERSON)
    if now.is_organisation:
        decision &= no("organisation", "An organisation is not supervised")
    elif candidates.likely(now):
        decision &= no("come-up", COME_UP)
    decision.require()

    person = people.register(
        {
            "first_name": now.first_name,
            "middle_names": now.middle_names,
            "last_name": now.last_name,
            "date_of_birth": now.date_of_birth,
            "sex": now.sex,
        },
        court,
        identifiers={"PNC": now.pnc, "CRO": now.cro},
        by=by,
        at=at,
        because=Because.BEFORE_COURT,
    )
    _decide(now, Answer.SAME_PERSON, person, by=by, at=at)
    for also in now.also_listed.select_related("court"):
        people.begin(person, also.court, Because.POSSIBLE_MATCH, at=at)
    audit.done(
        "court.make_person",
        by=by,
        at=at,
        about=person,
        once=once,
        defendant=str(now.pk),
    )
    return person


def _decide(now: Defendant, answer: Answer, person, *, by, at) -> None:
    try:
        with transaction.atomic():
            now.decisions.create(
                follows_id=now.version, answer=answer, person=person, by=by, at=at
            )
    except IntegrityError:  # it follows one that `by` may not see
        no("changed-meanwhile", CHANGED).require()
    courts = {listing.court for listing in now.listings.select_related("court")}
    if now.person_id and now.person_id != getattr(person, "pk", None):
        for court in courts:
            people.end(now.person_id, Because.BEFORE_COURT, unit=court, at=at)
    if answer is Answer.UNDECIDED:
        _are_possible_again(now, courts, at=at)
        return
    candidates_now = set(now.candidates.values_list("person", flat=True))
    if answer is Answer.SAME_PERSON:
        now.not_them.filter(person=person, until=None).update(until=at)
        for court in courts:
            people.begin(person, court, Because.BEFORE_COURT, at=at)
    for key in candidates_now - {getattr(person, "pk", None)}:
        told = {"by": by, "since": at}
        now.not_them.get_or_create(person_id=key, until=None, defaults=told)
    for key in candidates_now:
        for court in courts:
            if not _is_still_possible(key, court, but=now):
                people.end(key, Because.POSSIBLE_MATCH, unit=court, at=at)


def _are_possible_again(now: Defendant, courts, *, at) -> None:
    """Whoever was ruled out may be the defendant, and is shown to the courts again."""
    ruled_out = now.not_them.filter(until=None)
    keys = {now.person_id, *ruled_out.values_list("person", flat=True)} - {None}
    ruled_out.update(until=at)
    for key in keys:
        for court in courts:
            people.begin(Person(pk=key), court, Because.POSSIBLE_MATCH, at=at)


def _is_still_possible(person_id, court, *, but: Defendant) -> bool:
    """Whether another undecided defendant of the court may be this person."""
    others = Defendant.objects.filter(
        candidates__person=person_id, listings__court=court
    ).exclude(pk=but.pk)
    latest = (other.decisions.last() for other in others.distinct())
    return any(last is None or last.answer == Answer.UNDECIDED for last in latest)


def _lock_defendant(defendant: Defendant, by) -> Defendant:
    # Read again once it is ours: what a lock hands over was read before the wait.
    Defendant.objects.select_for_update().get(pk=defendant.pk)
    return defendants_visible_to(by).get(pk=defendant.pk)


def _is_still(version, follows) -> Decision:
    return YES if version == follows else no("changed-meanwhile", CHANGED)
