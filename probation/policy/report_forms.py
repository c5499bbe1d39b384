"""What each type of report asks, and the six questions put to a report before it goes.

Sections, fields and questions are data/report_forms.toml, in words of our own.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from .decision import YES, Decision, no
from .explained import Explained, Part
from .rule import CannotAnswer, Example, Rule
from .term import Term
from .time_limits.court import Report

FORMS = "ndelius-new-tech and pre-sentence-service (Ministry of Justice, MIT)"
QUALITY_SOURCE = "OASys QA section, QA49 to QA54"


class Score(Term):
    GOOD = "4", "Good"
    SUFFICIENT = "3", "Sufficient"
    NEEDS_WORK = "2", "Needs more work"
    UNSATISFACTORY = "1", "Unsatisfactory"


@dataclass(frozen=True)
class Field:
    key: str
    asks: str
    kind: str
    needed: bool = False
    types: tuple[str, ...] = ()  # empty: every type
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """`at_least_one`: one of its checked fields, at least, must be answered."""

    key: str
    title: str
    fields: tuple[Field, ...]
    at_least_one: bool = False


@dataclass(frozen=True)
class QualityQuestion:
    key: str
    weight: int
    asks: str


def form(report: Report) -> tuple[Section, ...]:
    """The sections of one type of report, with the fields that it asks."""
    return tuple(
        Section(
            section.key,
            section.title,
            tuple(
                one for one in section.fields if not one.types or report in one.types
            ),
            section.at_least_one,
        )
        for section in _SECTIONS
    )


def is_finished(
    report: Report, answers: Mapping[str, Any], *, custody_possible: bool = False
) -> Decision:
    """No for each needed field without an answer, and for a section with none at all."""
    answer = YES
    for section in form(report):
        for one in section.fields:
            needed = one.needed or (one.key == "impact_of_custody" and custody_possible)
            if needed and answers.get(one.key) in (None, "", [], ()):
                answer &= no(f"missing-{one.key}", f"Answer: {one.asks}", FORMS)
        checks = [one.key for one in section.fields if one.kind == "checked"]
        if section.at_least_one and checks and not any(answers.get(k) for k in checks):
            answer &= no(
                f"none-{section.key}", f"{section.title}: answer one at least", FORMS
            )
    return answer


def quality(scores: Mapping[str, Score]) -> Explained[Fraction]:
    """The weighted share of the best possible score, from 1/4 to 1.

    `scores` answers every question by key.  The weights are OASys’s; that they make one
    figure is ours.
    """
    left = [one.key for one in QUALITY if one.key not in scores]
    if left:
        raise CannotAnswer(f"Score every question: {left[0]} is missing", field=left[0])
    parts = []
    total = 0
    for one in QUALITY:
        points = int(scores[one.key]) * one.weight
        total += points
        words = (
            f"{one.asks} {scores[one.key].label}: {int(scores[one.key])} × {one.weight}"
        )
        parts.append(Part(words, points, QUALITY_SOURCE))
    best = sum(one.weight for one in QUALITY) * int(Score.GOOD)
    doubt = "That the weighted scores are added up to one figure is ours."
    parts.append(Part(f"{total} of {best} points", total, QUALITY_SOURCE, doubt))
    return Explained(Fraction(total, best), tuple(parts))


def _field(row: Mapping[str, Any]) -> Field:
    lists = {key: tuple(row[key]) for key in ("types", "choices") if key in row}
    return Field(**{**row, **lists})


def read(told: Mapping[str, Any]) -> tuple[Section, ...]:
    return tuple(
        Section(
            **{key: value for key, value in row.items() if key != "field"},
            fields=tuple(_field(one) for one in row["field"]),
        )
        for row in told["section"]
    )


TOLD = tomllib.loads(
    (Path(__file__).parent / "data" / "report_forms.toml").read_text(encoding="utf-8")
)
_SECTIONS = read(TOLD)
QUALITY = tuple(QualityQuestion(**row) for row in TOLD["quality"])


RULES = (
    Rule(
        key="report_forms.quality",
        title="The quality of a report",
        says="Six questions on a four-point scale, weighted 3, 3, 4, 4, 4, 4, as a share of "
        "the best possible.",
        source=QUALITY_SOURCE,
        example=Example(
            "Sufficient six times",
            lambda: str(quality({one.key: Score.SUFFICIENT for one in QUALITY}).value),
        ),
        doubt="That the weighted scores are added up to one figure is ours.",
    ),
)
