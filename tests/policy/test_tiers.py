from datetime import date, timedelta
from decimal import Decimal

import pytest

from probation.policy.dated import NotInForce
from probation.policy.tiers import (
    RULES,
    Answer,
    Assessment,
    CaseV2,
    Need,
    Registration,
    Severity,
    tables,
    tier_v2,
    version_on,
)

from .tiers_v2_told import (
    ASSESSED,
    CUSTODY,
    DAY,
    NOTHING,
    ON,
    change,
    protect,
    registered,
)


def test_an_assessment_too_old_counts_neither_for_needs_nor_for_women():
    old = Assessment(
        ON - timedelta(weeks=55, days=1), NOTHING, parenting_responsibilities=Answer.YES
    )
    assert protect(is_female=True, assessment=old)[1] == 0
    assert change(assessment=old) == (2, 0)


def test_s_is_added_once_two_thirds_are_over():
    case = CaseV2(False, sentences=CUSTODY, registrations=registered("PRC"))
    found = tier_v2(case, ON)
    assert found.value.tier == "D2S"
    assert found.parts[-1].says.endswith("S is added")
    assert tier_v2(CaseV2(False, sentences=CUSTODY), ON).value.tier == "D2"


def test_every_contributing_part_is_named_with_its_points():
    case = CaseV2(
        True,
        rsr=Decimal("4.20"),
        ogrs=61,
        registrations=(
            *registered("RHRH", "RVLN", "IIOM"),
            Registration("MAPP", DAY, level="M1"),
        ),
        sentences=CUSTODY,
        breach_or_recall=True,
        assessment=Assessment(
            DAY, NOTHING | {Need.ATTITUDES: Severity.SEVERE}, Answer.YES, Answer.SOME
        ),
    )
    found = tier_v2(case, ON)
    assert [(part.says, part.value) for part in found.parts] == [
        ("RSR 4.20%", 10),
        ("Risk of serious harm: high", 20),
        ("Of RSR and risk of serious harm only the higher counts", None),
        ("MAPPA level M1", 5),
        ("Registered: vulnerability", 2),
        ("Parental responsibilities (women)", 2),
        ("Impulsivity or temper (women)", 2),
        ("Breach or recall in the last year (women)", 2),
        ("Protect: 33 points, level B", 33),
        ("Attitudes: severe need", 4),
        ("OGRS 61% at two years: one point for each full ten", 6),
        ("Registered for integrated offender management", 2),
        ("Change: 12 points, level 2", 12),
    ]
    assert all(part.source for part in found.parts if part.value is not None)
    assert (found.version, found.on) == ("Tier v2", ON)
    assert found.value.as_data() == {
        "tier": "B2",
        "protect_level": "B",
        "protect_points": 33,
        "change_level": 2,
        "change_points": 12,
        "is_unsupervised": False,
    }


def test_what_is_missing_is_said_never_filled_in():
    case = CaseV2(False, sentences=CUSTODY, assessment=ASSESSED)
    parts = [part for part in tier_v2(case, ON).parts if part.doubt]
    assert {part.value for part in parts} == {0}
    assert {part.doubt for part in parts} == {
        "the protect level may be too low",
        "the change level may be too low",
    }
    doubted = [part.says for part in parts]
    assert doubted[:2] == [
        "No RSR is recorded: nothing is counted for it",
        "No risk of serious harm is registered: nothing is counted for it",
    ]
    assert doubted[2].startswith(
        "Nothing counted for needs not assessed: Accommodation"
    )
    assert "Financial" not in doubted[2]
    assert doubted[3] == "No OGRS is recorded: nothing is counted for it"


@pytest.mark.parametrize(
    ("day", "version"),
    [(date(2021, 5, 27), "v2"), (date(2026, 3, 15), "v2"), (date(2026, 3, 16), "v3")],
)
def test_which_version_holds(day, version):
    assert version_on(day) == version


def test_there_is_no_tier_v2_before_it_began():
    with pytest.raises(NotInForce):
        version_on(date(2021, 5, 26))
    with pytest.raises(NotInForce):
        tier_v2(CaseV2(False), date(2021, 5, 26))


def test_every_worked_example_runs():
    found = {rule.key: rule.example.works_out() for rule in RULES}
    assert found == {
        "tiers.version": "v2, v3",
        "tiers.v2": "C2: 17 and 11 points",
        "tiers.mandate": "no yes",
        "tiers.need-severity": "standard",
        "tiers.v3": "C",
        "tiers.v3-provisional": "G, provisional; C",
    }


def test_the_tables_read_again_are_the_same():
    assert tables.read_v2() == tables.TIER_V2
    assert tables.read_v3() == tables.TIER_V3
    assert tables.TIER_V2.source and tables.TIER_V3.source
