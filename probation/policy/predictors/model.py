"""What a predictor is: inputs, refusals, terms, outcomes and bands, all declared as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from .grammar import Algebra, Expression


def name_of(key: str) -> str:
    return key.replace("-", "_")


class Kind(StrEnum):
    WHOLE = "whole"
    YES = "yes"
    DATE = "date"
    CHOICE = "choice"
    CLASS = "class"  # a Home Office class


@dataclass(frozen=True)
class Input:
    name: str
    title: str
    kind: Kind
    least: int | None = None
    most: int | None = None
    choices: tuple[str, ...] = ()
    otherwise: tuple[Expression, ...] = ()  # tried in order when it is not given
    unanswered: bool | None = None  # what a missing answer counts as
    derived: bool = False  # only ever worked out
    from_class: bool = False  # otherwise looked up from `offence_code`
    source: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Refuse:
    """`fields` are refused when `when` holds and every one of `missing_all` is missing."""

    key: str
    fields: tuple[str, ...]
    says: str
    when: Expression | None = None
    missing_all: tuple[str, ...] = ()
    may_be_missing: frozenset[str] = frozenset()

    @property
    def needs(self) -> frozenset[str]:
        """Inputs that must be sound before the rule is asked."""
        return (self.when.names if self.when else frozenset()) - self.may_be_missing


@dataclass(frozen=True)
class Amount:
    """What a term adds: one figure, or one by key, by step, or for each power."""

    figure: float = 0.0
    choices: Mapping[str, float] = field(default_factory=dict)
    steps: tuple[tuple[float, float], ...] = ()
    powers: tuple[float, ...] = ()


@dataclass(frozen=True)
class Term:
    name: str
    amount: Amount
    when: Expression | None = None
    value: Expression | None = None
    by: Expression | None = None
    into: str = "sum"
    source: str = ""
    doubt: str = ""

    @property
    def names(self) -> frozenset[str]:
        told = [each for each in (self.when, self.value, self.by) if each]
        return frozenset().union(*(each.names for each in told))

    def contribution(self, values: Mapping[str, Any], algebra: Algebra) -> Any:
        """What it adds, as a number or a column; 0 where its condition does not hold."""
        if self.when is None:
            return self._adds(values, algebra)
        holds = self.when.of(values, algebra)
        return algebra.where(holds, lambda: self._adds(values, algebra))

    def measure(self, values: Mapping[str, Any], algebra: Algebra) -> Any:
        """The number or key that the amount belongs to or is multiplied by."""
        told = self.by or self.value
        return told.of(values, algebra) if told else 1.0

    def _adds(self, values: Mapping[str, Any], algebra: Algebra) -> Any:
        measure = self.measure(values, algebra)
        if self.amount.choices:
            return algebra.chosen(measure, self.amount.choices)
        if self.amount.steps:
            return algebra.step(measure, self.amount.steps)
        if self.amount.powers:
            return _polynomial(measure, self.amount.powers)
        return self.amount.figure * measure


def _polynomial(x: Any, powers: tuple[float, ...]) -> Any:
    """x(a + x(b + x(c + …))): the figures are for x, x², x³ and so on."""
    total: Any = 0.0
    for figure in reversed(powers):
        total = x * (figure + total)
    return total


@dataclass(frozen=True)
class Percent:
    """How a probability is shown: rounded half up, then kept within limits."""

    decimals: int
    least: float
    most: float
    first_to: int | None = None  # decimals of the probability, rounded before


@dataclass(frozen=True)
class Bands:
    of: str  # an outcome, by the percentage shown; or "points"
    steps: tuple[tuple[float, str], ...]  # each band holds from its figure up
    lowered_when: Expression | None = None
    lowered_says: str = ""


@dataclass(frozen=True)
class Model:
    """One way of working a predictor out: from the record alone, or with an interview."""

    kind: str  # "static" or "dynamic"
    terms: tuple[Term, ...]
    outcomes: Mapping[str, Expression]
    refuse: tuple[Refuse, ...]
    needs: frozenset[str]  # always needed
    needs_if_applicable: frozenset[str]


@dataclass(frozen=True)
class Predictor:
    key: str
    title: str
    about: str
    version: str
    source: str
    licence: str
    since: date
    until: date | None
    doubt: str
    inputs: Mapping[str, Input]  # all that it reads, those it works out included
    models: tuple[Model, ...]  # the fuller first; the last is used if others cannot be
    percent: Percent
    bands: Bands | None
    points: bool
    parts: tuple[str, ...]  # keys of predictors that it adds up
    not_applicable: Expression | None
    needs_only_when: Mapping[str, Expression]
    unanswered: Mapping[str, Any]  # what a missing answer counts as, here only

    @property
    def name(self) -> str:
        """As fields and columns of it are called, which can have no dash."""
        return name_of(self.key)

    def in_use(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)
