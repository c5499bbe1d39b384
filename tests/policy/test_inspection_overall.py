"""The overall rating: scores, scale, what is not rated or does not count."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.inspection import editions
from probation.policy.inspection.edition import Kind
from probation.policy.inspection.overall import overall_rating
from probation.policy.inspection.rating import (
    Rating,
    Scale,
)
from probation.policy.inspection.standards import band_of_standard
from probation.policy.rule import CannotAnswer

POOR, WEAK, GOOD, TOP = Rating
ADULT = editions.edition("adult_2023")
SCALE = ADULT.overall()


TABLES = {
    36: [(0, 6), (7, 18), (19, 30), (31, 36)],
    30: [(0, 5), (6, 15), (16, 25), (26, 30)],
    27: [(0, 4), (5, 13), (14, 22), (23, 27)],
    24: [(0, 4), (5, 12), (13, 20), (21, 24)],
    21: [(0, 3), (4, 10), (11, 17), (18, 21)],
}


@pytest.mark.parametrize("maximum", TABLES)
@pytest.mark.parametrize(
    "edition", [e for e in editions.ALL if e.scale], ids=lambda e: e.key
)
def test_the_tables_of_the_overall_rating(edition, maximum):
    table = edition.overall().ranges(maximum)
    assert table == dict(zip(Rating, TABLES[maximum], strict=True))


@given(
    st.integers(1, 20).flatmap(lambda n: st.tuples(st.integers(0, 3 * n), st.just(n)))
)
def test_the_scale_is_the_mean_score_rounded_with_halves_down(one):
    score, standards = one
    mean = Fraction(score, standards)
    nearest = min(Rating, key=lambda r: (abs(mean - r.score), r.score))
    assert SCALE.rate(score, 3 * standards) is nearest


@pytest.mark.parametrize(
    ("score", "maximum", "field"),
    [
        (0, 0, "maximum"),
        (0, -3, "maximum"),
        (1, 20, "maximum"),
        (-1, 21, "score"),
        (22, 21, "score"),
    ],
)
def test_impossible_scores_are_refused(score, maximum, field):
    with pytest.raises(CannotAnswer) as told:
        SCALE.rate(score, maximum)
    assert told.value.field == field


def test_refusals_of_scores_say_what_is_possible():
    with pytest.raises(CannotAnswer, match="3 points for each rated standard"):
        SCALE.rate(1, 20)
    with pytest.raises(CannotAnswer, match="between 0 and 21, not 22"):
        SCALE.rate(22, 21)
    assert SCALE.rate(21, 21) is TOP and SCALE.rate(0, 21) is POOR


def rate(*ratings):
    counting = ADULT.counting(Kind.PDU)
    given_ = {s.key: r for s, r in zip(counting, ratings, strict=True)}
    return overall_rating(ADULT, Kind.PDU, given_)


def test_the_scores_add_up_and_half_of_the_points_goes_down():
    told = rate(GOOD, GOOD, GOOD, WEAK, WEAK, WEAK, WEAK)
    assert (told.value.score, told.value.maximum) == (10, 21)
    assert told.value.rating is WEAK and told.value.not_rated == ()
    assert rate(GOOD, GOOD, GOOD, GOOD, WEAK, WEAK, WEAK).value.rating is GOOD
    assert told.parts[0].says == "P1.1 Leadership: Good" and told.parts[0].value == 2
    total = told.parts[7]
    assert total.says == "10 of 21 points: Requires improvement is 4 to 10"
    assert (total.value, total.source) == ("Requires improvement", SCALE.source)
    assert total.doubt == SCALE.doubt
    assert told.parts[8].says == "No single standard limits the whole"
    assert told.parts[8].doubt.startswith("no limiting rule was found")
    assert told.version == "Adult standards 2023"


def test_an_inadequate_standard_does_not_limit_the_whole():
    assert rate(TOP, TOP, TOP, TOP, TOP, TOP, POOR).value.rating is TOP


def test_the_maximum_is_that_of_the_standards_rated():
    told = rate(POOR, WEAK, None, POOR, None, POOR, POOR)
    assert (told.value.score, told.value.maximum) == (1, 15)
    assert told.value.not_rated == ("P1.3", "P2.2")
    assert [p.says for p in told.parts][5:7] == ["P1.3: not rated", "P2.2: not rated"]
    assert told.value.as_data() == {
        "rating": "Inadequate",
        "score": 1,
        "maximum": 15,
        "standards": {
            "P1.1": "Inadequate",
            "P1.2": "Requires improvement",
            "P2.1": "Inadequate",
            "P2.3": "Inadequate",
            "P2.4": "Inadequate",
        },
        "not_rated": ["P1.3", "P2.2"],
    }


def test_nothing_rated_is_no_rating():
    with pytest.raises(CannotAnswer, match="No standard was rated") as told:
        rate(*[None] * 7)
    assert told.value.field == "standards"


def test_every_counting_standard_must_be_given_and_no_strange_one():
    with pytest.raises(
        CannotAnswer, match=r"P1.1 Leadership is missing\. .*null"
    ) as told:
        overall_rating(ADULT, Kind.PDU, {})
    assert told.value.field == "P1.1"
    given_ = {s.key: GOOD for s in ADULT.counting(Kind.PDU)} | {"P9": GOOD}
    with pytest.raises(
        CannotAnswer, match="‘P9’ is not a standard of Adult st"
    ) as told:
        overall_rating(ADULT, Kind.PDU, given_)
    assert told.value.field == "P9"
    crc = editions.edition("adult_2018")
    given_ = {s.key: GOOD for s in crc.counting(Kind.CRC)} | {"3.1": GOOD}
    with pytest.raises(CannotAnswer, match=r"‘3\.1’ is not a standard"):
        overall_rating(crc, Kind.CRC, given_)


def test_a_standard_that_does_not_count_changes_nothing():
    youth = editions.edition("youth_2021")
    given_ = {s.key: GOOD for s in youth.counting(Kind.YJS)}
    for resettlement in (TOP, POOR):
        told = overall_rating(youth, Kind.YJS, given_ | {"4.1": resettlement}).value
        assert (told.score, told.maximum, told.rating) == (24, 36, GOOD)
        assert "4.1" not in told.ratings


sampled = st.lists(
    st.lists(
        st.integers(0, 30).flatmap(
            lambda met: st.tuples(st.just(met), st.integers(30, 60))
        ),
        min_size=3,
        max_size=3,
    ),
    min_size=4,
    max_size=4,
)


@given(sampled, st.lists(st.sampled_from(Rating), min_size=3, max_size=3), st.data())
def test_the_whole_never_jumps_two_ratings_for_one_case(stages, judged, data):
    def whole(stages):
        keys = ["P2.1", "P2.2", "P2.3", "P2.4"]
        cases = [
            band_of_standard(
                ADULT, key, {f"{key}.{n}": one for n, one in enumerate(stage, 1)}
            ).value.rating
            for key, stage in zip(keys, stages, strict=True)
        ]
        return rate(*judged, *cases).value

    before = whole(stages)
    stage, question = data.draw(st.integers(0, 3)), data.draw(st.integers(0, 2))
    met, cases = stages[stage][question]
    stages[stage][question] = (met + 1, cases) if met < cases else (met - 1, cases)
    after = whole(stages)
    assert abs(after.score - before.score) <= 1
    assert abs(after.rating.score - before.rating.score) <= 1


def test_a_scale_with_other_cuts():
    scale = Scale(((Fraction(1, 3), POOR),), GOOD, "a test")
    assert scale.ranges(9) == {POOR: (0, 3), GOOD: (4, 9)}


@pytest.mark.parametrize("standards", range(3, 13))
def test_one_standard_never_moves_the_whole_by_two_ratings(standards):
    maximum = 3 * standards
    for score in range(maximum + 1):
        for other in range(score, min(score + 3, maximum) + 1):
            step = SCALE.rate(other, maximum).score - SCALE.rate(score, maximum).score
            assert step in (0, 1)
