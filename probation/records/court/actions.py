"""The only code that takes in court lists, and that decides who a defendant is."""

from collections.abc import Collection
from hashlib import sha256

from django.db import transaction

from probation.policy.access import Because, Permission, may
from probation.policy.court_list import MATCH, Answer
from probation.policy.decision import YES, Decision, no
from probation.policy.london import london_day
from probation.records.audit import actions as audit
from probation.records.people import actions as people
from probation.records.people.queries import visible_to as people_visible_to

from . import candidates, deciding, formats, intake
from .deciding import CHANGED
from .models import Arrival, Defendant, Message
from .queries import defendants_visible_to, to_come

COME_UP = "Someone on record who may be this person has come up: look again on the court list, then decide"  # fmt: skip


@transaction.atomic
def take(
    name: str, content: str | bytes, *, mends: str = "", at, by=None
) -> Message | None:
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
        mends=mends if mends != fingerprint else "",
        received_at=at,
    )
    return intake.taken(known or new, raw, by=by, at=at)


@transaction.atomic
def arrive(
    name: str, raw: bytes, *, mends: Message | None = None, by=None, at, once=None
) -> list[str]:
    """A message that comes to the service: kept until the worker takes it in, since only
    the loading role sees everyone whom a defendant may be.

    `by`: a member who puts the refused message `mends` right, or a client of the API.
    Returns what is already known to be wrong with it; it is kept all the same.
    """
    if audit.is_done(once):
        return []
    wrong = reasons_against(raw)
    arrival = Arrival(name=name, raw=raw, received_at=at)
    if mends is not None:
        arrival.by = by
        may(
            by.roles, Permission.RESULT_HEARING if mends.court_id else Permission.IMPORT
        ).require()
        arrival.mends = Message.objects.get(pk=mends.pk).fingerprint
    arrival.save(force_insert=True)
    audit.done(
        "court.arrive",
        by=by,
        at=at,
        about=mends or arrival,
        once=once,
        file=name,
        fingerprint=sha256(raw).hexdigest(),
        refused=len(wrong),
    )
    return wrong


def reasons_against(raw: bytes) -> list[str]:
    """What is wrong with a message, without the record."""
    try:
        formats.read(raw)
    except formats.Unreadable as unreadable:
        return unreadable.told.reasons
    return []


@transaction.atomic
def take_arrival(*, at) -> Message | None:
    """Takes in the message that has waited longest; run by the worker, under the loading
    role.  None: nothing waits."""
    arrival = (
        Arrival.objects.select_for_update(skip_locked=True)
        .order_by("received_at", "id")
        .first()
    )
    if arrival is None:
        return None
    raw = bytes(arrival.raw)
    known = Message.objects.filter(fingerprint=sha256(raw).hexdigest()).first()
    message = (
        take(arrival.name, raw, mends=arrival.mends, by=arrival.by, at=at) or known
    )
    arrival.delete()
    return message


@transaction.atomic
def read_again(message: Message, *, at, by=None) -> Message:
    """A refused message is read anew, as it is: a court may have been added since."""
    candidates.one_at_a_time()
    message = Message.objects.select_for_update().get(pk=message.pk)
    if not message.refused_because or not message.content:
        return message
    return intake.taken(message, message.content.encode(), by=by, at=at)


def look_again(*, at) -> int:
    """Whoever was put on record since a message came may be a defendant of a day to come.
    Run by the worker, under the loading role.  Returns for how many somebody was found."""
    return sum(_look_again(one, at=at) for one in to_come(london_day(at)))


@transaction.atomic
def _look_again(defendant: Defendant, *, at) -> bool:
    candidates.one_at_a_time()
    found = intake.looked_again(defendant, at=at)
    if found:
        audit.done("court.look_again", by=None, at=at, about=defendant, found=found)
    return bool(found)


@transaction.atomic
def take_unread(name: str, reason: str, *, at, by=None) -> Message:
    """A file that could not be read at all: kept by its name, with the reason."""
    candidates.one_at_a_time()
    fingerprint = sha256(f"unread {name}".encode()).hexdigest()
    known = Message.objects.filter(fingerprint=fingerprint).first()
    new = Message(name=name, content="", fingerprint=fingerprint, received_at=at)
    return intake.refused(known or new, formats.Told(reasons=[reason]), by=by, at=at)


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

    deciding.decide(now, answer, person, by=by, at=at)
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
    now.listings.update(changed_at=at)
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
    now.listings.update(changed_at=at)
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
    deciding.decide(now, Answer.SAME_PERSON, person, by=by, at=at)
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


def _lock_defendant(defendant: Defendant, by) -> Defendant:
    # Read again once it is ours: what a lock hands over was read before the wait.
    Defendant.objects.select_for_update().get(pk=defendant.pk)
    return defendants_visible_to(by).get(pk=defendant.pk)


def _is_still(version, follows) -> Decision:
    return YES if version == follows else no("changed-meanwhile", CHANGED)
