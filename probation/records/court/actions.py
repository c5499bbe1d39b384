"""The only code that takes in court lists, and that decides who a defendant is."""

from hashlib import sha256

from django.db import transaction

from probation.policy.access import Because, Permission, may
from probation.policy.court_list import MATCH, Answer
from probation.policy.decision import YES, Decision, no
from probation.records.audit import actions as audit
from probation.records.people import actions as people
from probation.records.people.queries import visible_to as people_visible_to

from . import formats, intake
from .models import Defendant, Message
from .queries import defendants_visible_to

CHANGED = "Someone has changed this meanwhile: look again, then decide"


@transaction.atomic
def take(name: str, content: str, *, at, by=None) -> Message | None:
    """A message of a court, as sent: taken in, or kept with every reason against it.

    None: this very message was taken in before.  Only the loading role finds everyone whom
    a defendant may be; see intake.py.
    """
    content = content.replace("\0", "").encode("utf-8", "replace").decode()
    fingerprint = sha256(content.encode()).hexdigest()
    if known := Message.objects.filter(fingerprint=fingerprint).first():
        return known if known.refused_because else None
    told = {
        "name": name, "content": content, "fingerprint": fingerprint, "received_at": at,
    }  # fmt: skip
    try:
        heard = formats.read(content)
    except formats.Unreadable as unreadable:
        message = Message.objects.create(
            source=unreadable.source, refused_because=unreadable.reasons, **told
        )
    else:
        court = intake.court_of(heard.court_code)
        message = Message.objects.create(source=heard.source, court=court, **told)
        intake.listed(heard, court, message, at=at)
    audit.done(
        "court.take",
        by=by,
        at=at,
        about=message,
        file=name,
        fingerprint=fingerprint,
        refused=len(message.refused_because),
    )
    return message


def can_decide(*, by) -> Decision:
    return may(by.roles, Permission.MATCH_DEFENDANT)


@transaction.atomic
def decide_match(
    defendant: Defendant, answer: Answer, person=None, *, follows, by, at, once=None
) -> None:
    """Whether a defendant is `person`, nobody on record, or (undone) undecided again.

    `follows`: the decision that was on screen; None where there was none.
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


@transaction.atomic
def make_person(defendant: Defendant, *, follows, by, at, once=None):
    """A record for a defendant who has none, from what the court says of them."""
    now = _lock_defendant(defendant, by)
    if audit.is_done(once):
        return None
    court = now.listings.order_by("day").last().court
    decision = can_decide(by=by) & _is_still(now.version, follows)
    decision &= MATCH.can_move(Answer(now.answer or MATCH.start), Answer.SAME_PERSON)
    if now.is_organisation:
        decision &= no("organisation", "An organisation is not supervised")
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
    now.decisions.create(
        follows_id=now.version, answer=answer, person=person, by=by, at=at
    )
    courts = {listing.court for listing in now.listings.select_related("court")}
    if now.person_id and now.person_id != getattr(person, "pk", None):
        for court in courts:
            people.end(now.person_id, Because.BEFORE_COURT, unit=court, at=at)
    if answer is Answer.SAME_PERSON:
        for court in courts:
            people.begin(person, court, Because.BEFORE_COURT, at=at)
    elif answer is Answer.UNDECIDED:
        for candidate in now.candidates.select_related("person"):
            for court in courts:
                people.begin(candidate.person, court, Because.POSSIBLE_MATCH, at=at)
        return
    for candidate in now.candidates.all():
        for court in courts:
            if not _is_still_possible(candidate.person_id, court, but=now):
                people.end(
                    candidate.person_id, Because.POSSIBLE_MATCH, unit=court, at=at
                )


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
