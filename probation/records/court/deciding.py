"""What follows from saying who a defendant is.  Part of actions.py, which is the way in."""

from django.db import IntegrityError, transaction

from probation.policy.access import Because
from probation.policy.court_list import Answer
from probation.policy.decision import no
from probation.records.people import actions as people
from probation.records.people.models import Person

from .models import Defendant

CHANGED = "Someone has changed this meanwhile: look again, then decide"


def decide(now: Defendant, answer: Answer, person, *, by, at) -> None:
    try:
        with transaction.atomic():
            now.decisions.create(
                follows_id=now.version, answer=answer, person=person, by=by, at=at
            )
    except IntegrityError:  # it follows one that `by` may not see
        no("changed-meanwhile", CHANGED).require()
    now.listings.update(changed_at=at)
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
