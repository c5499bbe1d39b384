"""How far a percentage of sampled cases may lie from that of all cases.

Wilson's score interval, with the correction for a finite population as a larger
effective sample: n (N - 1) / (N - n).  It is exact at a census, and near its stated rate
elsewhere; where nearly all cases were read, the chances in `chances` (which are exact)
say more.
"""

from dataclasses import dataclass
from math import ceil, sqrt
from statistics import NormalDist
from typing import Any

from ..rule import CannotAnswer
from .questions import check_counts

CONFIDENCE = 0.95
SAMPLE_CONFIDENCE = 0.80  # of sample sizes, as the inspectorate's reports say
SAMPLE_MARGIN = 0.05
MOST_PEOPLE = 1_000_000_000  # far more than are ever on probation
WORST_SHARE = 0.5  # the share that needs the largest sample


@dataclass(frozen=True)
class Interval:
    """Shares, 0 to 1."""

    low: float
    high: float

    def as_data(self) -> dict[str, Any]:
        return {"low_percent": 100 * self.low, "high_percent": 100 * self.high}


def wilson(
    met: int,
    cases: int,
    *,
    confidence: float = CONFIDENCE,
    population: int | None = None,
) -> Interval:
    """`population`: all cases of the unit that the question applies to, read or not.

    None: unknown, and taken as far larger than the sample, so that the interval is
    never too narrow.  CannotAnswer for impossible counts.
    """
    check_counts(met, cases)
    check_population(cases, population)
    share = met / cases
    if cases == population:
        return Interval(share, share)
    z = z_score(confidence)
    n = float(cases)
    if population is not None:
        n *= (population - 1) / (population - cases)
    middle = share + z * z / (2 * n)
    spread = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    whole = 1 + z * z / n
    low, high = (middle - spread) / whole, (middle + spread) / whole
    return Interval(max(0.0, low), min(1.0, high))


def z_score(confidence: float) -> float:
    """How many standard errors each way; `confidence` is a share such as 0.95."""
    if not 0 < confidence < 1:
        text = "Confidence must lie between 0% and 100%, both left out"
        raise CannotAnswer(text, "confidence")
    return NormalDist().inv_cdf((1 + confidence) / 2)


def check_population(cases: int, population: int | None) -> None:
    if population is not None and population < cases:
        text = f"The population ({population}) cannot be smaller than the {cases} read"
        raise CannotAnswer(text, "population")
    if population is not None and population > MOST_PEOPLE:
        text = f"There are no more than {MOST_PEOPLE:,} people, not {population:,}"
        raise CannotAnswer(text, "population")


def sample_size(
    population: int | None = None,
    *,
    confidence: float = SAMPLE_CONFIDENCE,
    margin: float = SAMPLE_MARGIN,
) -> int:
    """How many cases to read for that margin (a share: 0.05 is five points each way).

    At the worst share, one half; with the finite population correction, rounded up.
    `population` None: far larger than any sample.
    """
    if not 0 < margin < 1:
        text = "The margin must lie between 0 and 100 points, both left out"
        raise CannotAnswer(text, "margin")
    if population is not None and population < 1:
        raise CannotAnswer("There must be at least one case to draw from", "population")
    check_population(1, population)
    z = z_score(confidence)
    boundless = z * z * WORST_SHARE * (1 - WORST_SHARE) / (margin * margin)
    if population is None:
        return ceil(boundless)
    return ceil(boundless / (1 + (boundless - 1) / population))
