from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.dated import NotInForce
from probation.policy.rule import CannotAnswer
from probation.policy.workload import (
    CONTACT_TYPES,
    POINTS,
    TIERS,
    Cases,
    Inactive,
    Setting,
    Work,
    case_points,
    points_of_cases,
    values,
    workload_points,
)

SEED = POINTS.on(date(2021, 6, 1))
COMMUNITY, CUSTODY, LICENCE = Setting.COMMUNITY, Setting.CUSTODY, Setting.LICENCE


@pytest.mark.parametrize(
    ("tier", "setting", "points"),
    [
        ("A3", COMMUNITY, 206),
        ("B2", COMMUNITY, 115),
        ("D0", COMMUNITY, 29),
        ("A3", CUSTODY, 75),
        ("D1", CUSTODY, 13),
        ("A0", CUSTODY, 0),
        ("A3", LICENCE, 219),
        ("C3", LICENCE, 77),
        ("D0", LICENCE, 0),
    ],
)
def test_points_by_tier_and_setting(tier, setting, points):
    assert case_points(tier, setting, SEED) == points


def test_every_tier_has_points_in_every_setting():
    assert tuple(f"{letter}{n}" for letter in "ABCD" for n in (3, 2, 1, 0)) == TIERS
    totals = [sum(case_points(tier, one, SEED) for tier in TIERS) for one in Setting]
    assert totals == [1432, 469, 1288]


@pytest.mark.parametrize("setting", Setting)
def test_transition_to_adulthood_counts_at_custody_points_in_every_setting(setting):
    for tier in TIERS:
        custody = case_points(tier, CUSTODY, SEED)
        assert case_points(tier, setting, SEED, is_t2a=True) == custody


def test_a_case_whose_supervision_has_stopped_is_worth_nothing():
    assert case_points("A3S", COMMUNITY, SEED) == 0


@pytest.mark.parametrize("tier", ["B", "E2", "S", "ZS", "NOT_SUPERVISED"])
def test_a_tier_without_published_points_is_refused(tier):
    with pytest.raises(CannotAnswer, match=f"for tier {tier}:") as refused:
        case_points(tier, COMMUNITY, SEED)
    assert refused.value.field == "tier"


def test_points_of_ones_own_are_used_where_they_are_given():
    own = replace(SEED, cases={COMMUNITY: {"B": Decimal(90)}})
    assert case_points("B", COMMUNITY, own) == 90


def test_values_are_dated_and_the_later_ones_carry_their_doubt():
    assert POINTS.on(date(2021, 6, 1)) == POINTS.on(date(2022, 10, 31))
    assert "not published" in POINTS.version(date(2022, 11, 1)).doubt
    assert "amended" not in POINTS.version(date(2022, 10, 31)).doubt
    with pytest.raises(NotInForce):
        POINTS.on(date(2021, 5, 31))


def test_what_the_seed_holds():
    assert (SEED.standard_report, SEED.fast_report, SEED.parole_report) == (
        138,
        65,
        120,
    )
    assert SEED.arms == {COMMUNITY: 69, LICENCE: 35}
    assert SEED.inactive_kept == {
        Inactive.WARRANTS: 0,
        Inactive.UNPAID_WORK_ONLY: 100,
        Inactive.OVERDUE: 0,
    }
    assert len(CONTACT_TYPES) == len(SEED.contacts) == 36
    assert SEED.contacts["CMS06"] == 26
    assert set(SEED.group_supervision.values()) == {0}


def counted(subtract, **inactive):
    kept = dict.fromkeys(Inactive, Decimal(0)) | {Inactive.OVERDUE: Decimal(25)}
    rows = {Inactive(key.replace("_", "-")): n for key, n in inactive.items()}
    return points_of_cases(10, Decimal(8), rows, kept, subtract_inactive=subtract)


def test_of_inactive_cases_only_the_kept_share_counts():
    assert counted(True) == 80
    assert counted(True, warrants=1) == 72
    assert counted(True, warrants=1, overdue=2) == 60
    assert counted(False, warrants=1, overdue=2) == 80


def test_inactive_cases_are_subtracted_for_transition_to_adulthood_only():
    t2a = Cases("B2", COMMUNITY, 5, True, {Inactive.WARRANTS: 2})
    other = replace(t2a, is_t2a=False)
    found = [workload_points(Work((one,)), SEED) for one in (t2a, other)]
    assert [one.value for one in found] == [144, 575]
    assert [one.parts[0].says for one in found] == [
        (
            "5 community cases of tier B2, transition to adulthood, 2 of them not active, "
            "48 points each"
        ),
        "5 community cases of tier B2, 115 points each",
    ]


def test_a_whole_workload_names_every_part():
    work = Work(
        cases=(Cases("D1", LICENCE),),
        standard_reports=2,
        fast_reports=1,
        parole_reports=1,
        arms={COMMUNITY: 1, LICENCE: 2},
        contacts_for_others={"CMS03": 2, "XYZ": 4},
        contacts_by_others={"CMS01": 3},
        group_supervision={"NGS001": 5},
    )
    found = workload_points(work, SEED)
    assert [(part.says, part.value) for part in found.parts] == [
        ("1 licence case of tier D1, 31 points each", 31),
        ("2 standard reports, 138 points each", 276),
        ("1 fast report, 65 points each", 65),
        ("1 parole report, 120 points each", 120),
        ("1 ARMS assessment (community), 69 points each", 69),
        ("2 ARMS assessments (licence), 35 points each", 70),
        ("2 × contact done for others CMS03, 18 points each", 36),
        ("4 × contact done for others XYZ: not counted", 0),
        ("3 × contact done by others CMS01, 9 points each", -27),
        ("5 × group supervision NGS001, 0 points each", 0),
    ]
    assert found.value == 640
    assert [part.doubt for part in found.parts if part.doubt] == ["XYZ has no points"]
    assert all(part.source == SEED.source for part in found.parts)


def test_nothing_held_is_nothing():
    found = workload_points(Work(arms={COMMUNITY: 0, CUSTODY: 0}), SEED)
    assert (found.value, found.parts) == (0, ())


def test_parole_reports_may_be_switched_off():
    off = replace(SEED, parole_reports_count=False)
    found = workload_points(Work(parole_reports=3), off)
    assert found.value == 0
    assert found.parts[0].says == "3 parole reports, not counted"


def test_arms_in_custody_is_refused():
    with pytest.raises(CannotAnswer, match="no points in custody") as refused:
        workload_points(Work(arms={CUSTODY: 1}), SEED)
    assert refused.value.field == "arms"


def test_a_part_of_a_point_is_shown_and_kept():
    half = replace(SEED, fast_report=Decimal("0.50"))
    found = workload_points(Work(fast_reports=3), half)
    assert found.value == Decimal("1.5")
    assert found.parts[0].says == "3 fast reports, 0.5 points each"


LOWER = {"3": "2", "2": "1", "1": "0"}


@given(st.sampled_from("ABCD"), st.sampled_from("321"), st.sampled_from(list(Setting)))
def test_points_never_fall_as_the_change_level_rises(letter, level, setting):
    assert case_points(f"{letter}{level}", setting, SEED) >= case_points(
        f"{letter}{LOWER[level]}", setting, SEED
    )


@given(st.sampled_from("ABC"), st.sampled_from("3210"), st.sampled_from(list(Setting)))
def test_points_never_fall_as_the_protect_level_rises(letter, level, setting):
    below = chr(ord(letter) + 1)
    assert case_points(f"{letter}{level}", setting, SEED) >= case_points(
        f"{below}{level}", setting, SEED
    )


counts = st.integers(0, 60)


@given(st.sampled_from(TIERS), st.sampled_from(list(Setting)), counts, counts, counts)
def test_more_work_is_never_fewer_points_and_work_by_others_never_more(
    tier, setting, n, reports, contacts
):
    less = Work((Cases(tier, setting, n),), fast_reports=reports)
    more = replace(
        less,
        cases=(Cases(tier, setting, n + 1),),
        fast_reports=reports + 1,
        contacts_for_others={"CMS01": contacts},
    )
    before = workload_points(less, SEED).value
    assert workload_points(more, SEED).value >= before + 65
    shared = replace(less, contacts_by_others={"CMS01": contacts})
    assert workload_points(shared, SEED).value == before - 9 * contacts


@given(counts, st.integers(0, 100), st.integers(0, 100))
def test_keeping_more_of_inactive_cases_never_gives_fewer_points(n, one, other):
    def points(kept):
        rows = {Inactive.WARRANTS: n}
        share = {Inactive.WARRANTS: Decimal(kept)}
        return points_of_cases(60, Decimal(7), rows, share, subtract_inactive=True)

    assert points(max(one, other)) >= points(min(one, other)) >= 0
    assert points(100) == 420


def test_the_files_read_again_are_the_same():
    told = values._TOLD
    assert values._by_tier(told["cases"]) == SEED.cases
    assert values._by_tier(told["t2a"]) == SEED.t2a
    assert values._by_grade(told["nominal-target"]) == SEED.nominal_target
    assert values._by_grade(told["default-hours"]) == SEED.default_hours
    assert [row["code"] for row in values.rows("contacts.csv")] == [*SEED.contacts]
    first = CONTACT_TYPES[0]
    assert (first.code, first.level, first.points) == ("CMS01", "Low", 9)
    assert first.activity == "Sentence Plan Intervention Delivery"


def test_a_refusal_says_what_to_do():
    with pytest.raises(CannotAnswer) as refused:
        case_points("B", COMMUNITY, SEED)
    assert str(refused.value) == (
        "No workload points are known for tier B: use a tier such as B2, or enter "
        "points for it"
    )
    with pytest.raises(CannotAnswer) as refused:
        workload_points(Work(arms={CUSTODY: 1}), SEED)
    assert str(refused.value) == (
        "ARMS assessments carry no points in custody: give them under community or "
        "licence"
    )
