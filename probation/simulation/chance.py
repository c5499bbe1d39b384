"""Chance with reasons: each case differs, and all of them together meet the true rate.

Whether something happens depends on the case's factors, which are standard normal over
all cases: P = Φ(offset + Σ weight x factor).  The offset starts where the mean is the true
rate if factors are independent, and is moved a little after each trial, since they are
not: those at risk of missing appointments are also given more of them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import erf, hypot, sqrt
from random import Random
from statistics import NormalDist

# Why people and staff do what they do; each over all cases about 0, with deviation 1.
FACTORS = {
    "risk": "how likely the person is to offend again",
    "need": "how much stands in their way: drink, drugs, debt, no home",
    "unsettled": "how unsettled their days are",
    "distance": "how far they live from the office",
    "work": "whether they have work",
    "skill": "how able their officer is",
    "lenience": "how readily their officer accepts an excuse",
    "load": "how many others the officer has that month",
    "court": "how good the court team is",
    "informed": "how much came with the case when it was handed over",
    "kept": "how well they have kept appointments up to now",
}
PLACE = {name: place for place, name in enumerate(FACTORS)}
Factors = list[float]  # by PLACE

_NORMAL = NormalDist()
_ROOT = 1 / sqrt(2)
_SOON, _LATER = 10.0, 150.0  # trials: how fast an offset settles


def within(factor: float) -> float:
    """Not further out than anybody in a hundred is."""
    return -2.5 if factor < -2.5 else min(factor, 2.5)


@dataclass(frozen=True, slots=True)
class Fact:
    """One trial: what was to happen, to which case, and whether it did."""

    rate: str
    stratum: str  # such as "crc/unwell"
    case: int
    on: date
    met: bool


class Dial:
    """One rate in one stratum."""

    __slots__ = ("count", "met", "offset", "rate", "weights")

    def __init__(self, rate: float, weights: Iterable[tuple[int, float]]):
        self.rate = rate
        self.weights = tuple(weights)
        spread = hypot(1.0, *(weight for _, weight in self.weights))
        self.offset = _NORMAL.inv_cdf(rate) * spread if 0 < rate < 1 else 0.0
        self.count = self.met = 0

    def chance(self, factors: Factors) -> float:
        if self.rate in (0.0, 1.0):
            return self.rate
        x = self.offset
        for place, weight in self.weights:
            x += weight * factors[place]
        return (1 + erf(x * _ROOT)) / 2

    def heed(self, chance: float, met: bool) -> None:
        """Counts a trial, and moves the offset towards the true rate."""
        self.count += 1
        self.met += met
        self.offset += (self.rate - chance) / (_SOON + self.count / _LATER)


class Chances:
    """All dials, and what came of them from `begins` to `ends` (counted)."""

    def __init__(
        self,
        rates: Mapping[str, tuple[Mapping[str, float], Mapping[str, float]]],
        begins: date,
        ends: date,
    ):
        """`rates`: key → (shares by stratum, weights by factor)."""
        self._dials = {
            (key, stratum): Dial(
                share, [(PLACE[name], weight) for name, weight in weights.items()]
            )
            for key, (shares, weights) in rates.items()
            for stratum, share in shares.items()
        }
        self._begins, self._ends = begins, ends
        self.sink: Callable[[Fact], None] | None = None

    def happens(
        self,
        key: str,
        stratum: str,
        factors: Factors,
        chance: Random,
        *,
        on: date,
        case: int = 0,
    ) -> bool:
        dial = self._dials.get((key, stratum))
        if dial is None:
            dial = self._dials[key, stratum] = self._by_default(key)
        likely = dial.chance(factors)
        met = chance.random() < likely
        if self._begins <= on <= self._ends:
            dial.heed(likely, met)
            if self.sink is not None:
                self.sink(Fact(key, stratum, case, on, met))
        return met

    def _by_default(self, key: str) -> Dial:
        """A stratum that the scenario does not name has its default, and an offset of its own."""
        told = self._dials[key, "default"]
        return Dial(told.rate, told.weights)

    def forget(self) -> None:
        """Counts anew; what the dials have learnt stays."""
        for dial in self._dials.values():
            dial.count = dial.met = 0

    def came_to(self) -> dict[tuple[str, str], tuple[float, int, int]]:
        """(rate, stratum) → its true share, how many trials, how many of them met."""
        return {
            name: (dial.rate, dial.count, dial.met)
            for name, dial in self._dials.items()
        }


def stream(*told: object) -> Random:
    """A source of chance of its own: what one person does never moves another."""
    return Random("/".join(map(str, told)))


def poisson(mean: float, chance: Random) -> int:
    """How many came, where `mean` are expected."""
    left, many = 1.0, -1
    limit = 2.718281828459045**-mean
    while True:
        many += 1
        left *= chance.random()
        if left <= limit:
            return many


def one_of(weights: Mapping[str, float], chance: Random) -> str:
    left = chance.random() * sum(weights.values())
    for name, weight in weights.items():
        left -= weight
        if left < 0:
            return name
    return list(weights)[-1]  # only rounding leads here
