"""How sure a rating is: the chance of each band had every case been read.

Only the luck of which cases were drawn is counted; whether another inspector would have
judged a case otherwise is a different question.

Before any case is read, every number of sufficient cases from none to all is taken as
equally likely.  Cases are drawn without replacement, so the likelihood is
hypergeometric, and after reading, the number of sufficient cases among those not read is
beta-binomial.  With this even start every chance is a ratio of whole numbers: it is worked
out exactly and the chances sum to exactly one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, comb, prod

from .intervals import check_population
from .questions import check_counts
from .rating import TOP_SCORE, Banding, Rating, Scale, highest, lowest

Chances = Mapping[Rating, Fraction]

# What one standard rests on: the chances of each of its key questions (one at least), or
# a rating as it stands.  A judged standard, or one the panel has moved, is such a rating:
# the luck of the draw does not touch it.
Evidence = Rating | Sequence[Chances]


def band_chances(
    banding: Banding, met: int, cases: int, population: int | None = None
) -> dict[Rating, Fraction]:
    """The chance of each band over all `population` cases that the question applies to.

    None: their number is not known and taken as far larger than the sample.  Sums to 1.
    """
    check_counts(met, cases)
    check_population(cases, population)
    found = {}
    better = Fraction(0)
    for floor, rating in banding.bands:
        share = banding.share_needed(floor)
        if share <= 0:
            reached = Fraction(1)
        elif population is None:
            reached = _chance_share_reaches(share, met, cases)
        else:
            reached = _chance_count_reaches(share, met, cases, population)
        found[rating] = reached - better
        better = reached
    return found


def _chance_share_reaches(share: Fraction, met: int, cases: int) -> Fraction:
    """P(true share >= share): the tail of Beta(met + 1, cases - met + 1).

    Written as the chance of at most `met` successes in cases + 1 trials at `share`.
    """
    trials, hit, miss = cases + 1, share.numerator, share.denominator - share.numerator
    ways = sum(comb(trials, k) * hit**k * miss ** (trials - k) for k in range(met + 1))
    return Fraction(ways, share.denominator**trials)


def _chance_count_reaches(
    share: Fraction, met: int, cases: int, population: int
) -> Fraction:
    """P(sufficient cases among all >= share * population), given those read.

    Written as the chance that of cases + 1 places drawn from population + 1 at most
    `met` stand before that number.  Each weight follows from the one before.
    """
    before, drawn = ceil(share * population), cases + 1
    after = population + 1 - before
    first = max(0, drawn - after)
    weight = comb(before, first) * comb(after, drawn - first)
    ways = 0
    for k in range(first, met + 1):
        ways += weight
        weight = weight * (before - k) * (drawn - k)
        weight //= (k + 1) * (after - drawn + k + 1)
    return Fraction(ways, comb(population + 1, drawn))


@dataclass(frozen=True)
class OverallChances:
    """Counts alone do not say how far the answers about one case go together, so both
    ends are worked out: the questions as if unrelated, and as if they rose and fell as one.
    """

    unrelated: Mapping[Rating, float]
    as_one: Mapping[Rating, float]

    def of_another(self, rating: Rating) -> tuple[float, float]:
        """The chance that reading every case would give another overall rating."""
        ends = (1 - self.unrelated[rating], 1 - self.as_one[rating])
        return min(ends), max(ends)


def overall_chances(scale: Scale, evidence: Sequence[Evidence]) -> OverallChances:
    """`evidence` for each standard that counts and was rated."""
    return OverallChances(_unrelated(scale, evidence), _as_one(scale, evidence))


def _unrelated(scale: Scale, evidence: Sequence[Evidence]) -> dict[Rating, float]:
    sums = {0: 1.0}
    for one in evidence:
        chances = _standard_chances(one)
        added: dict[int, float] = {}
        for total, chance in sums.items():
            for rating, more in chances.items():
                score = total + rating.score
                added[score] = added.get(score, 0.0) + chance * more
        sums = added
    return _by_rating(scale, len(evidence), sums.items())


def _standard_chances(one: Evidence) -> dict[Rating, float]:
    """The lowest of several questions, each on its own: products of upper tails."""
    if isinstance(one, Rating):
        return {one: 1.0}
    tails = [
        float(prod((_at_least(q, rating) for q in one), start=Fraction(1)))
        for rating in Rating
    ]
    after = [*tails[1:], 0.0]
    return {
        rating: tail - next_tail
        for rating, tail, next_tail in zip(Rating, tails, after, strict=True)
    }


def _at_least(chances: Chances, rating: Rating) -> Fraction:
    enough = (c for r, c in chances.items() if r.score >= rating.score)
    return sum(enough, Fraction(0))


def _as_one(scale: Scale, evidence: Sequence[Evidence]) -> dict[Rating, float]:
    """All questions at the same place, from 0 (all at their worst) to 1, of their spread."""
    steps = {Fraction(0), Fraction(1)}
    for one in evidence:
        for chances in () if isinstance(one, Rating) else one:
            steps |= {1 - _at_least(chances, rating) for rating in Rating}
    ordered = sorted(steps)
    sums = []
    for start, end in pairwise(ordered):
        scores = [_rating_at(one, start).score for one in evidence]
        sums.append((sum(scores), float(end - start)))
    return _by_rating(scale, len(evidence), sums)


def _rating_at(one: Evidence, place: Fraction) -> Rating:
    if isinstance(one, Rating):
        return one
    return lowest(
        highest(r for r in Rating if 1 - _at_least(chances, r) <= place)
        for chances in one
    )


def _by_rating(
    scale: Scale, standards: int, sums: Iterable[tuple[int, float]]
) -> dict[Rating, float]:
    found = dict.fromkeys(Rating, 0.0)
    for score, chance in sums:
        found[scale.rate(score, TOP_SCORE * standards)] += chance
    return found
