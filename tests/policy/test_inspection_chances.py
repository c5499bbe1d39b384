"""The chance of each band and of another overall rating."""

import random
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.inspection import editions
from probation.policy.inspection.chances import band_chances, overall_chances
from probation.policy.inspection.rating import Banding, Compares, Rating

POOR, WEAK, GOOD, TOP = Rating
ADULT = editions.edition("adult_2023")
BANDS = ADULT.bands()
SCALE = ADULT.overall()
EXACT = Banding(Compares.EXACT, BANDS.bands, "a test")


samples = st.integers(1, 80).flatmap(
    lambda n: st.tuples(st.integers(0, n), st.just(n), st.integers(0, 200))
)


def slow_chances(banding, met, cases, population):
    """Every possible number of sufficient cases, weighed one by one."""
    weights = {
        k: comb(k, met) * comb(population - k, cases - met)
        for k in range(population + 1)
    }
    found = dict.fromkeys(Rating, Fraction(0))
    for k, weight in weights.items():
        found[banding.rate(k, population)] += Fraction(weight, sum(weights.values()))
    return found


@given(samples.filter(lambda sample: sample[2] < 60), st.sampled_from([BANDS, EXACT]))
def test_chances_agree_with_weighing_every_number(sample, banding):
    met, cases, unread = sample
    found = band_chances(banding, met, cases, cases + unread)
    assert found == slow_chances(banding, met, cases, cases + unread)
    assert sum(found.values()) == 1
    assert all(chance >= 0 for chance in found.values())


@given(samples)
def test_chances_sum_to_one_without_a_population(sample):
    met, cases, _ = sample
    found = band_chances(BANDS, met, cases)
    assert sum(found.values()) == 1 and all(chance > 0 for chance in found.values())


def test_one_case_of_one_by_hand():
    # Beta(2, 1): P(share >= s) = 1 - s^2, at 0.8, 0.65 and 0.5.
    found = band_chances(EXACT, 1, 1)
    reached = [1 - Fraction(s * s, 10000) for s in (80, 65, 50)]
    assert found == {
        TOP: reached[0],
        GOOD: reached[1] - reached[0],
        WEAK: reached[2] - reached[1],
        POOR: 1 - reached[2],
    }


def test_one_of_two_by_hand():
    # One read and sufficient: the two are sufficient with chance 2/3, one of them with 1/3.
    assert band_chances(BANDS, 1, 1, 2) == {
        TOP: Fraction(2, 3),
        GOOD: 0,
        WEAK: Fraction(1, 3),
        POOR: 0,
    }


def test_a_very_large_population_is_as_good_as_none_given():
    known, unknown = band_chances(BANDS, 33, 60, 50_000), band_chances(BANDS, 33, 60)
    for rating in Rating:
        assert float(known[rating]) == pytest.approx(float(unknown[rating]), abs=5e-4)


def test_the_chances_of_a_whole_nation_come_at_once():
    chances = band_chances(BANDS, 1_300, 2_000, 10_000_000)
    assert sum(chances.values()) == 1


def test_after_a_census_the_band_is_certain():
    assert band_chances(BANDS, 33, 60, 60) == {TOP: 0, GOOD: 0, WEAK: 1, POOR: 0}


@given(samples.filter(lambda sample: sample[0] < sample[1]), st.sampled_from(Rating))
def test_one_more_sufficient_case_makes_better_bands_likelier(sample, rating):
    met, cases, unread = sample

    def at_least(n):
        chances = band_chances(BANDS, n, cases, cases + unread)
        return sum(c for r, c in chances.items() if r.score >= rating.score)

    assert at_least(met + 1) >= at_least(met)


# --- the chance of another overall rating


def sure(rating):
    return {r: Fraction(int(r is rating)) for r in Rating}


def even(first, second):
    return {r: Fraction(int(r in (first, second)), 2) for r in Rating}


def test_judged_standards_are_certain():
    found = overall_chances(SCALE, [GOOD, GOOD, WEAK])
    assert found.unrelated == found.as_one == {POOR: 0, WEAK: 0, GOOD: 1, TOP: 0}
    assert found.of_another(GOOD) == (0, 0)
    assert found.of_another(TOP) == (1, 1)


def test_the_lowest_of_unrelated_questions_is_lower_than_of_questions_as_one():
    # One standard, two questions, each Good or Inadequate by a coin.
    found = overall_chances(SCALE, [[even(POOR, GOOD), even(POOR, GOOD)]])
    assert found.unrelated == {POOR: 0.75, WEAK: 0, GOOD: 0.25, TOP: 0}
    assert found.as_one == {POOR: 0.5, WEAK: 0, GOOD: 0.5, TOP: 0}
    assert found.of_another(GOOD) == (0.5, 0.75)
    assert found.of_another(POOR) == (0.25, 0.5)


def test_scores_of_standards_add_up():
    # Two standards, 6 points: both Outstanding 6, one 4 or 5, none 2 (at most 3 is Weak).
    coin = [even(WEAK, TOP)]
    found = overall_chances(SCALE, [coin, coin])
    assert found.unrelated == {POOR: 0, WEAK: 0.25, GOOD: 0.5, TOP: 0.25}
    assert found.as_one == {POOR: 0, WEAK: 0.5, GOOD: 0, TOP: 0.5}


def test_judged_and_counted_standards_together():
    found = overall_chances(SCALE, [TOP, [even(POOR, TOP), sure(GOOD)]])
    assert found.unrelated == {POOR: 0, WEAK: 0.5, GOOD: 0.5, TOP: 0}
    assert found.as_one == found.unrelated


@given(
    st.lists(
        st.one_of(
            st.sampled_from(Rating),
            st.lists(
                st.integers(0, 20).map(lambda met: band_chances(BANDS, met, 20, 90)),
                min_size=1,
                max_size=3,
            ),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_overall_chances_sum_to_one(evidence):
    found = overall_chances(SCALE, evidence)
    assert sum(found.unrelated.values()) == pytest.approx(1, abs=1e-12)
    assert sum(found.as_one.values()) == pytest.approx(1, abs=1e-12)
    for rating in Rating:
        least, most = found.of_another(rating)
        assert -1e-12 <= least <= most <= 1 + 1e-12


def test_more_cases_leave_less_to_chance():
    def another(times):
        question = band_chances(BANDS, 11 * times, 20 * times, 20 * times * 8)
        return overall_chances(SCALE, [[question]]).of_another(WEAK)[1]

    assert another(1) > another(4) > another(16)


def simulate(rng, population, cases):
    """A unit with any number of sufficient cases, and what a sample of it found."""
    sufficient = rng.randint(0, population)
    met = sum(n < sufficient for n in rng.sample(range(population), cases))
    return sufficient, met


def test_band_chances_are_calibrated():
    rng = random.Random(2017)
    runs = 4000
    told = dict.fromkeys(Rating, 0.0)
    happened = dict.fromkeys(Rating, 0)
    for _ in range(runs):
        sufficient, met = simulate(rng, 120, 25)
        for rating, chance in band_chances(BANDS, met, 25, 120).items():
            told[rating] += float(chance)
        happened[BANDS.rate(sufficient, 120)] += 1
    for rating in Rating:
        assert happened[rating] / runs == pytest.approx(told[rating] / runs, abs=0.025)
