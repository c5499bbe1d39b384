"""MAPPA: which category a person falls in, why, until when, and at what level.

Worked out for each conviction with the sentence for that offence, never a total.  Every
hit is kept; the first of categories 1, 2 and 3 is the person’s, and 4 is kept as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .commencement import PCSC
from .decision import YES, Decision, no
from .explained import Explained, Part
from .london import in_words
from .mappa_offences import (
    ENDLESS,
    HOSPITAL,
    MISSING_IN_WORDS,
    WITH_TERM,
    Conviction,
    Disposal,
    Finding,
    Paragraph,
    Schedule,
    is_at_least,
    paragraphs,
    threshold,
)
from .notification import notification_end
from .term import Term

LAW = "Criminal Justice Act 2003 ss.325 to 327"
CATEGORY_4_FROM = PCSC.day  # added by that Act; that it began then is from memory
FROM_MEMORY = "This paragraph is from memory and was not read."
OUR_READING = "Which offence codes it covers is our reading of their titles."
_CODE_CHANGED = (
    "The text read is of 2024; from 2004 to 2012 other words held, to the same effect "
    "for these sentences as far as was read."
)


class Level(Term):
    NOMINAL = "M0", "No level"
    ONE = "M1", "Level 1: ordinary agency management"
    TWO = "M2", "Level 2: active multi-agency meetings"
    THREE = "M3", "Level 3: senior staff and special resources"


class Category(Term):
    ONE = "1", "Category 1: subject to sexual offence notification"
    TWO = "2", "Category 2: violent, and other sexual"
    THREE = "3", "Category 3: other dangerous"
    FOUR = "4", "Category 4: terrorist or terrorist risk"


@dataclass(frozen=True)
class Dangerous:
    """The responsible authority’s decision that a person may cause serious harm."""

    by: str
    on: date
    offence: str  # the one that shows the capability
    ended_on: date | None = None


@dataclass(frozen=True)
class Hit:
    category: Category
    because: str
    reference: str  # the paragraph that matched
    verified: bool
    until: date | None = None  # last day; None: no end is known


@dataclass(frozen=True)
class Eligibility:
    """`eligible` is None where nothing matched and something that could is unknown."""

    eligible: bool | None
    category: Category | None
    hits: tuple[Hit, ...]
    missing: tuple[str, ...] = ()


def eligibility(
    convictions: Iterable[Conviction],
    on: date,
    *,
    dangerous: Dangerous | None = None,
    terrorist: bool | None = None,
) -> Explained[Eligibility]:
    """The categories that hold on a day.  `terrorist`: a terrorist, or a risk of it."""
    hits: list[Hit] = []
    missing: list[str] = []
    for one in convictions:
        if one.sentenced_on > on:
            continue
        for found, lacks in (_category_1(one, on), _category_2(one, on)):
            hits += found
            missing += lacks
    if dangerous is not None and dangerous.on <= on:
        hits += _category_3(dangerous, on)
    if on >= CATEGORY_4_FROM and terrorist is None:
        missing.append("whether the person is a terrorist or a terrorist risk")
    elif on >= CATEGORY_4_FROM and terrorist:
        hits.append(_TERRORIST)
    hits.sort(key=lambda hit: hit.category)
    category = hits[0].category if hits else None
    lacking = tuple(dict.fromkeys(missing))
    eligible = True if hits else None if lacking else False
    value = Eligibility(eligible, category, tuple(hits), lacking)
    return Explained(value, tuple(_parts(value)), on=on)


def can_set_level(category: Category | None, level: Level) -> Decision:
    """Category 3 is managed at level 2 or 3; nobody has a level without a category."""
    if category is None and level is not Level.NOMINAL:
        return no("no-category", "A level needs a MAPPA category", LAW)
    if category is Category.THREE and level not in (Level.TWO, Level.THREE):
        return no(
            "level-too-low",
            "Category 3 is for cases that need level 2 or 3",
            "MAPPA guidance (from memory)",
        )
    return YES


def _category_1(one: Conviction, on: date) -> tuple[list[Hit], list[str]]:
    hits: list[Hit] = []
    missing: list[str] = []
    for paragraph in paragraphs(one):
        if paragraph.schedule is not Schedule.THREE:
            continue
        answer = threshold(paragraph, one)
        missing += [MISSING_IN_WORDS[name] for name in answer.missing]
        if not answer.met:
            continue
        ends = notification_end(one).value
        if ends.is_known and ends.on_day(on):
            basis = f"{paragraph.offence}, sentenced on {in_words(one.sentenced_on)}"
            words = f"Must notify the police {ends.in_words}: {basis}"
            hits.append(_hit(Category.ONE, words, paragraph, ends.until))
        elif not ends.is_known:
            missing.append("how long notification lasts")
    return hits, missing


def _category_2(one: Conviction, on: date) -> tuple[list[Hit], list[str]]:
    if one.supervised_until is not None and on > one.supervised_until:
        return [], []
    matched = [p for p in paragraphs(one) if p.schedule is not Schedule.THREE]
    if not matched and one.listed_in_327_4a:
        matched = [Paragraph(Schedule.LISTED, "", "An offence in the list", False)]
    enough = _sentence_counts(one)
    if enough is False or (not matched and one.listed_in_327_4a is False):
        return [], []
    if not matched:
        return [], ["whether s.327(4A) lists the offence"]
    if enough is None:
        return [], ["the length of the sentence"]
    if one.supervised_until is None and one.disposal not in ENDLESS:
        return [], ["when licence, custody or hospital ends"]
    paragraph = matched[0]
    until = one.supervised_until
    ends = f"; ends with licence on {in_words(until)}" if until else ""
    words = (
        f"{paragraph.offence} with {one.disposal.label.lower()} on "
        f"{in_words(one.sentenced_on)}{ends}"
    )
    return [_hit(Category.TWO, words, paragraph, until)], []


def _sentence_counts(one: Conviction) -> bool | None:
    """Whether the sentence is one of those that section 327 names."""
    committed = one.disposal in HOSPITAL or one.disposal is Disposal.GUARDIANSHIP
    if one.finding is not Finding.CONVICTED:
        return committed
    if (
        committed
        or one.disposal in ENDLESS
        or one.disposal is Disposal.EXTENDED_DETENTION
    ):
        return True
    return is_at_least(one, 12) if one.disposal in WITH_TERM else False


def _category_3(decision: Dangerous, on: date) -> list[Hit]:
    if decision.ended_on is not None and decision.ended_on <= on:
        return []
    words = (
        f"{decision.by} decided on {in_words(decision.on)}: {decision.offence} shows "
        "capability of serious harm"
    )
    return [Hit(Category.THREE, words, "s.325(2)(b)", True)]


_TERRORIST = Hit(
    Category.FOUR,
    "A terrorist, or a person who may become involved in terrorism",
    "PCSC Act 2022, amending ss.325 to 327",
    False,
)


def _hit(
    category: Category, words: str, paragraph: Paragraph, until: date | None
) -> Hit:
    return Hit(category, words, paragraph.reference, paragraph.verified, until)


def _parts(value: Eligibility) -> list[Part]:
    parts = [
        Part(
            f"{hit.category.label.split(':')[0]}: {hit.because}",
            hit.category,
            f"{LAW}; {hit.reference}",
            OUR_READING if hit.verified else f"{FROM_MEMORY} {OUR_READING}",
        )
        for hit in value.hits
    ]
    if not value.hits:
        words = "Nothing matched: no notification; no listed offence with its sentence "
        words += "still running; no decision on dangerousness"
        parts.append(Part(words, None, LAW, _CODE_CHANGED))
    parts += [Part(f"Not known: {one}", None, LAW) for one in value.missing]
    return parts
