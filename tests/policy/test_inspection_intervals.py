"""Intervals and sample sizes."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.inspection import editions
from probation.policy.inspection.chances import band_chances
from probation.policy.inspection.intervals import sample_size, wilson, z_score
from probation.policy.inspection.rating import Banding, Compares, Rating
from probation.policy.rule import CannotAnswer

POOR, WEAK, GOOD, TOP = Rating
ADULT = editions.edition("adult_2023")
BANDS = ADULT.bands()
SCALE = ADULT.overall()
EXACT = Banding(Compares.EXACT, BANDS.bands, "a test")


@pytest.mark.parametrize(
    ("met", "cases", "low", "high"),
    [(33, 100, 0.2456, 0.4269), (20, 60, 0.2273, 0.4594), (0, 10, 0, 0.2775)],
)
def test_wilson_at_95_per_cent(met, cases, low, high):
    found = wilson(met, cases)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_wilson_of_a_finite_population_is_that_of_a_larger_sample():
    # 60 of 119 count as 60 * 118 / 59 = 120 cases.
    finite, larger = wilson(20, 60, population=119), wilson(40, 120)
    assert (finite.low, finite.high) == pytest.approx((larger.low, larger.high))


def test_a_census_is_a_point():
    found = wilson(20, 60, population=60)
    assert (found.low, found.high) == (20 / 60, 20 / 60)
    one = wilson(1, 1, population=1)
    assert (one.low, one.high) == (1, 1)


def test_an_interval_as_data():
    assert wilson(1, 2, population=2).as_data() == {
        "low_percent": 50.0,
        "high_percent": 50.0,
    }


def test_no_end_lies_outside_0_to_1():
    for cases in range(1, 40):
        assert wilson(0, cases).low == pytest.approx(0) and wilson(0, cases).low >= 0
        top = wilson(cases, cases).high
        assert top == pytest.approx(1) and top <= 1


samples = st.integers(1, 80).flatmap(
    lambda n: st.tuples(st.integers(0, n), st.just(n), st.integers(0, 200))
)


@given(samples, st.floats(0.01, 0.98), st.floats(0.001, 0.01))
def test_intervals_are_nested(sample, confidence, more):
    met, cases, unread = sample
    population = cases + unread
    inner = wilson(met, cases, confidence=confidence, population=population)
    outer = wilson(met, cases, confidence=confidence + more, population=population)
    boundless = wilson(met, cases, confidence=confidence)
    tiny = 1e-12
    assert outer.low - tiny <= inner.low <= met / cases + tiny
    assert met / cases - tiny <= inner.high <= outer.high + tiny
    assert boundless.low - tiny <= inner.low and inner.high <= boundless.high + tiny


@pytest.mark.parametrize("confidence", [0, 1, -0.1, 1.1])
def test_a_confidence_must_lie_between_0_and_1(confidence):
    with pytest.raises(CannotAnswer, match="between 0% and 100%") as told:
        wilson(1, 2, confidence=confidence)
    assert told.value.field == "confidence"


def test_z_scores():
    assert z_score(0.95) == pytest.approx(1.959964, abs=1e-6)
    assert z_score(0.80) == pytest.approx(1.281552, abs=1e-6)


def test_a_population_smaller_than_the_sample_is_refused():
    for ask in (wilson, lambda *a, population: band_chances(BANDS, *a, population)):
        with pytest.raises(
            CannotAnswer, match=r"\(9\) cannot be smaller than the 10"
        ) as t:
            ask(3, 10, population=9)
        assert t.value.field == "population"
        with pytest.raises(CannotAnswer):
            ask(11, 10, population=20)


@pytest.mark.parametrize(
    ("population", "size"),
    [(1217, 145), (1500, 149), (443, 121), (None, 165), (1, 1), (2, 2), (10**9, 165)],
)
def test_sample_sizes_at_80_per_cent_and_five_points(population, size):
    assert sample_size(population) == size


def test_sample_sizes_at_other_settings():
    assert sample_size(confidence=0.95, margin=0.05) == 385
    assert sample_size(confidence=0.95, margin=0.10) == 97
    assert sample_size(100, confidence=0.95, margin=0.10) == 50


@given(st.integers(1, 5000))
def test_a_larger_population_never_needs_a_smaller_sample(population):
    size = sample_size(population)
    assert 1 <= size <= min(population, 165)
    assert size <= sample_size(population + 1)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"population": 0}, "population"),
        ({"margin": 0}, "margin"),
        ({"margin": 1}, "margin"),
        ({"confidence": 1}, "confidence"),
    ],
)
def test_impossible_settings_of_a_sample_are_refused(told, field):
    with pytest.raises(CannotAnswer) as error:
        sample_size(**told)
    assert error.value.field == field


def test_refusals_of_sample_sizes_say_what_to_give():
    with pytest.raises(CannotAnswer, match="between 0 and 100 points"):
        sample_size(margin=1)
    with pytest.raises(CannotAnswer, match="at least one case to draw from"):
        sample_size(0)


def test_numbers_beyond_any_inspection_are_refused():
    with pytest.raises(CannotAnswer, match="No inspection reads more than 2,000 cases"):
        wilson(1, 2_001)
    assert wilson(2_000, 2_000).low > 0.99
    with pytest.raises(
        CannotAnswer, match="no more than 1,000,000,000 people, not 1,0"
    ):
        wilson(1, 2, population=1_000_000_001)
    with pytest.raises(CannotAnswer, match="no more than 1,000,000,000 people"):
        sample_size(10**400)


def simulate(rng, population, cases):
    """A unit with any number of sufficient cases, and what a sample of it found."""
    sufficient = rng.randint(0, population)
    met = sum(n < sufficient for n in rng.sample(range(population), cases))
    return sufficient, met


@pytest.mark.parametrize("confidence", [0.80, 0.95])
def test_intervals_cover_at_their_stated_rate(confidence):
    rng = random.Random(2017)
    runs, covered = 4000, 0
    for _ in range(runs):
        sufficient, met = simulate(rng, 300, 60)
        found = wilson(met, 60, confidence=confidence, population=300)
        covered += found.low <= sufficient / 300 <= found.high
    four_errors = 4 * (confidence * (1 - confidence) / runs) ** 0.5
    assert covered / runs == pytest.approx(confidence, abs=four_errors)
