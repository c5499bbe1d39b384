from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.explained import Part
from probation.policy.tiers import (
    Answer,
    Assessment,
    CaseV2,
    Complexity,
    Proceeding,
    Registration,
    breached_or_recalled,
    tier_v2,
)
from probation.policy.tiers.tables import TIER_V2

from .tiers_v2_told import DAY, ON, protect, registered


@pytest.mark.parametrize(
    ("rsr", "points"),
    [
        ("0", 0),
        ("2.99", 0),
        ("2.999", 0),
        ("3", 10),
        ("6.99", 10),
        ("6.995", 10),  # falls between two rows of the published code
        ("7", 20),
        ("99.99", 20),
        ("99.995", 20),  # likewise
        ("100", 20),
    ],
)
def test_rsr_points_have_no_gaps(rsr, points):
    assert protect(rsr=Decimal(rsr))[1] == points


@pytest.mark.parametrize(
    ("rsr", "is_in_a_gap"),
    [
        ("2.995", False),
        ("6.99", False),
        ("6.991", True),
        ("6.999", True),
        ("7", False),
        ("99.99", False),
        ("99.991", True),
        ("100", True),
    ],
)
def test_a_score_in_a_gap_of_the_published_code_is_told_with_it(rsr, is_in_a_gap):
    part = tier_v2(CaseV2(False, rsr=Decimal(rsr)), ON).parts[0]
    assert part.says == f"RSR {rsr}%"
    told = (
        "the published code gives nothing to an RSR between 6.99 and 7 or above 99.99; "
        "here each row runs to the next"
    )
    assert part.doubt == (told if is_in_a_gap else "")


@pytest.mark.parametrize("rsr", ["-0.01", "100.01", "999.99"])
def test_an_rsr_that_is_no_percentage_is_not_used_and_the_answer_says_so(rsr):
    found = tier_v2(CaseV2(False, rsr=Decimal(rsr)), ON)
    assert found.value.protect_points == 0
    assert found.parts[0] == Part(
        f"RSR {rsr} is not used: a percentage lies between 0 and 100",
        0,
        TIER_V2.source,
        "the RSR is wrong, so the protect level may be too low: correct it",
    )


@pytest.mark.parametrize("rsr", ["0", "0.5", "99.99"])
def test_an_rsr_at_the_ends_is_used(rsr):
    found = tier_v2(CaseV2(False, rsr=Decimal(rsr)), ON).parts[0]
    assert (found.says, found.doubt) == (f"RSR {rsr}%", "")


@pytest.mark.parametrize(
    ("code", "points"), [("RVHR", 150), ("RHRH", 20), ("RMRH", 10), ("RLRH", 0)]
)
def test_risk_of_serious_harm_points(code, points):
    assert protect(registrations=registered(code))[1] == points


def test_of_rsr_and_risk_of_serious_harm_only_the_higher_counts():
    high, medium = registered("RHRH"), registered("RMRH")
    assert protect(rsr=Decimal(3), registrations=high)[1] == 20
    assert protect(rsr=Decimal(7), registrations=medium)[1] == 20


@pytest.mark.parametrize(
    ("level", "points"), [("M3", 150), ("M2", 150), ("M1", 5), ("M0", 0), (None, 0)]
)
def test_mappa_points(level, points):
    one = Registration("MAPP", DAY, level=level)
    assert protect(registrations=(one,))[1] == points


def test_each_complexity_type_counts_once_whatever_its_case():
    codes = [factor.value for factor in Complexity]
    assert protect(registrations=registered(*codes))[1] == 20
    assert protect(registrations=registered("RVLN", "rvln", "RVLN"))[1] == 2
    assert protect(registrations=registered("AV2S"))[1] == 0


@pytest.mark.parametrize(
    ("codes", "letter", "points"),
    [
        (("RVHR",), "A", 150),
        (("RHRH",), "B", 20),
        (("RMRH",), "C", 10),
        ((), "D", 0),
        (("RVLN", "RVAD", "RCCO", "RCHD"), "D", 8),
        (("RVLN", "RVAD", "RCCO", "RCHD", "RCPR"), "C", 10),
        (("RMRH", "RVLN", "RVAD", "RCCO", "RCHD"), "C", 18),
        (("RMRH", "RVLN", "RVAD", "RCCO", "RCHD", "RCPR"), "B", 20),
    ],
)
def test_protect_letters(codes, letter, points):
    assert protect(registrations=registered(*codes)) == (letter, points)


def test_points_just_short_of_a_letter_stay_below():
    mappa = Registration("MAPP", DAY, level="M1")
    found = protect(registrations=(*registered("RVLN", "RVAD"), mappa))
    assert found == ("D", 9)


def women(**answers):
    return Assessment(DAY, {}, **answers)


@pytest.mark.parametrize(
    ("answers", "points"),
    [
        ({}, 0),
        ({"parenting_responsibilities": Answer.YES}, 2),
        ({"parenting_responsibilities": Answer.NO}, 0),
        ({"impulsivity": Answer.SOME}, 2),
        ({"temper_control": Answer.SIGNIFICANT}, 2),
        ({"impulsivity": Answer.SOME, "temper_control": Answer.SOME}, 2),
        ({"impulsivity": Answer.NONE, "temper_control": Answer.NONE}, 0),
    ],
)
def test_factors_for_women(answers, points):
    assert protect(is_female=True, assessment=women(**answers))[1] == points
    assert protect(is_female=False, assessment=women(**answers))[1] == 0


def test_breach_or_recall_counts_for_women_only_even_without_assessment():
    assert protect(is_female=True, breach_or_recall=True)[1] == 2
    assert protect(is_female=False, breach_or_recall=True)[1] == 0
    every = women(parenting_responsibilities=Answer.YES, temper_control=Answer.SOME)
    assert protect(is_female=True, assessment=every, breach_or_recall=True)[1] == 6


@pytest.mark.parametrize(
    ("days", "outcome", "counts"),
    [
        (0, "BRE01", True),
        (365, "REC02", True),
        (366, "REC02", False),
        (-1, "BRE01", False),
        (10, "bre16", True),
        (10, "BRE09", False),
    ],
)
def test_a_proven_breach_counts_for_365_days(days, outcome, counts):
    one = Proceeding(outcome, ON - timedelta(days=days))
    assert breached_or_recalled([one], ON) is counts


def test_one_proven_outcome_among_others_is_enough():
    rows = [Proceeding("BRE09", ON), Proceeding("BRE05", ON)]
    assert breached_or_recalled(rows, ON)
    assert not breached_or_recalled([], ON)


scores = st.decimals(0, 100, places=3)


roshes = st.sampled_from([(), ("RLRH",), ("RMRH",), ("RHRH",), ("RVHR",)])


@given(scores, scores, roshes, st.sets(st.sampled_from(list(Complexity))))
def test_a_higher_rsr_never_lowers_protection(one, other, rosh, factors):
    rows = registered(*rosh, *factors)
    lower, higher = sorted((one, other))
    first = protect(rsr=lower, registrations=rows)
    then = protect(rsr=higher, registrations=rows)
    assert first[1] <= then[1] and first[0] >= then[0]


@given(scores, roshes, st.sampled_from([None, "M0", "M1", "M2", "M3"]))
def test_one_more_registration_never_lowers_protection(rsr, rosh, level):
    rows = (*registered(*rosh), Registration("MAPP", DAY, level))
    first = protect(rsr=rsr, registrations=rows)
    then = protect(rsr=rsr, registrations=(*rows, *registered("RVLN")))
    assert then[1] == first[1] + 2 and first[0] >= then[0]
