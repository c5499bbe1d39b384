"""MAPPA in words, with worked examples, and as a calculation."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from .explained import Explained, plain
from .fixed_term import FixedTerm
from .given import Given
from .mappa import LAW, Category, Dangerous, Level, can_set_level, eligibility
from .mappa_offences import Conviction, Disposal, Finding
from .notification import SOURCE, notification_end
from .rule import Calculation, Example, Rule

_DAY = date(2019, 5, 1)


# Actual bodily harm, as two sentences for it.
_LONG, _SHORT = (
    Conviction(
        "OF61102",
        Disposal.IMPRISONMENT,
        _DAY,
        FixedTerm(_DAY, months=months),
        supervised_until=date(2021, 4, 30),
    )
    for months in (24, 11)
)

RULES = (
    Rule(
        key="mappa.eligibility",
        title="MAPPA category",
        says="Category 1: must notify the police after a sexual offence. Category 2: "
        "murder, or a listed violent or sexual offence with 12 months or more, or a "
        "hospital or guardianship order, for that offence, while licence or custody runs. "
        "Category 3: the responsible authority decided that the person may cause serious "
        "harm. Category 4, since 28 June 2022: a terrorist, or a risk of it. The first of 1, 2 and 3 is the "
        "person’s; every hit is kept. A community order never makes category 2.",
        source=LAW,
        example=Example(
            "Actual bodily harm, 24 months, still on licence",
            lambda: eligibility([_LONG], _DAY).parts[0].says,
        ),
        doubt="Schedule 15 Part 1 paragraphs 1 to 22 and Schedule 3 paragraphs 1 to 11, "
        "35C, 94 and 95 were read; the others are from memory and marked. The list in "
        "s.327(4A) could not be read: it is asked. Category 4’s first day is from memory.",
    ),
    Rule(
        key="mappa.sentence_for_that_offence",
        title="The sentence for that offence, not the total",
        says="Twelve months must be the sentence for the listed offence itself.",
        source=LAW,
        example=Example(
            "Actual bodily harm, 11 months of a total of 24",
            lambda: eligibility([_SHORT], _DAY).parts[0].says,
        ),
        doubt="From memory.",
    ),
    Rule(
        key="mappa.can_set_level",
        title="Level",
        says="Level 1 ordinary management, level 2 meetings, level 3 senior staff and "
        "special resources. Category 3 is for cases that need level 2 or 3.",
        source="MAPPA guidance",
        example=Example(
            "Category 3 at level 1",
            lambda: can_set_level(Category.THREE, Level.ONE).reasons[0].text,
        ),
        doubt="That category 3 needs level 2 or 3 is from memory.",
    ),
    Rule(
        key="mappa.notification_end",
        title="How long a person must notify the police",
        says="Indefinitely for 30 months or more, life, or a restricted hospital order; "
        "10 years for more than six months; 7 for six months or less, or a hospital "
        "order; 2 for a caution; the period of a conditional discharge; 5 for anything "
        "else. Halved for a person under 18. The police’s own date wins.",
        source=SOURCE,
        example=Example(
            "Six months on 1 May 2019",
            lambda: (
                notification_end(
                    Conviction(
                        "SX03007",
                        Disposal.IMPRISONMENT,
                        _DAY,
                        FixedTerm(_DAY, months=6),
                    )
                ).value.in_words
            ),
        ),
        doubt="Five years for anything else, halving, and the first day are from memory.",
    ),
)


def _conviction(row: Given) -> Conviction:
    def day(field: str) -> date | None:
        return row.day(field) if row.has(field) else None

    def yes(field: str) -> bool | None:
        return row.yes(field) if row.has(field) else None

    def whole(field: str) -> int | None:
        return row.whole(field) if row.has(field) else None

    sentenced_on = row.day("sentenced_on")
    months, days = whole("months") or 0, whole("days") or 0
    finding = (
        row.one_of("finding", Finding) if row.has("finding") else Finding.CONVICTED
    )
    return Conviction(
        offence_code=row.text("offence_code"),
        disposal=row.one_of("disposal", Disposal),
        sentenced_on=sentenced_on,
        term=FixedTerm(sentenced_on, months, days) if months or days else None,
        finding=finding,
        offence_on=day("offence_on"),
        born_on=day("born_on"),
        victim_age=whole("victim_age"),
        supervised_until=day("supervised_until"),
        notification_until=day("notification_until"),
        listed_in_327_4a=yes("listed_in_327_4a"),
    )


def _answer(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)
    dangerous = None
    if given.has("dangerous"):
        row = Given(told["dangerous"], "dangerous")
        dangerous = Dangerous(row.text("by"), row.day("on"), row.text("offence"))
    terrorist = given.yes("terrorist") if given.has("terrorist") else None
    found = eligibility(
        [_conviction(row) for row in given.rows("convictions")],
        on,
        dangerous=dangerous,
        terrorist=terrorist,
    )
    value = {
        "eligible": found.value.eligible,
        "category": found.value.category,
        "paragraphs": [hit.reference for hit in found.value.hits],
        "missing": found.value.missing,
    }
    return Explained(plain(value), found.parts, on=on)


CALCULATIONS = (
    Calculation(
        key="mappa",
        title="MAPPA category",
        about="From convictions, each with the sentence for that offence, on the day asked.",
        accepts={
            "type": "object",
            "required": ["convictions"],
            "properties": {
                "convictions": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["offence_code", "disposal", "sentenced_on"],
                    },
                },
                "dangerous": {"type": "object", "required": ["by", "on", "offence"]},
                "terrorist": {"type": "boolean"},
            },
        },
        returns={
            "type": "object",
            "properties": {
                "eligible": {"type": ["boolean", "null"]},
                "category": {"enum": [*(one.value for one in Category), None]},
                "paragraphs": {"type": "array", "items": {"type": "string"}},
                "missing": {"type": "array", "items": {"type": "string"}},
            },
        },
        answer=_answer,
        example={
            "convictions": [
                {
                    "offence_code": "OF61102",
                    "disposal": "imprisonment",
                    "sentenced_on": "2019-05-01",
                    "months": 24,
                    "supervised_until": "2021-04-30",
                }
            ],
            "terrorist": False,
        },
    ),
)
