"""Finding inspections: words, and facets over what is there."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from . import inspections
from .inspections import Inspection

LONGEST = 200  # characters of a search
PASSAGES = 2  # shown with each inspection found
NOT_GIVEN = "Not given"
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Facet:
    key: str
    label: str
    of: Callable[[Inspection], Iterable[str]]


def _themes(one: Inspection) -> set[str]:
    """Standards that something was published of, without their numbers; of West Mercia
    the themes of the findings."""
    named = {re.sub(r"^[PR]?[\d.]* |\(.*\)", "", row.standard) for row in one.rows}
    told = {finding.theme.replace("-", " ").capitalize() for finding in one.findings}
    return {theme.strip().capitalize() for theme in named | told} - {""}


FACETS = (
    Facet("edition", "Standards", lambda one: [one.edition_title]),
    Facet("body", "Body", lambda one: one.bodies),
    Facet("kind", "Kind of body", lambda one: [one.kind]),
    Facet("region", "Region", lambda one: [one.region or NOT_GIVEN]),
    Facet("rating", "Overall rating", lambda one: [one.rating.label if one.rating else NOT_GIVEN]),
    Facet("year", "Year", lambda one: [str(one.on.year)]),
    Facet("theme", "Theme", _themes),
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    inspection: Inspection
    passages: tuple[SafeString, ...]


@dataclass(frozen=True)
class Choice:
    value: str
    count: int  # inspections it would leave, with all else that was asked


def find(q: str, chosen: dict[str, str]) -> tuple[Found, ...]:
    """Newest first; with words, those that name them oftenest first.

    Every word must occur, at the start of a word of the inspection.
    """
    words = _words(q[:LONGEST])
    kept = [one for one in inspections.ALL if _fits(one, chosen)]
    if not words:
        return tuple(Found(one, ()) for one in kept)
    hits = [(one, sum(counts)) for one in kept if all(counts := _counts(one, words))]
    hits.sort(key=lambda hit: hit[1], reverse=True)
    return tuple(Found(one, _passages(one, words)) for one, _ in hits)


def choices(facet: Facet, q: str, chosen: dict[str, str]) -> list[Choice]:
    """The values that the other facets and the words leave."""
    others = {key: value for key, value in chosen.items() if key != facet.key}
    counts = Counter(
        value for found in find(q, others) for value in facet.of(found.inspection)
    )
    return [
        Choice(value, counts[value])
        for value in sorted(counts, reverse=facet.key == "year")
    ]


def _fits(one: Inspection, chosen: dict[str, str]) -> bool:
    return all(
        chosen[facet.key] in facet.of(one) for facet in FACETS if facet.key in chosen
    )


def _words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


@cache
def _texts(one: Inspection) -> tuple[str, ...]:
    """All that the inspection's page says, as passages."""
    texts = [one.title, one.kind, one.region, one.edition_title, one.when, *one.bodies]
    texts += [one.summary, *one.notes]
    texts += [
        f"{row.standard}: {row.key_question or ''} "
        f"{row.rating.label if row.rating else ''} {row.note}"
        for row in one.rows
    ]
    texts += [f"{finding.found}. {finding.needs}" for finding in one.findings]
    texts += [one.told.crc_owner] if one.told else []
    return tuple(text for text in texts if text)


@cache
def _all_words(one: Inspection) -> Counter[str]:
    return Counter(word for text in _texts(one) for word in _words(text))


def _counts(one: Inspection, words: list[str]) -> list[int]:
    had = _all_words(one)
    return [
        sum(count for there, count in had.items() if there.startswith(word))
        for word in words
    ]


def _passages(one: Inspection, words: list[str]) -> tuple[SafeString, ...]:
    begins = re.compile(
        r"\b(" + "|".join(map(re.escape, words)) + r")\w*", re.IGNORECASE
    )
    hit = [text for text in _texts(one)[1:] if begins.search(text)]
    return tuple(_marked(text, begins) for text in dict.fromkeys(hit[:PASSAGES]))


def _marked(text: str, begins: re.Pattern[str]) -> SafeString:
    """The words found, marked; everything else escaped."""
    parts, end = [], 0
    for match in begins.finditer(text):
        parts += [escape(text[end : match.start()]), f"<mark>{escape(match[0])}</mark>"]
        end = match.end()
    return mark_safe("".join([*parts, escape(text[end:])]))
