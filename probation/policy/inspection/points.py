"""What a difference of a point or two between two bodies is worth.

Two bodies whose work is equally good, each inspected by a sample of its own: how often
would their scores differ all the same?  Judged standards are taken as rated alike, and
each question of a standard as drawn on its own, so this is a yardstick for reading a
table and no statement about any body in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import comb

from .edition import Edition, Kind, Method
from .intervals import SAMPLE_CONFIDENCE, SAMPLE_MARGIN, sample_size
from .rating import Rating

RARE = 0.10  # a difference that equals show less often than this is called telling
SHARES = (0.55, 0.60, 0.65, 0.70, 0.75, 0.80)  # of cases that are truly sufficient

Spread = Mapping[int, float]  # points, and their chance


@dataclass(frozen=True)
class Worth:
    """How two equals differ, at the share of sufficient work that parts them most."""

    cases: int  # read at each body
    share: float
    at_least: tuple[float, ...]  # [k]: chance of k points or more between two equals
    telling: int  # the fewest points that equals differ by less often than RARE

    @property
    def says(self) -> str:
        one, two = (round(100 * self.at_least[k]) for k in (1, 2))
        return (
            f"Two bodies doing equally good work would differ by a point or more in {one} "
            f"of 100 pairs of inspections, and by two or more in {two}, by the luck of "
            f"which {self.cases} cases are drawn. A difference under {self.telling} points "
            "may be that luck alone"
        )

    @property
    def assumes(self) -> str:
        return (
            f"{self.cases} cases at each body, the size whose percentage is within "
            f"{100 * SAMPLE_MARGIN:.0f} points of the truth {SAMPLE_CONFIDENCE:.0%} of the time; "
            f"{self.share:.0%} of the work sufficient on every question, of the shares "
            "tried the one that parts equals most; judged standards rated alike; each "
            "question drawn on its own"
        )


def worth(edition: Edition, kind: Kind) -> Worth:
    cases = sample_size()
    found = {share: _differences(edition, kind, share, cases) for share in SHARES}
    share = max(SHARES, key=lambda one: sum(found[one]))
    at_least = found[share]
    telling = next(k for k, chance in enumerate(at_least) if chance < RARE)
    return Worth(cases, share, at_least, telling)


def _differences(
    edition: Edition, kind: Kind, share: float, cases: int
) -> tuple[float, ...]:
    spread = score_spread(edition, kind, share, cases)
    most = max(spread) - min(spread) + 1
    return tuple(
        sum(
            a * b
            for one, a in spread.items()
            for other, b in spread.items()
            if abs(one - other) >= k
        )
        for k in range(most + 1)
    )


def score_spread(edition: Edition, kind: Kind, share: float, cases: int) -> Spread:
    """Chance of each sum of points over the standards that rest on the body's cases."""
    spread: Spread = {0: 1.0}
    for standard in edition.counting(kind):
        if standard.method is Method.CASES:
            lowest = _lowest_of(edition, len(standard.questions), share, cases)
            spread = _added(spread, lowest)
    return spread


def _lowest_of(edition: Edition, questions: int, share: float, cases: int) -> Spread:
    """Points of one standard: the lowest of its questions."""
    one = dict.fromkeys((rating.score for rating in Rating), 0.0)
    for met in range(cases + 1):
        chance = comb(cases, met) * share**met * (1 - share) ** (cases - met)
        one[edition.bands().rate(met, cases).score] += chance
    tails = [sum(c for s, c in one.items() if s >= score) for score in one]
    reached = [tail**questions for tail in tails] + [0.0]
    return {score: a - b for score, (a, b) in zip(one, pairwise(reached), strict=True)}


def _added(first: Spread, second: Spread) -> Spread:
    sums: dict[int, float] = {}
    for one, a in first.items():
        for other, b in second.items():
            sums[one + other] = sums.get(one + other, 0.0) + a * b
    return sums
