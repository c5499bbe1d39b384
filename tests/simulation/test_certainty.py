"""Ratings with how sure they are, tried on inspections whose truth is known.

Many bodies are invented, each with a true share; a sample is drawn from each, and what is
then said of it is held against the truth.  The figures are in docs/inspections.md.
"""

import random
from functools import cache
from itertools import pairwise

import pytest

from probation.policy.inspection.chances import band_chances
from probation.policy.inspection.editions import edition
from probation.policy.inspection.intervals import wilson

BANDING = edition("adult_2018").bands()
BODIES = 4000
SEED = 20171109


def drawn(
    population: int, cases: int, share: float, chance: random.Random
) -> tuple[int, int]:
    """(truly sufficient of all, sufficient of those drawn): without replacement."""
    true = round(share * population)
    ones = chance.sample(range(population), cases)
    return true, sum(one < true for one in ones)


@pytest.mark.parametrize("share", [0.5, 0.65, 0.8, 0.95])
@pytest.mark.parametrize(
    ("population", "cases"), [(200, 60), (2000, 60), (2000, 110), (120, 100)]
)
def test_an_interval_covers_the_truth_about_as_often_as_it_says(
    population, cases, share
):
    chance = random.Random(SEED)
    covered = 0
    for _ in range(BODIES):
        true, met = drawn(population, cases, share, chance)
        found = wilson(met, cases, population=population)
        covered += found.low <= true / population <= found.high
    # Counts are whole numbers, so a rate of exactly 95 of 100 cannot be had for each share.
    assert 0.92 <= covered / BODIES <= 0.985


@cache
def foretold() -> list[tuple[float, bool]]:
    """Of every band of every body: its chance, and whether that is the true band."""
    chance, told = random.Random(SEED), []
    for _ in range(BODIES):
        population = chance.choice((150, 600))
        # Every number of sufficient cases is as likely: what the chances start from.
        true, met = drawn(
            population, 50, chance.randint(0, population) / population, chance
        )
        band = BANDING.rate(true, population)
        chances = band_chances(BANDING, met, 50, population)
        told += [(float(one), rating is band) for rating, one in chances.items()]
    return told


STEPS = [0.0, 0.02, 0.2, 0.4, 0.6, 0.8, 0.98, 1.01]


@pytest.mark.parametrize(("low", "high"), list(pairwise(STEPS)))
def test_of_bands_given_a_chance_that_many_are_true(low, high):
    here = [(chance, is_true) for chance, is_true in foretold() if low <= chance < high]
    said = sum(chance for chance, _ in here) / len(here)
    came = sum(is_true for _, is_true in here) / len(here)
    error = (said * (1 - said) / len(here)) ** 0.5
    assert abs(came - said) <= 4 * error + 0.002, (len(here), said, came)
