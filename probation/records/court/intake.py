"""Takes in what courts send.  Part of actions.py, which is the way in.

Run under the loading role, which sees everyone: so a defendant is set beside all on
record, and the court's officers are shown those who may be the same person.
"""

from datetime import datetime

from django.db.models import Count, Q

from probation.policy.access import Because
from probation.policy.court_list import Answer, agreement
from probation.policy.finding import Word, names, numbers, sound
from probation.policy.london import london_day
from probation.policy.organisation import Kind, Sector
from probation.records.organisations.models import Unit
from probation.records.people import actions as people
from probation.records.people.models import Person, SearchToken

from .formats import Heard
from .formats.heard import Before
from .models import Candidate, Charge, Defendant, Listing, Message

MOST = 5  # candidates shown beside a defendant


def court_of(code: str) -> Unit:
    """By five or seven characters.  A court that no list names is kept as received."""
    found = Unit.objects.filter(kind=Kind.COURT, code__startswith=code[:5]).first()
    return found or Unit.objects.create(
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
    ).exclude(defendant__key__in=told).update(withdrawn_at=at)


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
            },
        )
    defendant.save(force_insert=known is None)
    moved = Listing.objects.filter(
        defendant=defendant, hearing=heard.hearing, starts_at__gt=message.received_at
    )
    moved.exclude(day__in=days).update(withdrawn_at=message.received_at)
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
    if defendant.is_organisation or (last and last.answer != Answer.UNDECIDED):
        return
    agreements = sorted(
        (
            agreement(defendant, person, _numbers(person))
            for person in _alike(defendant)
        ),
        key=lambda one: -one.weight,
    )
    likely = [one for one in agreements if one.is_likely][:MOST]
    defendant.candidates.all().delete()
    Candidate.objects.bulk_create(
        Candidate(defendant=defendant, person=one.person, agrees=one.agrees, rank=rank)
        for rank, one in enumerate(likely, start=1)
    )
    for listing in defendant.listings.select_related("court"):
        for one in likely:
            people.begin(one.person, listing.court, Because.POSSIBLE_MATCH, at=at)


def _alike(defendant: Defendant) -> list[Person]:
    """Whoever shares a number, or a day of birth and a sound, or two names."""
    called = names(f"{defendant.first_name} {defendant.last_name}")
    sounds = [told for name in called if (told := sound(name))]
    numbered = numbers(defendant.pnc) | numbers(defendant.cro)
    born = [defendant.date_of_birth.isoformat()] if defendant.date_of_birth else []
    by_number = SearchToken.objects.filter(kind=Word.NUMBER, token__in=numbered)
    shared = SearchToken.objects.filter(
        Q(kind=Word.SOUND, token__in=sounds) | Q(kind=Word.BIRTH, token__in=born)
    )
    twice = shared.values("person").annotate(n=Count("pk")).filter(n__gte=2)
    found = Person.objects.filter(
        Q(pk__in=by_number.values("person"))
        | Q(pk__in=twice.order_by("-n").values("person")[:50])
    )
    return list(found.prefetch_related("identifiers"))


def _numbers(person: Person) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for one in person.identifiers.all():
        if one.until is None:
            told.setdefault(one.kind, set()).update(numbers(one.value))
    return told
