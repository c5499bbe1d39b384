"""Who on record a defendant may be, as far as whoever asks may see.

The loading role sees everyone, and keeps what it finds when a message comes.  A member
looks again before anything is decided: somebody may have made a record since.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection
from django.db.models import Count, Q
from django.db.models.functions import Upper

from probation.policy.access import Because
from probation.policy.court_list import Agreement, agreement
from probation.policy.finding import Word, names, numbers, sound, words
from probation.records.people.models import Person, SearchToken, Visibility

from .models import AlsoListed, Candidate, Defendant

MOST = 5  # candidates shown beside a defendant
ALIKE = 200  # other defendants that are compared
_MAKING = 0x6D616B65  # the lock of those who make records from what courts say


def one_at_a_time() -> None:
    """Until the transaction ends, nobody else takes a message in or makes a record from
    one: whoever waited sees what was made meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_MAKING])


def likely(defendant: Defendant) -> list[Agreement[Person]]:
    """The likeliest first, without those of whom somebody said that it is not them."""
    found = Person.objects.filter(
        Q(pk__in=_by_number(defendant)) | Q(pk__in=_by_words(defendant))
    )
    ruled_out = defendant.not_them.filter(until=None).values("person")
    people = found.exclude(pk__in=ruled_out).prefetch_related("identifiers")
    return _weighed(defendant, people)


def keep(defendant: Defendant, likely: Sequence[Agreement[Person]]) -> None:
    """Adds those who are not kept as candidates yet.  Part of an action."""
    kept = set(defendant.candidates.values_list("person", flat=True))
    Candidate.objects.bulk_create(
        Candidate(defendant=defendant, person=one.person, agrees=one.agrees, rank=rank)
        for rank, one in enumerate(likely, start=len(kept) + 1)
        if one.person.pk not in kept
    )


def made_known(courts, since: datetime):
    """Who was made known to the courts since then, as one before them or maybe so."""
    return Visibility.objects.filter(
        unit__in=courts,
        because__in=(Because.BEFORE_COURT, Because.POSSIBLE_MATCH),
        since__gte=since,
        until=None,
    )


def among(defendants: Iterable[Defendant], people: Iterable[Person]):
    """For each defendant, who of them is like: defendant's key → agreements.

    `people` with their identifiers.  The database is not asked.
    """
    by_word: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people:
        for word in _words_of(person):
            by_word[word].append(person)
    return {one.pk: _weighed(one, _meeting(one, by_word)) for one in defendants}


def _words_of(person: Person) -> set[tuple[str, str]]:
    found = words(
        called=[person.full_name],
        born=[person.date_of_birth] if person.date_of_birth else [],
        numbered=[one.value for one in person.identifiers.all() if one.until is None],
    )
    return {word for word in found if word[0] in _WEIGHTS}


def also_listed(defendant: Defendant) -> None:
    """Finds anew which other courts list someone like this defendant, and says so to
    both.  Run by the loading role, which sees them all."""
    same = Q(last_name__iexact=defendant.last_name, first_name__iexact=defendant.first_name)  # fmt: skip
    for name in ("date_of_birth", "pnc", "cro"):
        if said := getattr(defendant, name):
            same |= Q(**{name: said})
    others = (
        Defendant.objects.annotate(upper=Upper("last_name"))
        .filter(same, is_organisation=False)
        .exclude(pk=defendant.pk)[:ALIKE]
    )
    alike = {
        one.pk: one for one in others if agreement(defendant, one, _told(one)).is_likely
    }
    here = set(defendant.listings.values_list("court", flat=True))
    AlsoListed.objects.filter(defendant=defendant).delete()
    rows = {(defendant.pk, court) for court in _courts(alike) - here} | {
        (key, court) for key in alike for court in here - _courts([key])
    }
    AlsoListed.objects.bulk_create(
        (AlsoListed(defendant_id=key, court_id=court) for key, court in sorted(rows)),
        ignore_conflicts=True,
    )


def _courts(defendants) -> set[int]:
    listed = Defendant.objects.filter(pk__in=defendants)
    return set(listed.values_list("listings__court", flat=True)) - {None}


def _told(defendant: Defendant) -> dict[str, set[str]]:
    return {"PNC": numbers(defendant.pnc), "CRO": numbers(defendant.cro)}


# What a word in common is worth; two make somebody worth comparing.
_WEIGHTS = {Word.NUMBER: 2, Word.BIRTH: 1, Word.SOUND: 1}


def _words(defendant: Defendant) -> list[tuple[str, str]]:
    called = names(f"{defendant.first_name} {defendant.last_name}")
    born = [defendant.date_of_birth.isoformat()] if defendant.date_of_birth else []
    return [
        *((Word.SOUND, told) for name in called if (told := sound(name))),
        *((Word.BIRTH, one) for one in born),
        *((Word.NUMBER, one) for one in _numbers_of(defendant)),
    ]


def _numbers_of(defendant: Defendant) -> set[str]:
    return numbers(defendant.pnc) | numbers(defendant.cro)


def _meeting(defendant: Defendant, by_word) -> list[Person]:
    met: Counter[Person] = Counter()
    for word in dict.fromkeys(_words(defendant)):
        for person in by_word.get(word, ()):
            met[person] += _WEIGHTS[word[0]]
    return [person for person, weight in met.items() if weight >= 2]


def _by_number(defendant: Defendant):
    tokens = SearchToken.objects.filter(kind=Word.NUMBER, token__in=_numbers_of(defendant))  # fmt: skip
    return tokens.values("person")


def _by_words(defendant: Defendant):
    """Whoever shares a day of birth and a sound, or two names."""
    said = _words(defendant)
    sounds = [told for kind, told in said if kind == Word.SOUND]
    born = [told for kind, told in said if kind == Word.BIRTH]
    shared = SearchToken.objects.filter(
        Q(kind=Word.SOUND, token__in=sounds) | Q(kind=Word.BIRTH, token__in=born)
    )
    twice = shared.values("person").annotate(n=Count("pk")).filter(n__gte=2)
    return twice.order_by("-n").values("person")[:50]


def _weighed(defendant: Defendant, people) -> list[Agreement[Person]]:
    agreements = [agreement(defendant, one, _held(one)) for one in people]
    agreements.sort(key=lambda one: (-one.weight, str(one.person.pk)))
    return [one for one in agreements if one.is_likely][:MOST]


def _held(person: Person) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for one in person.identifiers.all():
        if one.until is None:
            told.setdefault(one.kind, set()).update(numbers(one.value))
    return told
