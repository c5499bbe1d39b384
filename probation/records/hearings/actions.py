"""The only code that says how a case of a court's list stands."""

from datetime import date

from django.db import transaction

from probation.policy import court as policy
from probation.policy.access import Permission, may
from probation.policy.court import (
    PREPARATION,
    RESULTING,
    Outcome,
    Preparation,
    Resulting,
)
from probation.policy.decision import YES, Decision, no
from probation.policy.london import london_day
from probation.records.audit import actions as audit
from probation.records.court.models import Defendant, Listing

from .models import HearingChange
from .queries import stands, visible_to

CHANGED = "Someone has changed this hearing meanwhile: look again"
CARRIED = ("owner", "preparation", "outcome", "next_hearing_on", "note", "resulting")


def can_change(*, by) -> Decision:
    return may(by.roles, Permission.RESULT_HEARING)


@transaction.atomic
def take_on(listing: Listing, *, follows, by, at, once=None) -> None:
    """The case is `by`'s from now on, whoever had it before."""
    now = _lock(listing, by)
    if audit.is_done(once):
        return
    (can_change(by=by) & _is_still(now, follows)).require()

    _change(now, "take_on", by=by, at=at, once=once, owner=by)


@transaction.atomic
def give_back(listing: Listing, *, follows, by, at, once=None) -> None:
    """Nobody has the case."""
    now = _lock(listing, by)
    if audit.is_done(once):
        return
    decision = can_change(by=by) & _is_still(now, follows)
    if now.owner_id != by.pk:
        decision &= no("not-yours", "The case is not yours")
    decision.require()

    _change(now, "give_back", by=by, at=at, once=once, owner=None)


@transaction.atomic
def prepare(
    listing: Listing, preparation: Preparation, *, follows, by, at, once=None
) -> None:
    now = _lock(listing, by)
    if audit.is_done(once):
        return
    decision = can_change(by=by) & _is_still(now, follows)
    decision &= PREPARATION.can_move(Preparation(now.preparation), preparation)
    decision.require()

    _change(now, "prepare", by=by, at=at, once=once, preparation=preparation)


@transaction.atomic
def record_outcome(
    listing: Listing,
    outcome: Outcome,
    *,
    note: str,
    next_hearing_on: date | None = None,
    is_resulted: bool = False,
    follows,
    by,
    at,
    once=None,
) -> None:
    """What the court decided; with `is_resulted` the work on it is done as well.

    Whoever records it first has the case.
    """
    now = _lock(listing, by)
    if audit.is_done(once):
        return
    status = Resulting(now.resulting)
    owner = now.owner or by
    decision = can_change(by=by) & _is_still(now, follows)
    decision &= policy.can_record_outcome(status=status, has_note=bool(note.strip()))
    if now.day > london_day(at):
        decision &= no("not-heard", "The hearing is still to come")
    decision &= policy.can_be_next(outcome, next_hearing_on, now.day)
    if is_resulted:
        decision &= policy.can_result(
            status=Resulting.IN_PROGRESS,
            outcome=outcome,
            assignee=str(owner.pk),
            by=str(by.pk),
        )
    decision.require()

    told = {
        "owner": owner,
        "outcome": outcome,
        "note": note.strip(),
        "next_hearing_on": next_hearing_on,
        "resulting": Resulting.RESULTED if is_resulted else Resulting.IN_PROGRESS,
    }
    _change(now, "record_outcome", by=by, at=at, once=once, **told)


@transaction.atomic
def check(listing: Listing, *, follows, by, at, once=None) -> None:
    """Somebody else has looked over what was entered, and it is right."""
    now = _lock(listing, by)
    if audit.is_done(once):
        return
    decision = can_change(by=by) & _is_still(now, follows)
    decision &= policy.can_check(
        status=Resulting(now.resulting), resulted_by=str(now.by_id), by=str(by.pk)
    )
    decision.require()

    _change(now, "check", by=by, at=at, once=once, checked_by=by)


@transaction.atomic
def correct(listing: Listing, *, because: str, follows, by, at, once=None) -> None:
    """A resulted hearing is opened again, to be put right; both are kept."""
    now = _lock(listing, by)
    if audit.is_done(once):
        return
    decision = can_change(by=by) & _is_still(now, follows)
    decision &= RESULTING.can_correct(
        Resulting(now.resulting), Resulting.IN_PROGRESS, because
    )
    decision.require()

    told = {"resulting": Resulting.IN_PROGRESS, "because": because, "owner": by}
    _change(now, "correct", by=by, at=at, once=once, **told)


def _lock(listing: Listing, by) -> HearingChange:
    """How it stands.  Read once it is ours: what a lock hands over was read before."""
    found = visible_to(by).get(pk=listing.pk)
    Defendant.objects.select_for_update().get(pk=found.defendant_id)
    return stands([found])[found.pk]


def _is_still(now: HearingChange, follows) -> Decision:
    return YES if now.version == follows else no("changed-meanwhile", CHANGED)


def _change(now: HearingChange, verb: str, *, by, at, once, **told) -> None:
    carried = {name: getattr(now, name) for name in CARRIED}
    made = HearingChange.objects.create(
        defendant_id=now.defendant_id,
        hearing=now.hearing,
        day=now.day,
        follows_id=now.version,
        by=by,
        at=at,
        **carried | told,
    )
    made.defendant.listings.update(changed_at=at)
    audit.done(
        f"hearings.{verb}",
        by=by,
        at=at,
        about=made.defendant,
        once=once,
        change=made.pk,
    )
