"""What a difference of a point or two between two inspected bodies is worth."""

from math import comb

import pytest

from probation.policy.inspection import editions
from probation.policy.inspection.edition import Kind, Method
from probation.policy.inspection.points import (
    RARE,
    SHARES,
    _added,
    _differences,
    _lowest_of,
    score_spread,
    worth,
)

ADULT = editions.edition("adult_2023")
KIND = Kind.PDU


def test_the_lowest_of_two_questions_by_hand():
    # Of two cases none, one or both are sufficient: 0, 50 and 100 per cent.
    chances = [comb(2, met) * 0.6**met * 0.4 ** (2 - met) for met in range(3)]
    one = _lowest_of(ADULT, 1, 0.6, 2)
    assert one == pytest.approx({0: chances[0], 1: chances[1], 2: 0, 3: chances[2]})
    two = _lowest_of(ADULT, 2, 0.6, 2)
    assert two[3] == pytest.approx(chances[2] ** 2)
    assert two[1] == pytest.approx((1 - chances[0]) ** 2 - chances[2] ** 2)
    assert two[0] == pytest.approx(1 - (1 - chances[0]) ** 2)


def test_points_of_standards_add_up():
    added = _added({0: 0.5, 1: 0.5}, {0: 0.25, 1: 0.75})
    assert added == pytest.approx({0: 0.125, 1: 0.5, 2: 0.375})


def test_the_spread_counts_the_standards_that_rest_on_cases():
    spread = score_spread(ADULT, KIND, 0.7, 20)
    rested = [one for one in ADULT.counting(KIND) if one.method is Method.CASES]
    assert sum(spread.values()) == pytest.approx(1)
    assert (min(spread), max(spread)) == (0, 3 * len(rested))
    assert spread[max(spread)] == pytest.approx(
        _product(_lowest_of(ADULT, len(one.questions), 0.7, 20)[3] for one in rested)
    )


def _product(numbers):
    found = 1.0
    for one in numbers:
        found *= one
    return found


def test_two_equals_differ_by_nothing_or_more_for_certain_and_by_more_less_often():
    at_least = _differences(ADULT, KIND, 0.7, 20)
    assert at_least[0] == pytest.approx(1)
    assert list(at_least) == sorted(at_least, reverse=True)
    assert at_least[-1] == 0
    spread = score_spread(ADULT, KIND, 0.7, 20)
    assert at_least[1] == pytest.approx(1 - sum(p * p for p in spread.values()))
    assert at_least[-2] == pytest.approx(2 * spread[0] * spread[max(spread)])


def test_the_worth_is_told_at_the_share_that_parts_equals_most():
    found = worth(ADULT, KIND)
    assert found.cases == 165
    apart = {s: sum(_differences(ADULT, KIND, s, found.cases)) for s in SHARES}
    assert apart[found.share] == max(apart.values())
    assert found.at_least[found.telling] < RARE <= found.at_least[found.telling - 1]
    one, two = (round(100 * found.at_least[k]) for k in (1, 2))
    assert f"by a point or more in {one} of 100 pairs" in found.says
    assert f"by two or more in {two}," in found.says
    assert f"under {found.telling} points may be that luck alone" in found.says
    assert found.assumes.startswith("165 cases at each body")
    assert "within 5 points of the truth 80% of the time" in found.assumes
    assert f"{found.share:.0%} of the work sufficient" in found.assumes
