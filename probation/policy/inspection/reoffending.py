"""The five parts of work to reduce reoffending: what the chart on it is drawn from.

The inspectorate’s article of November 2017 shows such a chart, both bodies together and
without figures.  Here each part is one question, so it has a number of cases.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..term import Term
from .edition import Edition, Question
from .intervals import Interval, wilson
from .rating import whole_percent

OUTCOME = "Did supervision make reoffending less likely?"
OURS = "our own words: the question was not found"


class Part(Term):
    ASSESSMENT = "assessment", "Assessment"
    PLANNING = "planning", "Planning"
    DELIVERY = "delivery", "Delivery"
    REVIEW = "review", "Review"
    OUTCOME = "outcome", "Outcome"


@dataclass(frozen=True)
class PartQuestion:
    part: Part
    question: Question


# The key question of an edition that is about desistance; the others have questions of
# their own, which count towards no rating.
KEYS: Mapping[str, tuple[str, str, str, str]] = {
    "adult_2018": ("2.1.2", "2.2.2", "2.3.2", "2.4.2"),
    "adult_2021": ("P2.2.2", "P2.3.2", "P2.4.2", "P2.5.2"),
    "adult_2023": ("P2.1.2", "P2.2.2", "P2.3.2", "P2.4.2"),
}
PROGRAMME = "quality_and_impact_2016"


def parts_of(edition: Edition) -> tuple[PartQuestion, ...]:
    """What the chart asks under an edition; nothing where the chart is not made for it."""
    outcome = PartQuestion(Part.OUTCOME, _own(Part.OUTCOME, OUTCOME))
    if edition.key == PROGRAMME:
        asked = [
            PartQuestion(part, _own(part, f"Was {part.label.lower()} sufficient to reduce reoffending?"))
            for part in list(Part)[:4]
        ]  # fmt: skip
        return (*asked, outcome)
    if edition.key not in KEYS:
        return ()
    questions = {q.key: q for s in edition.standards for q in s.questions}
    found = zip(list(Part)[:4], KEYS[edition.key], strict=True)
    return (*(PartQuestion(part, questions[key]) for part, key in found), outcome)


def _own(part: Part, text: str) -> Question:
    return Question(f"reoffending.{part}", text, seen=False, leaves_out="")


@dataclass(frozen=True)
class Share:
    """Percentages are whole, halves up; the interval is None where no case applied."""

    who: str
    part: Part
    met: int
    cases: int
    interval: Interval | None

    @property
    def percent(self) -> int | None:
        return whole_percent(self.met, self.cases) if self.cases else None


def shares(
    edition: Edition, counts: Mapping[str, Mapping[str, tuple[int, int]]]
) -> list[Share]:
    """`counts` by body, then by question.  Each body, and all together where they are several.

    Together, cases are added up as they were read: a body of which more were read weighs
    more.  The interval takes the cases as drawn from very many.
    """
    together: dict[str, tuple[int, int]] = {}
    for one in counts.values():
        for key, (met, cases) in one.items():
            before = together.get(key, (0, 0))
            together[key] = (before[0] + met, before[1] + cases)
    asked = parts_of(edition)
    groups = {
        who: one
        for who, one in counts.items()
        if any(part.question.key in one for part in asked)
    }
    if len(groups) > 1:
        groups["Together"] = together
    return [
        _share(who, part, *group.get(part.question.key, (0, 0)))
        for who, group in groups.items()
        for part in asked
    ]


def _share(who: str, asked: PartQuestion, met: int, cases: int) -> Share:
    interval = wilson(met, cases) if cases else None
    return Share(who, asked.part, met, cases, interval)
