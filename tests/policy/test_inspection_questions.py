"""Bands of key questions and their borderlines; a region from its units."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.inspection import editions
from probation.policy.inspection.questions import (
    BORDERLINE_DOUBT,
    BORDERLINE_SOURCE,
    band_of_question,
    pool,
)
from probation.policy.inspection.rating import (
    Banding,
    Compares,
    Rating,
    highest,
    lowest,
    rating_named,
    whole_percent,
)
from probation.policy.rule import CannotAnswer

POOR, WEAK, GOOD, TOP = Rating
ADULT = editions.edition("adult_2023")
BANDS = ADULT.bands()
EXACT = Banding(Compares.EXACT, BANDS.bands, "a test")


def band(met, cases):
    return band_of_question(ADULT, met, cases).value


def test_ratings_score_0_to_3_and_are_found_by_label_or_key():
    assert [rating.score for rating in Rating] == [0, 1, 2, 3]
    assert rating_named(" requires IMPROVEMENT ") is WEAK
    assert rating_named("requires-improvement") is WEAK
    with pytest.raises(
        CannotAnswer, match=r"‘Fine’ is not a rating\. .*: Inadequate, R"
    ) as t:
        rating_named("Fine", "P1.1")
    assert t.value.field == "P1.1"


def test_lowest_and_highest_go_by_score_and_not_by_the_alphabet():
    assert lowest([GOOD, TOP, WEAK]) is WEAK
    assert highest([GOOD, WEAK]) is GOOD


@pytest.mark.parametrize(
    ("met", "cases", "percent"),
    [(0, 7, 0), (7, 7, 100), (1, 3, 33), (2, 3, 67), (1, 200, 1), (99, 20000, 0)],
)
def test_whole_per_cent_rounds_halves_up(met, cases, percent):
    assert whole_percent(met, cases) == percent


@pytest.mark.parametrize(
    ("met", "cases", "rounded", "exact"),
    [
        (0, 1, POOR, POOR),
        (494, 1000, POOR, POOR),
        (495, 1000, WEAK, POOR),
        (500, 1000, WEAK, WEAK),
        (644, 1000, WEAK, WEAK),
        (645, 1000, GOOD, WEAK),
        (650, 1000, GOOD, GOOD),
        (794, 1000, GOOD, GOOD),
        (795, 1000, TOP, GOOD),
        (800, 1000, TOP, TOP),
        (1, 1, TOP, TOP),
    ],
)
def test_the_edition_says_whether_the_whole_per_cent_or_the_share_counts(
    met, cases, rounded, exact
):
    assert BANDS.rate(met, cases) is rounded
    assert EXACT.rate(met, cases) is exact
    assert BANDS.other_way().rate(met, cases) is exact
    assert EXACT.other_way().rate(met, cases) is rounded


def test_what_is_compared():
    assert BANDS.compared(199, 250) == 80
    assert EXACT.compared(199, 250) == Fraction("79.6")
    assert BANDS.share_needed(80) == Fraction("0.795")
    assert EXACT.share_needed(80) == Fraction("0.8")
    other = EXACT.other_way()
    assert (other.bands, other.source) == (EXACT.bands, "a test")


def test_a_band_that_differs_by_the_exact_share_says_so():
    told = band_of_question(ADULT, 199, 250)
    assert told.value.rating is TOP and told.value.rating_other_way is GOOD
    assert told.value.percent == 80
    words = [part.says for part in told.parts]
    assert words[0] == (
        "199 of 250 cases were sufficient: 80%, set as the rounded per cent against "
        "the bands of Adult standards 2023"
    )
    assert words[1] == "The band is Outstanding"
    assert words[2] == "By the exact share it would be Good"
    assert [part.value for part in told.parts[:3]] == [80, "Outstanding", "Good"]
    assert told.parts[0].source == BANDS.source and told.parts[0].doubt == BANDS.doubt
    assert told.parts[2].doubt == BANDS.doubt
    assert told.version == "Adult standards 2023"


def test_a_band_far_from_everything_has_two_parts_and_no_flag():
    told = band_of_question(ADULT, 20, 60)
    assert len(told.parts) == 2
    assert not told.value.is_borderline
    assert told.value.could_be == (POOR,)


@pytest.mark.parametrize(
    ("percent", "across"),
    [
        (44, ()),
        (45, (WEAK,)),
        (49, (WEAK,)),
        (50, (POOR,)),
        (55, (POOR,)),
        (56, ()),
        (59, ()),
        (60, (GOOD,)),
        (64, (GOOD,)),
        (65, (WEAK,)),
        (70, (WEAK,)),
        (71, ()),
        (74, ()),
        (75, (TOP,)),
        (79, (TOP,)),
        (80, (GOOD,)),
        (85, (GOOD,)),
        (86, ()),
    ],
)
def test_within_five_points_of_a_boundary_is_borderline(percent, across):
    found = band(10 * percent, 1000)
    assert found.across_close_boundaries == across
    assert found.is_close is bool(across) is found.is_borderline


@pytest.mark.parametrize(
    ("met", "cases", "away"),
    [
        (5, 10, (POOR,)),
        (4, 10, (WEAK,)),
        (6, 10, (GOOD,)),
        (7, 10, (WEAK, TOP)),
        (1, 1, (POOR,)),
        (0, 1, (TOP,)),
        (3, 5, (POOR, TOP)),
        (9, 10, ()),
        (0, 10, ()),
    ],
)
def test_one_case_judged_otherwise(met, cases, away):
    found = band(met, cases)
    assert found.one_case_away == away
    assert found.one_case_would_change_it is bool(away)


def test_borderlines_are_told_in_words():
    told = band_of_question(ADULT, 7, 10)
    close, away = told.parts[-2:]
    assert (
        close.says
        == "Borderline: within five percentage points of Requires improvement"
    )
    assert away.says == (
        "Borderline: one case judged otherwise would make it "
        "Requires improvement or Outstanding"
    )
    for part in (close, away):
        assert (part.source, part.doubt) == (BORDERLINE_SOURCE, BORDERLINE_DOUBT)
    only_one = band_of_question(ADULT, 2, 5)
    assert [p.says for p in only_one.parts][-1].endswith(
        "would make it Requires improvement"
    )
    assert len(only_one.parts) == 3


@pytest.mark.parametrize(
    ("met", "cases", "field"),
    [(0, 0, "cases"), (0, -1, "cases"), (-1, 5, "met"), (6, 5, "met")],
)
def test_impossible_counts_are_refused(met, cases, field):
    with pytest.raises(CannotAnswer) as told:
        band(met, cases)
    assert told.value.field == field


def test_refusals_of_counts_say_what_to_do():
    with pytest.raises(CannotAnswer, match="No case was judged on this question"):
        band(0, 0)
    with pytest.raises(CannotAnswer, match="between 0 and the 5 judged, not 6"):
        band(6, 5)


counts = st.integers(1, 300).flatmap(
    lambda n: st.tuples(st.integers(0, n - 1), st.just(n))
)


@given(counts)
def test_one_more_sufficient_case_never_lowers_a_band(count):
    met, cases = count
    assert BANDS.rate(met + 1, cases).score >= BANDS.rate(met, cases).score


@given(counts.filter(lambda count: count[1] >= 6))
def test_one_case_never_moves_a_band_by_two_from_six_cases_on(count):
    met, cases = count
    step = BANDS.rate(met + 1, cases).score - BANDS.rate(met, cases).score
    assert step in (0, 1)


def test_of_five_cases_one_can_move_a_band_by_two():
    assert [BANDS.rate(met, 5) for met in (2, 3, 4)] == [POOR, WEAK, TOP]
    assert [BANDS.rate(met, 3) for met in (1, 2)] == [POOR, GOOD]


def test_units_are_pooled_and_their_plain_mean_stands_beside():
    pooled = pool([(10, 20), (60, 80)])
    assert (pooled.met, pooled.cases) == (70, 100)
    assert pooled.mean_share == Fraction(5, 8)
    with pytest.raises(CannotAnswer, match="one unit at least") as told:
        pool([])
    assert told.value.field == "units"
    with pytest.raises(CannotAnswer):
        pool([(3, 2)])
