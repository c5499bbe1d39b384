"""Takes in what courts send.  Part of actions.py, which is the way in.

Run under the loading role, which sees everyone: so a defendant is set beside all on
record, and the court's officers are shown those who may be the same person.
"""

import logging
from datetime import datetime

from django.db import DataError, IntegrityError, transaction

from probation.policy.access import Because
from probation.policy.court_list import Answer
from probation.policy.london import london_day
from probation.policy.organisation import Kind, Sector
from probation.records.audit import actions as audit
from probation.records.organisations.models import Unit
from probation.records.people import actions as people

from . import candidates, formats
from .formats import Heard, Told, Unreadable
from .formats.heard import Before
from .models import Charge, Defendant, Listing, Message

log = logging.getLogger("probation.court")

# What a message that cannot be taken in may do to the code; anything else is no fault of it.
UNFORESEEN = (ValueError, TypeError, ArithmeticError, LookupError, RecursionError, DataError, IntegrityError)  # fmt: skip
OFFICE = 5  # characters of a court's code; two more may name the room


def taken(message: Message, raw: bytes, *, by, at) -> Message:
    try:
        heard = formats.read(raw)
        with transaction.atomic():
            message.source, message.refused_because = heard.source, []
            message.court = court_named(heard.court_code)
            message.save()
            listed(heard, message.court, message, at=at)
    except formats.Unreadable as unreadable:
        return refused(message, unreadable.told, by=by, at=at)
    except UNFORESEEN as error:
        # One message must not stop a folder.  What it says is kept with it, not in the log.
        log.error("a court message could not be taken in: %s", type(error).__name__)
        told = formats.Told(reasons=["This could not be taken in: a fault of the program"])  # fmt: skip
        return refused(message, told, by=by, at=at)
    _say(message, by=by, at=at)
    return message


def refused(message: Message, told: formats.Told, *, by, at) -> Message:
    if message.pk and message.refused_because == told.reasons:
        return message  # as it was: kept and audited then
    message.source, message.refused_because = told.source, told.reasons
    message.court = court_of(told.court_code)
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


def court_of(code: str) -> Unit | None:
    """`code`: as policy/court_list.is_court_code has it, with the room or without."""
    if not code:
        return None
    found = Unit.objects.filter(kind=Kind.COURT, code__startswith=code[:OFFICE])
    return found.order_by("code").first()


def court_named(code: str) -> Unit:
    """A court that no list names is kept as received; Unreadable for what is no court."""
    if court := court_of(code):
        return court
    if Unit.objects.filter(code=code).exists():
        raise Unreadable(Told(reasons=[f"‘{code}’ is an unknown court: a team has it"]))
    return Unit.objects.create(
        code=code,
        name=f"Court {code} (not in the list of courts)",
        kind=Kind.COURT,
        sector=Sector.COURTS,
        source="a court's message",
    )


def listed(heard: Heard, court: Unit, message: Message, *, at: datetime) -> None:
    """Brings the court's list up to what the message says."""
    told = {one.key: one for one in heard.defendants}  # said twice, kept once
    for before in told.values():
        defendant = _defendant(heard, before, court, message)
        _candidates(defendant, at=at)
    # Who is no longer in a hearing to come stays in the list, marked.
    Listing.objects.filter(
        hearing=heard.hearing,
        defendant__source=heard.source,
        starts_at__gt=at,
        withdrawn_at=None,
    ).exclude(defendant__key__in=told).update(withdrawn_at=at, changed_at=at)


def _defendant(heard: Heard, before: Before, court, message) -> Defendant:
    known = Defendant.objects.filter(source=heard.source, key=before.key).first()
    defendant = known or Defendant(source=heard.source, key=before.key)
    for name in (
        "case_reference", "is_organisation", "title", "first_name", "middle_names",
        "last_name", "date_of_birth", "sex", "address", "postcode", "nationality",
        "phone", "pnc", "cro",
    ):  # fmt: skip
        setattr(defendant, name, getattr(before, name))
    defendant.message = message
    days = set()
    for sitting in heard.sittings:
        days.add(day := london_day(sitting.starts_at))
        Listing.objects.update_or_create(
            defendant_id=defendant.pk,
            hearing=heard.hearing,
            day=day,
            defaults={
                "court": court,
                "hearing_type": heard.hearing_type,
                "starts_at": sitting.starts_at,
                "room": heard.room,
                "sequence": sitting.sequence,
                "withdrawn_at": None,
                "changed_at": message.received_at,
            },
        )
    defendant.save(force_insert=known is None)
    moved = Listing.objects.filter(
        defendant=defendant, hearing=heard.hearing, starts_at__gt=message.received_at
    )
    moved.exclude(day__in=days).update(
        withdrawn_at=message.received_at, changed_at=message.received_at
    )
    defendant.charges.all().delete()
    Charge.objects.bulk_create(
        Charge(
            defendant=defendant,
            sequence=one.sequence,
            code=one.code,
            title=one.title,
            legislation=one.legislation,
            wording=one.wording,
            plea=one.plea,
            verdict=one.verdict,
        )
        for one in before.offences
    )
    return defendant


def _candidates(defendant: Defendant, *, at: datetime) -> None:
    """Finds anew who a defendant may be, unless somebody has decided."""
    last = defendant.decisions.last()
    if defendant.is_organisation:
        return
    candidates.also_listed(defendant)
    if last and last.answer != Answer.UNDECIDED:
        return
    likely = candidates.likely(defendant)
    defendant.candidates.all().delete()
    candidates.keep(defendant, likely)
    for listing in defendant.listings.select_related("court"):
        for one in likely:
            people.begin(one.person, listing.court, Because.POSSIBLE_MATCH, at=at)


def looked_again(defendant: Defendant, *, at: datetime) -> int:
    """How many on record have come up since, whom the defendant may be.  They are shown to
    the courts."""
    kept = set(defendant.candidates.values_list("person", flat=True))
    likely = candidates.likely(defendant)
    new = [one for one in likely if one.person.pk not in kept]
    if new:
        candidates.keep(defendant, new)
        for listing in defendant.listings.select_related("court"):
            for one in new:
                people.begin(one.person, listing.court, Because.POSSIBLE_MATCH, at=at)
        defendant.listings.update(changed_at=at)
    return len(new)
