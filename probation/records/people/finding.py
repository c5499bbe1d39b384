"""Finds people by what was said of them: names, how they sound, birth, numbers, places.

The words are in SearchToken, under row security, and an index leads from each word to its
people: by equality or by a range, which are the only comparisons the database may make
before the policy.  So the work is that of the rarest word, and no result is counted.

Each attempt is wider than the one before, and is made only where that found too few.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from probation.policy.access import Because
from probation.policy.finding import Clue, Way, Word, birth_clue, name_clue, number_clue

from .models import Alias, Person, SearchToken
from .queries import visible_to

SHOWN = 50  # people
ENOUGH = 10  # people found; with fewer, the next attempt is made
CLUES = 6  # that are looked at
JUDGED = 150  # people whose likeness is worked out
FEW = 4_000  # people whom a member sees
COMMON = 500  # rows by the database's estimate, which is some five times too low


@dataclass(frozen=True)
class Found:
    person: Person
    likeness: float  # 1 for each clue that fits exactly, less for one that is close
    matched: tuple[str, ...]  # in words, for the screen
    aliases: tuple[Alias, ...] = ()  # names now held that are not the person's own


def search(member, clues: Sequence[Clue]) -> list[Found]:
    """The likest first, at most SHOWN + 1: one more than is shown says there are more."""
    clues = tuple(clues)[:CLUES]
    if not clues:
        return []
    plan = _plan(clues, member.scopes)
    found: dict = {}
    for searches in _attempts(clues, plan):
        found |= dict.fromkeys(_whoever(searches, plan))
        if len(found) >= ENOUGH:
            break
    found = dict.fromkeys(list(found)[:JUDGED])
    seen = visible_to(member).filter(pk__in=found).prefetch_related("aliases")
    tokens = _tokens(found)
    likest = [_judged(person, clues, tokens.get(person.pk, [])) for person in seen]
    likest.sort(key=lambda one: (-one.likeness, one.person.last_name.casefold(), one.person.first_name.casefold(), one.person.crn))  # fmt: skip
    return likest[: SHOWN + 1]


def possible_duplicates(
    member, called: Sequence[str], born: date | None, numbers: Sequence[str]
) -> list[Found]:
    """Who may be the person about to be made: a number of theirs; or all of their names,
    or what sounds so, with the same day of birth where one is given."""
    found: dict = {}
    for said in numbers:
        for one in search(member, [number_clue(said)]):
            found.setdefault(one.person.pk, one)
    clues = [name_clue(one) for one in called]
    if born:
        clues.append(birth_clue(str(born), born))
    for one in search(member, clues):
        if len(one.matched) == len(clues):
            found.setdefault(one.person.pk, one)
    return list(found.values())


# For each clue, the ways by which it may be met; all clues must be.
Wanted = list[tuple[Way, ...]]


def _attempts(clues: tuple[Clue, ...], plan: "_Plan") -> Iterator[list[Wanted]]:
    """Each attempt is several searches at once: as said; with one clue only close; with
    all only close (of more than two, all but the surest, or all begun alike); with one
    clue that is wrong left out."""
    exact = [clue.exact for clue in clues]
    close = [clue.exact + clue.close for clue in clues]
    # Of more than two, a common word is not misspelt by chance: it stays as it was said.
    # (Where it was, leaving it out finds them.)
    if len(clues) > 2:
        both = zip(exact, close, strict=True)
        close = [e if plan.rarity(e) > COMMON else c for e, c in both]
    yield [exact]
    yield [
        [*exact[:n], close[n], *exact[n + 1 :]]
        for n in range(len(clues))
        if close[n] != exact[n]
    ]
    if len(clues) == 2 and close != exact:
        yield [close]
    if len(clues) > 2:
        if close != exact:
            sure = exact.index(_surest(exact, plan))
            kept = [*close[:sure], exact[sure], *close[sure + 1 :]]
            yield [kept, [_begun(ways) for ways in close]]
        yield [[*exact[:n], *exact[n + 1 :]] for n in range(len(clues))]


def _surest(exact: Wanted, plan: "_Plan") -> tuple[Way, ...]:
    """A day or a number is misheard less often than a name."""
    return min(exact, key=lambda ways: (ways[0].kind is Word.NAME, plan.rarity(ways)))


def _begun(ways: tuple[Way, ...]) -> tuple[Way, ...]:
    """Without sounds: with three clues or more they are work, and find little."""
    return tuple(way for way in ways if way.kind is not Word.SOUND)


@dataclass(frozen=True)
class _Plan:
    """Where a search begins: with the rarest clue, or, where even that is common and the
    member sees few, with all whom they see."""

    rows: dict[Way, int]  # the database's own estimate, so nothing is counted
    few: Sequence[int] | None  # the units of a member who sees few

    def rarity(self, ways: tuple[Way, ...]) -> int:
        return sum(self.rows[way] for way in ways)


def _plan(clues: tuple[Clue, ...], scopes: Sequence[int]) -> _Plan:
    ways = list(dict.fromkeys(way for c in clues for way in c.exact + c.close))
    looks = [_fits(way) for way in ways]
    each = (f"(SELECT 1 FROM people_searchtoken WHERE {sql})" for sql, _ in looks)
    with connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN (FORMAT JSON) " + " UNION ALL ".join(each),
            [told for _, values in looks for told in values],
        )
        (told,) = cursor.fetchone()
        plan = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
        plans = plan["Plans"] if len(ways) > 1 else [plan]
        rows = {w: one["Plan Rows"] for w, one in zip(ways, plans, strict=True)}
        if max(rows.values(), default=0) < COMMON:
            return _Plan(rows, None)
        cursor.execute(
            "SELECT count(*) FROM (SELECT 1 FROM people_visibility"
            " WHERE unit_id = ANY (%s) LIMIT %s) theirs",
            [scopes, FEW + 1],
        )
        (seen,) = cursor.fetchone()
    return _Plan(rows, scopes if seen <= FEW else None)


def _whoever(searches: list[Wanted], plan: _Plan) -> list:
    """Keys of some who fit any of the searches."""
    parts, told = [], []
    for wanted in searches:
        sql, values = _search(wanted, plan)
        parts.append(f"({sql})")
        told += values
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), told)
        return [key for (key,) in cursor.fetchall()]


def _search(wanted: Wanted, plan: _Plan) -> tuple[str, list]:
    """OFFSET 0 keeps the database to this order: first those with whom the search begins,
    then each of them for the other clues."""
    rest = sorted(wanted, key=plan.rarity)
    told: list = []
    if plan.few is not None and plan.rarity(rest[0]) > COMMON:
        first = (
            "SELECT DISTINCT person_id FROM people_visibility WHERE unit_id = ANY (%s)"
            " AND (until IS NULL OR because = %s)"
        )
        told += [plan.few, Because.RESPONSIBLE.value]
    else:
        looks = [_fits(way) for way in rest.pop(0)]
        first = " UNION ALL ".join(
            f"(SELECT person_id FROM people_searchtoken WHERE {sql})"
            for sql, _ in looks
        )
        told += [value for _, values in looks for value in values]
    sql = f"SELECT person_id FROM ({first} OFFSET 0) begun WHERE true"
    for ways in rest:
        looks = [_fits(way) for way in ways]
        either = " OR ".join(f"({one})" for one, _ in looks)
        sql += (
            " AND EXISTS (SELECT 1 FROM people_searchtoken word"
            f" WHERE word.person_id = begun.person_id AND ({either}) OFFSET 0)"
        )
        told += [value for _, values in looks for value in values]
    return f"{sql} LIMIT {2 * SHOWN}", told


def _fits(way: Way) -> tuple[str, list[str]]:
    if way.is_prefix:
        told = [way.kind.value, way.token, way.after]
        return "kind = %s AND token >= %s AND token < %s", told
    return "kind = %s AND token = %s", [way.kind.value, way.token]


def _tokens(keys) -> dict[object, list[tuple[str, str]]]:
    told: dict = {}
    rows = SearchToken.objects.filter(person__in=keys)
    for person, kind, token in rows.values_list("person_id", "kind", "token"):
        told.setdefault(person, []).append((kind, token))
    return told


# What a clue that fits by each kind of word is worth: exactly, or begun alike.
_WORTH = {
    Word.NAME: (1.0, 0.8),
    Word.SOUND: (0.6, 0.6),
    Word.BIRTH: (1.0, 0.7),
    Word.NUMBER: (1.0, 0.7),
    Word.POSTCODE: (1.0, 0.6),
}


def _judged(person: Person, clues: tuple[Clue, ...], tokens: list) -> Found:
    likeness, matched = 0.0, []
    for clue in clues:
        fits = [
            (_WORTH[way.kind][way.is_prefix] - (way in clue.close) / 100, way, token)
            for way in clue.exact + clue.close
            for kind, token in tokens
            if way.fits(kind, token)
        ]
        if fits:
            worth, way, token = max(fits, key=lambda one: one[0])
            likeness += worth
            matched.append(_in_words(clue, way, token))
    held = tuple(alias for alias in person.aliases.all() if alias.until is None)
    return Found(person, likeness, tuple(matched), held)


def _in_words(clue: Clue, way: Way, token: str) -> str:
    match way.kind:
        case Word.SOUND:
            return f"sounds like “{clue.said}”"
        case Word.BIRTH if way in clue.close:
            return "day and month of birth the other way round"
        case Word.BIRTH:
            return "date of birth" if not way.is_prefix else "year of birth"
        case Word.NUMBER:
            return f"number {clue.said}" if not way.is_prefix else f"number {token}"
        case Word.POSTCODE:
            return f"postcode {clue.said}"
    return f"name “{clue.said}”" if not way.is_prefix else f"name begins “{clue.said}”"
