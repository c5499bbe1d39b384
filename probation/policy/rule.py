"""How the law book describes itself: each rule in words, with source and example.

`docs/rules/` is written from these, and a test keeps it current.  A worked example is
run, so a page can never show an answer that the code does not give.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .explained import Explained


@dataclass(frozen=True)
class Example:
    """`given` in words; `works_out` runs the rule and answers in words."""

    given: str
    works_out: Callable[[], str]


@dataclass(frozen=True)
class Rule:
    key: str  # module and name, such as "enforcement.warn_or_refer"; never changes
    title: str
    says: str  # the rule in our own plain words
    source: str
    example: Example
    since: date | None = None  # first day it holds; None: no start is known
    until: date | None = None  # first day it no longer holds; None: in force
    doubt: str = ""  # what is unverified


@dataclass(frozen=True)
class Calculation:
    """What `probation calculate KEY` (and later the API) runs.

    `accepts` and `returns` are JSON Schemas of one input and of one result.
    `answer(input, on)` answers with an Explained whose value JSON can carry, or raises
    CannotAnswer with the reason.  `on` is the day whose rules to use.
    """

    key: str
    title: str
    about: str
    accepts: Mapping[str, Any]
    returns: Mapping[str, Any]
    answer: Callable[[Mapping[str, Any], date], Explained[Any]]
    example: Mapping[str, Any]  # an input that it answers


class CannotAnswer(ValueError):
    """Missing or impossible input.  Says which field, and what to do about it."""

    def __init__(self, text: str, field: str = ""):
        self.field = field
        super().__init__(text)


@dataclass(frozen=True)
class Chapter:
    """Rules and calculations that are read together: a page of docs/rules."""

    key: str
    title: str
    rules: tuple[Rule, ...]
    calculations: tuple[Calculation, ...] = ()
