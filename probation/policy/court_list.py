"""What may be said of a defendant on a court list: who they are."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from .decision import YES, Decision, no
from .finding import names, numbers
from .london import in_words
from .term import Term
from .workflow import Workflow


class Source(Term):
    """The two systems of the courts of England and Wales that send lists."""

    COMMON_PLATFORM = "common_platform", "Common Platform"
    LIBRA = "libra", "Libra"


class Answer(Term):
    """Whether a defendant is someone already on record.  A person decides."""

    UNDECIDED = "undecided", "Not decided"
    SAME_PERSON = "same_person", "Same person"
    NO_RECORD = "no_record", "No record"


MATCH = Workflow(
    key="match",
    name="A match",
    start=Answer.UNDECIDED,
    moves={
        Answer.UNDECIDED: frozenset({Answer.SAME_PERSON, Answer.NO_RECORD}),
        Answer.SAME_PERSON: frozenset({Answer.UNDECIDED}),
        # A record is made for them when something has to be kept in it.
        Answer.NO_RECORD: frozenset({Answer.UNDECIDED, Answer.SAME_PERSON}),
    },
)


COURT_CODE = re.compile(r"[A-Z0-9]{5}([0-9A-Z]{2})?")
# Beyond these nothing that a court sends is meant.  Ours.
FIRST_SITTING, LAST_SITTING = date(1990, 1, 1), date(2099, 12, 31)
OLDEST = 120  # years


def is_court_code(said: str) -> bool:
    """As courts write it: five characters, or seven with those of the room."""
    return COURT_CODE.fullmatch(said) is not None


def can_sit(day: date) -> Decision:
    if FIRST_SITTING <= day <= LAST_SITTING:
        return YES
    return no("impossible-day", "a court sits between 1990 and 2099")


def can_be_born(day: date, sits_on: date) -> Decision:
    if day > sits_on:
        return no("born-after", f"is after the hearing on {in_words(sits_on)}")
    if sits_on.year - day.year > OLDEST:
        return no("too-old", f"is more than {OLDEST} years before the hearing")
    return YES


class Somebody(Protocol):
    """What a court, or a record, says of someone."""

    first_name: str
    last_name: str
    date_of_birth: date | None


class Charged(Somebody, Protocol):
    pnc: str
    cro: str


P = TypeVar("P", bound=Somebody)

# How much each point counts, and what makes a candidate worth showing.  Ours: a screen
# order for a person who decides, not a probability (matching/ has that model).
_WEIGHTS = {"pnc": 4, "cro": 4, "last_name": 2, "date_of_birth": 3, "first_name": 1}
SHOWN_FROM = 3


@dataclass(frozen=True)
class Agreement(Generic[P]):
    """What agrees (True), differs (False) or is not held on both sides (None)."""

    person: P
    agrees: Mapping[str, bool | None]

    @property
    def weight(self) -> int:
        return sum(
            weight if self.agrees[point] else -weight
            for point, weight in _WEIGHTS.items()
            if self.agrees[point] is not None
        )

    @property
    def is_likely(self) -> bool:
        agreed = sum(_WEIGHTS[point] for point, told in self.agrees.items() if told)
        return agreed >= SHOWN_FROM


def agreement(
    charged: Charged, person: P, held: Mapping[str, Collection[str]]
) -> Agreement[P]:
    """`held`: the person's identifiers by kind, each in every way (finding.numbers)."""
    return Agreement(
        person,
        {
            "first_name": _same(names(charged.first_name), names(person.first_name)),
            "last_name": _same(names(charged.last_name), names(person.last_name)),
            "date_of_birth": _same(charged.date_of_birth, person.date_of_birth),
            "pnc": _among(numbers(charged.pnc), held.get("PNC", ())),
            "cro": _among(numbers(charged.cro), held.get("CRO", ())),
        },
    )


def _same(one: object, other: object) -> bool | None:
    return one == other if one and other else None


def _among(some: set[str], others: Collection[str]) -> bool | None:
    return not some.isdisjoint(others) if some and others else None
