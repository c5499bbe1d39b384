from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.rule import CannotAnswer
from probation.policy.tiers import (
    Assessment,
    CaseV2,
    Need,
    Requirement,
    Sentence,
    Severity,
    has_mandate_for_change,
    tier_v2,
)

from .tiers_v2_told import NOTHING, ON, change, registered


@pytest.mark.parametrize(
    ("sentence", "mandate"),
    [
        (Sentence("NC"), True),
        (Sentence("SC"), True),
        (Sentence("NC", is_current=False), False),
        (Sentence("SP"), False),
        (Sentence("SP", True, (Requirement("F"),)), True),
        (Sentence("SP", False, (Requirement("F"),)), False),
        (Sentence("SP", True, (Requirement("W"), Requirement("W1"))), False),
        (Sentence("SP", True, (Requirement("X", True),)), False),
        (Sentence("SP", True, (Requirement("W"), Requirement("X", True))), False),
        (Sentence("SP", True, (Requirement("W"), Requirement("F"))), True),
    ],
)
def test_mandate_for_change(sentence, mandate):
    assert has_mandate_for_change([sentence]) is mandate
    assert has_mandate_for_change([Sentence("SP"), sentence]) is mandate
    value = tier_v2(CaseV2(False, sentences=(sentence,)), ON).value
    assert (value.change_level, value.change_points) == (2 if mandate else 0, 0)


@pytest.mark.parametrize(
    ("on", "weeks", "days", "counts"),
    [
        (ON, 55, 0, True),
        (ON, 55, 1, False),
        (date(2026, 3, 17), 55, 1, False),
        (date(2026, 3, 18), 55, 1, True),
        (date(2026, 3, 18), 300, 0, True),
    ],
)
def test_an_assessment_counted_for_55_weeks_until_18_march_2026(
    on, weeks, days, counts
):
    made = on - timedelta(weeks=weeks, days=days)
    found = change(on, assessment=Assessment(made, NOTHING))
    assert found == ((1, 0) if counts else (2, 0))


@pytest.mark.parametrize(
    ("need", "standard", "severe"),
    [
        (Need.ACCOMMODATION, 1, 2),
        (Need.EDUCATION_TRAINING_AND_EMPLOYABILITY, 1, 2),
        (Need.RELATIONSHIPS, 1, 2),
        (Need.LIFESTYLE_AND_ASSOCIATES, 1, 2),
        (Need.DRUG_MISUSE, 1, 2),
        (Need.ALCOHOL_MISUSE, 1, 2),
        (Need.THINKING_AND_BEHAVIOUR, 2, 4),
        (Need.ATTITUDES, 2, 4),
        (Need.FINANCIAL_MANAGEMENT_AND_INCOME, 0, 0),
        (Need.EMOTIONAL_WELL_BEING, 0, 0),
    ],
)
def test_points_for_needs(need, standard, severe):
    assert change(needs=NOTHING | {need: Severity.NO_NEED}) == (1, 0)
    assert change(needs=NOTHING | {need: Severity.STANDARD}) == (1, standard)
    assert change(needs=NOTHING | {need: Severity.SEVERE}) == (1, severe)


@pytest.mark.parametrize(
    ("ogrs", "level", "points"),
    [(0, 1, 0), (9, 1, 0), (10, 1, 1), (99, 1, 9), (100, 2, 10), (None, 1, 0)],
)
def test_points_for_ogrs(ogrs, level, points):
    assert change(ogrs=ogrs) == (level, points)


@pytest.mark.parametrize("ogrs", [-1, 101])
def test_an_impossible_ogrs_is_refused(ogrs):
    with pytest.raises(CannotAnswer, match="from 0 to 100 per cent") as refused:
        change(ogrs=ogrs)
    assert refused.value.field == "ogrs"


def test_change_levels_begin_at_10_and_20():
    severe = dict.fromkeys(Need, Severity.SEVERE)  # 20 points
    less = severe | {Need.RELATIONSHIPS: Severity.STANDARD}
    assert change(needs=severe) == (3, 20)
    assert change(needs=less) == (2, 19)
    assert change(ogrs=99) == (1, 9)
    assert change(ogrs=80, registrations=registered("IIOM")) == (2, 10)


severities = st.dictionaries(
    st.sampled_from(list(Need)), st.sampled_from(list(Severity))
)


@given(
    severities, st.integers(0, 100), st.integers(0, 100), st.sampled_from(list(Need))
)
def test_more_need_or_a_higher_ogrs_never_lowers_change(needs, one, other, need):
    lower, higher = sorted((one, other))
    first = change(needs=needs, ogrs=lower)
    then = change(needs=needs | {need: Severity.SEVERE}, ogrs=higher)
    assert first[0] <= then[0] and first[1] <= then[1]
