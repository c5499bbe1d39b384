"""Which rules hold on a day, in one table that can be asked for two days side by side.

The table says in words what each part of the law book applies; the figures of sentences
and requirements stand beside it, read from where they are kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .bounds import Bounded
from .commencement import (
    CRIMINAL_JUSTICE_ACT,
    LASPO,
    ORA,
    RECALL_56,
    RESET,
    SENTENCING_ACT_2026_ORDERS,
    SENTENCING_CODE,
    SPLIT,
    UNIFIED,
)
from .dated import Dated, Version
from .explained import Explained, Part
from .requirements import ALL as REQUIREMENTS
from .sentences import ALL as SENTENCES

NONE = "none"  # said of a day on which nothing held


@dataclass(frozen=True)
class Holding:
    key: str  # never changes: other code and stored answers rely on it
    says: str


@dataclass(frozen=True)
class Row:
    """One line of the table for two days."""

    key: str
    title: str
    first: str
    second: str
    doubts: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        return self.first != self.second


def _aspect(
    key: str, title: str, *versions: tuple[date, str, str, str, str]
) -> Dated[Holding]:
    """Versions are (first day, key, words, source, doubt)."""
    return Dated(
        key,
        title,
        "",
        tuple(
            Version(since, Holding(held, says), source, doubt)
            for since, held, says, source, doubt in versions
        ),
    )


BODY = _aspect(
    "body",
    "Who supervises",
    (
        SPLIT.day,
        "nps-and-crc",
        "the National Probation Service and 21 companies",
        SPLIT.source,
        "",
    ),
    (
        UNIFIED.day,
        "unified",
        "one Probation Service",
        UNIFIED.source,
        "",
    ),
)
STANDARD = _aspect(
    "standard",
    "National standard",
    (
        SPLIT.day,
        "2014",
        "National Standards 2014",
        "headings only: pdfslide.us, vdocument.in",
        "The text could not be read; contact frequency is a local setting.",
    ),
    (
        date(2015, 8, 1),
        "2015",
        "National Standards 2015 with the Practice Framework of August 2015",
        "headings only: vdocument.in “practice-framework”",
        "The text could not be read, and the day is the first of the printed month.",
    ),
    (
        UNIFIED.day,
        "2021",
        "National Standards 2021",
        "headings only: pdfslide.us national-standards-2021",
        "The text could not be read; they were revised in June 2022.",
    ),
)
CONTACT = _aspect(
    "contact_requirement",
    "What brings contact with an officer",
    (
        CRIMINAL_JUSTICE_ACT.day,
        "supervision",
        "supervision and specified activity",
        "CJA 2003 ss.201 and 213",
        "",
    ),
    (
        ORA.day,
        "rehabilitation-activity",
        "rehabilitation activity, for offences on or after 1 February 2015",
        ORA.source,
        "That the day of the offence decides is from memory.",
    ),
    (
        SENTENCING_ACT_2026_ORDERS.day,
        "probation-requirement",
        "the probation requirement",
        "SA 2026",
        "The first day was not read: that of sections 34 and 36 to 39 stands here.",
    ),
)
WARNING = _aspect(
    "warning",
    "Warn or refer",
    (
        CRIMINAL_JUSTICE_ACT.day,
        "warn-or-lay-information",
        "warn, unless warned in the 12 months before or an information is laid",
        "CJA 2003 Sch 8 paras 5 and 6",
        "",
    ),
    (
        SPLIT.day,
        "warn-or-lay-information-by-nps",
        "warn, unless warned in the 12 months before or an information is laid; a "
        "company refers to an enforcement officer of the National Probation Service",
        "CJA 2003 Sch 8 paras 5, 6 and 6A",
        "The day of the enforcement officer’s paragraph is from memory.",
    ),
    (
        SENTENCING_CODE.day,
        "warn-or-refer",
        "warn or refer; warned in the 12 months before: must refer to an enforcement "
        "officer",
        "Sentencing Act 2020 Sch 10 and Sch 16 paras 6 and 7",
        "",
    ),
)
RECALL = _aspect(
    "recall",
    "Recall to prison",
    (
        LASPO.day,
        "fixed-28",
        "fixed term of 28 days, or standard",
        "CJA 2003 ss.255A and 255B",
        LASPO.doubt,
    ),
    (
        ORA.day,
        "fixed-14-or-28",
        "fixed term of 14 days under 12 months, 28 days above, or standard",
        "CJA 2003 s.255B",
        "The 14 days are from memory.",
    ),
    (
        date(2024, 4, 2),
        "fixed-14-required-under-12",
        "fixed term required under 12 months unless excluded; above, fixed term of 28 "
        "days or standard",
        "CJA 2003 s.255A as amended; Order of 2024",
        "The 14 days are from memory.",
    ),
    (
        RECALL_56.day,
        "fixed-56",
        "fixed term of 56 days unless excluded",
        RECALL_56.source,
        "",
    ),
)
AFTER_SENTENCE = _aspect(
    "after_sentence",
    "Supervision after the sentence ends",
    (CRIMINAL_JUSTICE_ACT.day, NONE, NONE, "CJA 2003", ""),
    (
        ORA.day,
        "to-12-months",
        "for terms under two years: to 12 months after the custodial half",
        "CJA 2003 s.256AA",
        "",
    ),
    (
        SENTENCING_ACT_2026_ORDERS.day,
        "repealed",
        "none; failures that began before the repeal still go to court",
        "SA 2026 s.34",
        SENTENCING_ACT_2026_ORDERS.doubt,
    ),
)
UNPAID_WORK = _aspect(
    "unpaid_work",
    "Unpaid work",
    (
        CRIMINAL_JUSTICE_ACT.day,
        "twelve-months",
        "within 12 months, or the court extends; a fifth may be education and training",
        "CJA 2003 ss.199 and 200",
        "The fifth is from memory.",
    ),
    (
        date(2022, 4, 1),
        "twelve-months-30-per-cent",
        "within 12 months, or the court extends; three tenths may be education and "
        "training",
        "gov.uk unpaid work management information (data from April 2022)",
        "The first day of the larger share was not found.",
    ),
    (
        SENTENCING_ACT_2026_ORDERS.day,
        "no-window-credit",
        "no 12 months; half an hour’s credit an hour after the first quarter",
        "SA 2026 ss.36 and 37",
        SENTENCING_ACT_2026_ORDERS.doubt,
    ),
)
PLANNED_CONTACT = _aspect(
    "planned_contact",
    "Planned contact",
    (SPLIT.day, "to-the-end", "to the end of the order or licence", SPLIT.source, ""),
    (
        RESET.day,
        "to-two-thirds",
        "to two thirds of it, with exclusions",
        RESET.source,
        RESET.doubt,
    ),
)
EARLY_END = _aspect(
    "early_end",
    "Ending an order early",
    (
        CRIMINAL_JUSTICE_ACT.day,
        "court",
        "by the court, for good progress",
        "CJA 2003 Sch 8 para 13; Sentencing Act 2020 Sch 10 para 14",
        "",
    ),
    (
        SENTENCING_ACT_2026_ORDERS.day,
        "officer",
        "by the officer, once requirements and plan are met",
        "SA 2026 ss.38 and 39",
        SENTENCING_ACT_2026_ORDERS.doubt,
    ),
)
ASPECTS = (
    BODY,
    STANDARD,
    CONTACT,
    WARNING,
    RECALL,
    AFTER_SENTENCE,
    UNPAID_WORK,
    PLANNED_CONTACT,
    EARLY_END,
)


def regime(on: date) -> Explained[Mapping[str, str]]:
    """Aspect → key of the rule that holds that day; the parts say it in words."""
    value: dict[str, str] = {}
    parts = []
    for aspect in ASPECTS:
        held = aspect.version(on)
        value[aspect.key] = held.value.key if held else NONE
        if held:
            words = f"{aspect.title}: {held.value.says}"
            parts.append(Part(words, held.value.key, held.source, held.doubt))
    return Explained(value, tuple(parts), on=on)


def side_by_side(first: date, second: date) -> tuple[Row, ...]:
    """Every line of the table, and every figure of sentences and requirements, for both."""
    rows = [_row_of_aspect(aspect, first, second) for aspect in ASPECTS]
    rows += [_row_of_figure(key, figure, first, second) for key, figure in _figures()]
    return tuple(rows)


def differences(first: date, second: date) -> tuple[Row, ...]:
    return tuple(row for row in side_by_side(first, second) if row.differs)


def _figures() -> Iterator[tuple[str, Bounded]]:
    for sentence in SENTENCES:
        for figure in sentence.lengths:
            yield f"{sentence.key}.{figure.key}", figure
    for one in REQUIREMENTS:
        for figure in (one.length, *one.also):
            yield f"{one.key}.{figure.key}", figure


def _row_of_aspect(aspect: Dated[Holding], first: date, second: date) -> Row:
    held = [aspect.version(day) for day in (first, second)]
    says = [one.value.says if one else NONE for one in held]
    return Row(aspect.key, aspect.title, says[0], says[1], _doubts(held))


def _row_of_figure(key: str, figure: Bounded, first: date, second: date) -> Row:
    held = [figure.by_date.version(day) for day in (first, second)]
    says = [one.value.says(figure.unit) if one else NONE for one in held]
    title = f"{figure.title}, by the {figure.decided_by.label}"
    return Row(key, title, says[0], says[1], _doubts(held))


def _doubts(held: Sequence[Version[Any] | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.doubt for one in held if one and one.doubt))
