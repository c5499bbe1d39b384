"""Which body supervises a case: the National Probation Service or a company, 2014-21.

Every ground is its own yes, no or unknown, with where the answer came from; the first
that is true is kept with the decision.  The order and wording of the official questions
were not found: both are ours.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from .commencement import SPLIT, UNIFIED
from .dated import Dated, Version
from .decision import YES, Decision, no
from .explained import Explained, Part
from .limit import Limit
from .rosh import Rosh
from .rule import CannotAnswer
from .term import Term
from .time_limits.beginning import ALLOCATED

POLICY = "PI 05/2014 Case Allocation"
_NOT_READ = "The official criteria text could not be read; order and wording are ours."


class Body(Term):
    NPS = "nps", "National Probation Service"
    CRC = "crc", "Community Rehabilitation Company"
    UNIFIED = "unified", "Probation Service"


class Answer(Term):
    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known"


class Ground(Term):
    """In the order they are asked."""

    MAPPA = "mappa", "The person is eligible for MAPPA"
    HIGH_ROSH = "high-rosh", "Risk of serious harm is high or very high"
    RSR = "rsr", "The risk of serious recidivism score is at or above the threshold"
    DEPORTATION = "deportation", "A deportation or foreign-national rule applies"
    PUBLIC_INTEREST = "public-interest", "The case is one of public interest"
    DEFERRED = "deferred", "Sentence is deferred"


BODIES: Dated[tuple[Body, ...]] = Dated(
    "allocation.bodies",
    "Who may hold a case",
    "",
    (
        Version(SPLIT.day, (Body.NPS, Body.CRC), SPLIT.source),
        Version(UNIFIED.day, (Body.UNIFIED,), UNIFIED.source),
    ),
)
RSR_THRESHOLD = Dated(
    "allocation.rsr_threshold",
    "RSR at or above which the National Probation Service holds the case",
    "%",
    (
        Version(
            SPLIT.day,
            Decimal("6.9"),
            "rsr-calculator band edges (noms-digital-studio/rsr-calculator)",
            "Read as the high band’s edge, not in the allocation policy itself; tiering "
            "uses 7.00.",
        ),
    ),
)


@dataclass(frozen=True)
class Answered:
    """One ground as answered.  `origin` is where the answer came from, in words."""

    ground: Ground
    answer: Answer
    origin: str
    doubt: str = ""


@dataclass(frozen=True)
class Override:
    body: Body
    reason: str
    by: str  # the name of who decided


@dataclass(frozen=True)
class Allocation:
    """`body` is None while a ground is unknown and none is true: nothing is guessed."""

    body: Body | None
    proposed: Body | None  # by the grounds alone
    first_ground: Ground | None
    unanswered: tuple[Ground, ...]
    override: Override | None = None


def from_rsr(score: float | str | Decimal | None, on: date) -> Answered:
    """The RSR ground from a score in per cent; None: not scored."""
    if score is None:
        return Answered(Ground.RSR, Answer.UNKNOWN, "No RSR score is recorded")
    exact = _per_cent(score)
    version = RSR_THRESHOLD.version(on)
    if version is None:
        raise CannotAnswer(f"RSR was not used on {on:%-d %B %Y}", field="on")
    reached = exact >= version.value
    told = f"RSR {exact} is {'at or above' if reached else 'below'} {version.value}"
    return Answered(Ground.RSR, _yes_or_no(reached), told, version.doubt)


def from_rosh(level: Rosh | None) -> Answered:
    """The ground from the level of risk of serious harm; None: not assessed."""
    if level is None:
        return Answered(Ground.HIGH_ROSH, Answer.UNKNOWN, "RoSH is not assessed")
    told = f"RoSH is recorded as {level.label.lower()}"
    high = level in (Rosh.HIGH, Rosh.VERY_HIGH)
    return Answered(Ground.HIGH_ROSH, _yes_or_no(high), told)


def answered(ground: Ground, told: bool | None, origin: str) -> Answered:
    """A ground answered by a person or read from a record; None is unknown."""
    if told is None:
        return Answered(ground, Answer.UNKNOWN, origin or "Not answered")
    return Answered(ground, _yes_or_no(told), origin)


def allocate(
    answers: Iterable[Answered], on: date, override: Override | None = None
) -> Explained[Allocation]:
    """Who holds a case sentenced that day, and why.

    A ground left out is unknown.  CannotAnswer before 1 June 2014, when there was one
    body in each area.
    """
    bodies = BODIES.version(on)
    if bodies is None:
        raise CannotAnswer(
            "There was no case allocation before 1 June 2014", field="on"
        )
    if bodies.value == (Body.UNIFIED,):
        part = Part("One service holds every case", Body.UNIFIED, bodies.source)
        return Explained(
            Allocation(Body.UNIFIED, Body.UNIFIED, None, ()), (part,), POLICY, on
        )
    told = _in_order(answers)
    parts = [
        Part(f"{one.ground.label}: {one.origin}", one.answer, POLICY, one.doubt)
        for one in told
    ]
    true = [one.ground for one in told if one.answer is Answer.YES]
    unanswered = tuple(one.ground for one in told if one.answer is Answer.UNKNOWN)
    proposed = Body.NPS if true else None if unanswered else Body.CRC
    parts.append(_outcome(proposed, true, unanswered))
    body = proposed
    if override is not None:
        can_override(override, on).require()
        body = override.body
        words = f"Overridden by {override.by}: {override.reason}"
        parts.append(Part(words, override.body, POLICY))
    value = Allocation(body, proposed, next(iter(true), None), unanswered, override)
    return Explained(value, tuple(parts), POLICY, on)


def can_override(override: Override, on: date) -> Decision:
    """An override names who and why, and only a body that exists that day."""
    answer = YES
    if not override.reason.strip():
        answer = no("no-reason", "Say why the grounds are overridden", POLICY)
    if not override.by.strip():
        answer &= no("no-name", "Give the name of who decided", POLICY)
    if override.body not in BODIES.on(on):
        answer &= no(
            "no-such-body", f"{override.body.label} held no cases that day", POLICY
        )
    return answer


def decision_limit(sentenced_on: date) -> Limit:
    """The end of the second full business day after the date of sentence."""
    return ALLOCATED.due(sentenced_on)


def _in_order(answers: Iterable[Answered]) -> list[Answered]:
    given: Mapping[Ground, list[Answered]] = {ground: [] for ground in Ground}
    for one in answers:
        given[one.ground].append(one)
    for ground, several in given.items():
        if len(several) > 1:
            raise CannotAnswer(
                f"Answered more than once: {ground.label}", field=str(ground)
            )
    return [
        several[0] if several else answered(ground, None, "")
        for ground, several in given.items()
    ]


def _outcome(
    proposed: Body | None, true: list[Ground], unanswered: tuple[Ground, ...]
) -> Part:
    if true:
        words = f"National Probation Service; the first true ground is: {true[0].label}"
    elif unanswered:
        words = "No ground is true, but answer first: " + "; ".join(
            ground.label for ground in unanswered
        )
    else:
        words = "No ground is true: the company of the person’s area"
    return Part(words, proposed, POLICY, _NOT_READ)


def _per_cent(score: float | str | Decimal) -> Decimal:
    try:
        exact = Decimal(str(score))
        if Decimal(0) <= exact <= Decimal(100):
            return exact
    except InvalidOperation:  # not a number at all
        pass
    raise CannotAnswer(f"RSR is a percentage from 0 to 100, not {score}", field="rsr")


def _yes_or_no(told: bool) -> Answer:
    return Answer.YES if told else Answer.NO
