"""The only code that writes what people ask of the data held on them.

Who answers for data needs to see the person and no more: a unit that held them once goes
on answering, where it may write nothing else.
"""

from datetime import date
from hashlib import sha256

from django.db import transaction

from probation.policy.access import Permission, may
from probation.policy.decision import YES, Decision, no
from probation.policy.london import london_day
from probation.policy.own_data import asking, disputing, restricting
from probation.policy.own_data.asking import REQUEST, Asked
from probation.policy.own_data.withholding import can_withhold
from probation.records.audit import actions as audit
from probation.records.people.models import Person, RestrictedProcessing
from probation.records.people.queries import visible_to as people_visible_to

from . import queries
from .models import Considered, Dispute, DisputeDecision, Pack, Request, RequestChange
from .packing import pack


def can_answer(*, by) -> Decision:
    return may(by.roles, Permission.ANSWER_FOR_DATA)


@transaction.atomic
def ask(
    person,
    *,
    asked_on: date,
    asker: str = "",
    send_to: str = "",
    is_known: bool = False,
    by,
    at,
    once=None,
) -> Request | None:
    """A person asks for what is held on them.  `is_known`: it is known who asks.

    None: this form was taken already.
    """
    person = _lock(person, by)
    if audit.is_done(once):
        return None
    today = london_day(at)
    decision = can_answer(by=by)
    if asked_on > today:
        decision &= no("asked_on", "This day has not come yet")
    if queries.open_requests(by).filter(person=person).exists():
        decision &= no("asked-already", "They have asked already, and have no answer yet")  # fmt: skip
    decision.require()

    made = Request.objects.create(
        person=person, asked_on=asked_on, asker=asker, send_to=send_to, by=by, at=at
    )
    first = _change(made, None, Asked.ASKED, on=asked_on, by=by, at=at)
    if is_known:
        _change(made, first.pk, Asked.KNOWN, on=asked_on, by=by, at=at)
    _audit("ask", person, by=by, at=at, once=once, request=made.pk)
    return made


@transaction.atomic
def move(
    request, status: Asked, *, because: str = "", follows: int | None, by, at, once=None
) -> None:
    """It is known who asks; it takes longer; it is refused or withdrawn.  Not sent."""
    now = _lock_request(request, by)
    if audit.is_done(once):
        return
    today = london_day(at)
    decision = _can_move(now, status, follows, by)
    if status is Asked.LONGER:
        due = queries.limit_of(now)
        decision &= asking.can_take_longer(now.asked_on, due, because, today)
    if status in (Asked.REFUSED, Asked.WITHDRAWN) and not because.strip():
        decision &= no("no-reason", "Say why: the person is told, and may complain")
    if status is Asked.SENT:
        decision &= no("no-pack", "Send what was made for them")
    decision.require()

    _change(now, now.version, status, on=today, because=because, by=by, at=at)
    _audit("move", now.person, by=by, at=at, once=once, request=now.pk, status=status)


@transaction.atomic
def consider(
    request, places: list[queries.Place], *, ground: str = "", column: str = "",
    instead: str = "", because: str = "", is_told: bool = True, by, at, once=None,
) -> None:  # fmt: skip
    """Gives these entries (no ground) or withholds them, or one column of each."""
    now = _lock_request(request, by)
    if audit.is_done(once):
        return
    decision = can_answer(by=by) & _is_open(now)
    decision &= can_withhold(ground, because, now.asked_on)
    entries = {one.place: one for one in queries.entries_of(now.person)}
    if not places or any(place not in entries for place in places):
        decision &= no("places", "Choose which entries")
    elif column and any(column not in {line.column for line in entries[place].texts} for place in places):  # fmt: skip
        decision &= no("column", "Not every entry chosen has these words")
    decision.require()

    Considered.objects.bulk_create(
        Considered(request=now, file=file, row=row, ground=ground, column=column, instead=instead, because=because, is_told=is_told, by=by, at=at)
        for file, row in places
    )  # fmt: skip
    _audit("consider", now.person, by=by, at=at, once=once, request=now.pk, entries=len(places), ground=ground)  # fmt: skip


@transaction.atomic
def make_pack(request, *, by, at, once=None) -> Pack | None:
    """Makes what is sent, of the record as it is now.  None: taken already."""
    now = _lock_request(request, by)
    if audit.is_done(once):
        return None
    entries, decided = queries.entries_of(now.person), queries.decisions_on(now)
    decision = can_answer(by=by) & _is_open(now)
    if now.status == Asked.ASKED:
        decision &= no("not-known", "Say first that it is known who asks")
    if left := len(queries.still_to_decide(entries, decided)):
        decision &= no("undecided", f"Decide first on the entries that must be looked at: {left}")  # fmt: skip
    decision.require()

    content, given, withheld = pack(now.person, entries, decided, asked_on=now.asked_on, at=at, on=london_day(at))  # fmt: skip
    made = Pack.objects.create(
        request=now, content=content, fingerprint=sha256(content).hexdigest(), given=given, withheld=withheld, by=by, at=at
    )  # fmt: skip
    _audit("make_pack", now.person, by=by, at=at, once=once, request=now.pk, fingerprint=made.fingerprint, given=given, withheld=withheld)  # fmt: skip
    return made


@transaction.atomic
def send(request, made: Pack, *, follows: int, by, at, once=None) -> None:
    """It was handed over or posted: `made` is what they got."""
    now = _lock_request(request, by)
    if audit.is_done(once):
        return
    decision = _can_move(now, Asked.SENT, follows, by)
    latest = now.packs.first()
    if latest is None or latest.pk != made.pk:
        decision &= no("not-latest", "Another was made since: send that one")
    elif now.considered.filter(at__gt=latest.at).exists():
        decision &= no("not-latest", "Something was decided since it was made: make it again")  # fmt: skip
    decision.require()

    _change(now, now.version, Asked.SENT, on=london_day(at), by=by, at=at)
    _audit("send", now.person, by=by, at=at, once=once, request=now.pk, fingerprint=made.fingerprint)  # fmt: skip


@transaction.atomic
def dispute(
    person, file: str, row: str, *, says: str, by, at, once=None
) -> Dispute | None:
    """The person says that an entry is wrong.  None: taken already."""
    person = _lock(person, by)
    if audit.is_done(once):
        return None
    place = (file, row)
    entry = next((one for one in queries.entries_of(person) if one.place == place), None)  # fmt: skip
    decision = can_answer(by=by)
    if entry is None:
        decision &= no("entry", "There is no such entry")
    if not says.strip():
        decision &= no("says", "Write what they say of it, in their words")
    decision.require()

    made = Dispute.objects.create(
        person=person, file=file, row=row, entry=entry.title, as_it_was=entry.words, says=says, raised_on=london_day(at), by=by, at=at
    )  # fmt: skip
    _audit("dispute", person, by=by, at=at, once=once, dispute=made.pk)
    return made


@transaction.atomic
def decide(disputed: Dispute, outcome: str, *, because: str, by, at, once=None) -> None:
    """“Corrected” can be said only of an entry that was: see policy."""
    _lock(disputed.person, by)
    now = queries.disputes_visible_to(by).get(pk=disputed.pk)
    if audit.is_done(once):
        return
    entry = queries.as_it_is(queries.entries_of(now.person), now.file, now.row)
    as_it_is = entry.words if entry else {}
    decision = can_answer(by=by)
    if hasattr(now, "decision"):
        decision &= no("decided-already", f"{now.decision.by.name} has decided meanwhile")  # fmt: skip
    decision &= disputing.can_decide(outcome, because, has_changed=as_it_is != now.as_it_was)  # fmt: skip
    decision.require()

    DisputeDecision.objects.create(dispute=now, outcome=outcome, because=because, as_it_is=as_it_is, by=by, at=at)  # fmt: skip
    _audit("decide", now.person, by=by, at=at, once=once, dispute=now.pk, outcome=outcome)  # fmt: skip


@transaction.atomic
def restrict(person, why: str, *, because: str, by, at, once=None) -> None:
    person = _lock(person, by)
    if audit.is_done(once):
        return
    is_restricted = person.restrictions.filter(until=None).exists()
    decision = can_answer(by=by)
    decision &= restricting.can_restrict(why, because, is_restricted=is_restricted)
    decision.require()

    RestrictedProcessing.objects.create(person=person, why=why, because=because, since=at, by=by)  # fmt: skip
    _audit("restrict", person, by=by, at=at, once=once, why=why)


@transaction.atomic
def lift(person, *, because: str, by, at, once=None) -> None:
    """The restriction ends; the person was told before."""
    person = _lock(person, by)
    if audit.is_done(once):
        return
    decision = can_answer(by=by)
    if not because.strip():
        decision &= no("no-reason", "Say why it ends")
    in_force = person.restrictions.filter(until=None)
    if not in_force.exists():
        decision &= no("ended-already", "It is not restricted any more")
    decision.require()

    in_force.update(until=at, ended_because=because, ended_by=by)
    _audit("lift", person, by=by, at=at, once=once)


def _lock(person, by) -> Person:
    return people_visible_to(by).select_for_update().get(pk=person.pk)


def _lock_request(request, by) -> Request:
    # Read again once it is ours: what a lock hands over was read before the wait.
    Request.objects.select_for_update().get(pk=request.pk)
    return queries.requests_visible_to(by).get(pk=request.pk)


def _is_open(now: Request) -> Decision:
    if now.status in asking.OPEN:
        return YES
    return no("answered", f"It is answered: {Asked(now.status).label.lower()}")


def _can_move(now: Request, status: Asked, follows: int | None, by) -> Decision:
    decision = can_answer(by=by) & REQUEST.can_move(Asked(now.status), status)
    if now.version != follows:
        decision &= no("changed-meanwhile", f"Someone has changed this meanwhile: {Asked(now.status).label.lower()}")  # fmt: skip
    return decision


def _change(request, follows, status, *, on, because="", by, at) -> RequestChange:
    return RequestChange.objects.create(request=request, follows_id=follows, status=status, on=on, because=because, by=by, at=at)  # fmt: skip


def _audit(verb: str, person, *, by, at, once, **detail) -> None:
    audit.done(f"own_data.{verb}", by=by, at=at, about=person, once=once, **detail)
