"""What a panel has in front of it: the arithmetic of one body, and what the panel said.

The arithmetic is never lost: where the panel moves a rating both stand side by side, with
the reason.  Ratings of organisation standards are the panel's own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from ..decision import YES, Decision, no
from ..explained import Explained
from ..rule import CannotAnswer
from .chances import Chances, OverallChances, band_chances, overall_chances
from .edition import Edition, Kind, Question, Standard
from .intervals import Interval, wilson
from .overall import Overall, overall_rating
from .questions import QuestionBand, band_of_question
from .rating import Banding, Rating, whole_percent
from .results import is_counted, population_of
from .standards import Counts, StandardBand, band_of_standard, can_move


@dataclass(frozen=True)
class Choice:
    """What the panel says of a standard: its rating, and why."""

    rating: Rating
    because: str = ""


@dataclass(frozen=True)
class QuestionLine:
    question: Question
    met: int
    cases: int  # that the question applied to; 0: none did
    population: int | None  # that it applies to, estimated; None: not known
    interval: Interval | None
    band: QuestionBand | None  # None: no case, or the edition has no bands
    chances: Chances | None

    @property
    def percent(self) -> int | None:
        return whole_percent(self.met, self.cases) if self.cases else None


@dataclass(frozen=True)
class StandardLine:
    standard: Standard
    questions: tuple[QuestionLine, ...]  # of those counted from cases
    arithmetic: Explained[StandardBand] | None  # None: judged, or nothing to count
    choice: Choice | None
    allowed: Decision  # whether the panel's choice may stand

    @property
    def is_counted(self) -> bool:
        return is_counted(self.standard)

    @property
    def by_cases(self) -> Rating | None:
        return self.arithmetic.value.rating if self.arithmetic else None

    @property
    def is_moved(self) -> bool:
        """Whether the panel gave another rating than the arithmetic."""
        return (
            self.choice is not None
            and self.arithmetic is not None
            and self.choice.rating is not self.by_cases
        )

    @property
    def rating(self) -> Rating | None:
        return self.choice.rating if self.choice else self.by_cases


@dataclass(frozen=True)
class Sheet:
    """One body.  `overall` is None while a standard waits for its rating, or where the
    edition gives none."""

    edition: Edition
    kind: Kind
    standards: tuple[StandardLine, ...]
    cases: int  # read
    population: int | None
    overall: Explained[Overall] | None
    chances: OverallChances | None
    waiting: tuple[str, ...]  # titles of the judged standards without a rating

    @property
    def another(self) -> tuple[float, float] | None:
        """Lowest and highest chance that reading every case would give another rating."""
        if self.overall is None or self.chances is None:
            return None
        return self.chances.of_another(self.overall.value.rating)

    def line(self, key: str) -> StandardLine:
        return next(line for line in self.standards if line.standard.key == key)


def sheet(
    edition: Edition,
    kind: Kind,
    counts: Mapping[str, Counts],
    *,
    read: Mapping[str, int],
    cases: int,
    population: int | None,
    choices: Mapping[str, Choice],
    names: Sequence[str] = (),
) -> Sheet:
    """`counts` and `read` by key question: (sufficient, applicable), and how many cases were
    looked at, applicable or not.  `cases` are those read of its caseload."""
    lines = tuple(
        _line(edition, standard, counts, read, population, choices, names)
        for standard in edition.standards
        if kind in standard.kinds
    )
    waiting = tuple(
        f"{line.standard.key} {line.standard.title}"
        for line in lines
        if line.standard.counts and not line.is_counted and line.rating is None
    )
    overall, chances = None, None
    if edition.scale is not None and not waiting:
        ratings = {line.standard.key: line.rating for line in lines}
        if any(ratings[s.key] for s in edition.counting(kind)):
            overall = overall_rating(edition, kind, ratings)
            counting = [l for l in lines if l.standard.counts and l.rating]
            evidence = [_evidence(line) for line in counting]
            chances = overall_chances(edition.scale, evidence)
    return Sheet(edition, kind, lines, cases, population, overall, chances, waiting)


def _line(
    edition: Edition,
    standard: Standard,
    counts: Mapping[str, Counts],
    read: Mapping[str, int],
    population: int | None,
    choices: Mapping[str, Choice],
    names: Sequence[str],
) -> StandardLine:
    choice = choices.get(standard.key)
    if not is_counted(standard):
        return StandardLine(standard, (), None, choice, _may_judge(choice, names))
    told = {q.key: counts.get(q.key, (0, 0)) for q in standard.questions}
    questions = tuple(
        _question(
            edition,
            standard,
            question,
            told[question.key],
            read.get(question.key, 0),
            population,
        )
        for question in standard.questions
    )
    arithmetic = None
    if edition.banding is not None and any(n for _, n in told.values()):
        arithmetic = band_of_standard(edition, standard.key, told)
    allowed = YES
    if choice is not None and arithmetic is None:
        text = f"No case was judged on {standard.title}, so it cannot be rated"
        allowed = no("no-cases", text)
    elif choice is not None and arithmetic is not None:
        allowed = can_move(
            arithmetic.value, choice.rating, because=choice.because, names=names
        )
    return StandardLine(standard, questions, arithmetic, choice, allowed)


def _may_judge(choice: Choice | None, names: Sequence[str]) -> Decision:
    if choice is None:
        return YES
    answer = (
        YES
        if choice.because.strip()
        else no("no-reason", "Say what the rating rests on")
    )
    if not any(name.strip() for name in names):
        answer &= no("no-names", "Say who decided")
    return answer


def _question(
    edition: Edition,
    standard: Standard,
    question: Question,
    counts: Counts,
    read: int,
    population: int | None,
) -> QuestionLine:
    met, cases = counts
    if not cases:
        return QuestionLine(question, 0, 0, None, None, None, None)
    whole = population_of(standard, population, cases, max(read, cases))
    band, chances = None, None
    if edition.banding is not None:
        band = band_of_question(edition, met, cases).value
        chances = _chances(edition.banding, met, cases, whole)
    interval = wilson(met, cases, population=whole)
    return QuestionLine(question, met, cases, whole, interval, band, chances)


@lru_cache(maxsize=4096)  # a panel changes one thing at a time
def _chances(
    banding: Banding, met: int, cases: int, population: int | None
) -> Mapping[Rating, Fraction]:
    return band_chances(banding, met, cases, population)


def _evidence(line: StandardLine) -> Rating | list[Chances]:
    found = [q.chances for q in line.questions if q.chances is not None]
    if line.rating is None:
        raise CannotAnswer(f"{line.standard.title} has no rating", line.standard.key)
    return line.rating if line.is_moved or not found else found


def can_save(told: Sheet) -> Decision:
    """Every reason against what the panel said, each naming its standard."""
    answer = YES
    for line in told.standards:
        for reason in line.allowed.reasons:
            text = f"{line.standard.key} {line.standard.title}: {reason.text}"
            answer &= no(reason.code, text, reason.source)
    return answer


def can_close(told: Sheet) -> Decision:
    """Whether the panel has said all that it must; after closing no rating changes."""
    answer = can_save(told)
    if told.edition.scale is not None:
        for title in told.waiting:
            answer &= no("not-rated", f"{title} has no rating yet")
        counted = [l for l in told.standards if l.standard.counts and l.is_counted]
        if counted and not any(line.arithmetic for line in counted):
            answer &= no(
                "no-results", "No results are in yet: take in a results file first"
            )
    return answer
