"""Bands, kinds and the working of the predictors."""

from datetime import date, timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from probation.policy.predictors import assess, registry, score
from probation.policy.predictors.assess import rounded, shown
from probation.policy.predictors.catalogue import CALCULATIONS, RULES, all_inputs
from probation.policy.predictors.examples import EXAMPLES
from probation.policy.predictors.model import Percent

ON = date(2026, 8, 1)
OGRS3 = EXAMPLES["ogrs3"]
ARP = EXAMPLES["arp"]
SVRP = EXAMPLES["svrp"]
DC = EXAMPLES["dc-srp"]


def without(told, *names):
    return {n: v for n, v in told.items() if n not in names}


# Showing and bands


def test_a_chance_is_rounded_half_up_and_kept_within_limits():
    whole = Percent(decimals=0, least=1, most=99, first_to=5)
    assert [shown(p, whole) for p in (0.004, 0.0149, 0.015, 0.994, 0.999)] == [
        1,
        1,
        2,
        99,
        99,
    ]
    assert shown(0.274996, whole) == 28
    fine = Percent(decimals=2, least=0, most=99.99)
    assert shown(0.06895, fine) == 6.9
    assert shown(0.999999, fine) == 99.99
    assert rounded(2.5, 0) == 3.0


@pytest.mark.parametrize(
    ("percent", "band"),
    [(1, "LOW"), (33, "LOW"), (34, "MEDIUM"), (66, "MEDIUM"), (67, "HIGH"), (84, "HIGH"), (85, "VERY_HIGH")],
)  # fmt: skip
def test_ogp_bands_begin_at_34_67_and_85(percent, band):
    bands = registry.on("ogp", ON).bands
    reached = [label for start, label in bands.steps if percent >= start]
    assert reached[-1] == band


@pytest.mark.parametrize(
    ("key", "starts"),
    [
        ("ogrs3", (0, 50, 75, 90)),
        ("ovp", (0, 30, 60, 80)),
        ("rsr", (0, 3, 6.9)),
        ("rsr-serious-violence", (0, 3, 6.9)),
        ("arp", (0, 50, 75, 90)),
        ("vrp", (0, 30, 60, 80)),
        ("svrp", (0, 1, 3, 6.9)),
        ("csrp", (0, 1, 3, 6.9)),
        ("dc-srp", (0, 22, 30, 36)),
    ],
)
def test_where_bands_begin(key, starts):
    for version in (registry.on(key, date(2015, 1, 1)), registry.on(key, ON)):
        assert tuple(start for start, _ in version.bands.steps) == starts


FIVE_YEARS = {
    "date_at_start_of_followup": "2019-03-14",
    "date_of_most_recent_offence": "2018-01-01",
    "assessment_date": "2024-03-14",
}


def test_five_offence_free_years_in_the_community_lower_the_band_by_one():
    found = assess("dc-srp", DC | FIVE_YEARS, ON)
    assert (found.band, found.lowered) == ("MEDIUM", True)
    assert found.points == 34
    says = [p.says for p in score("dc-srp", DC | FIVE_YEARS, ON).parts]
    assert "Five offence-free years in the community: one band lower" in says


@pytest.mark.parametrize(
    "change",
    [
        {"assessment_date": "2024-03-13"},
        {"date_of_most_recent_offence": "2019-03-15"},
        {"date_of_most_recent_sexual_offence": "2019-03-15"},
        {"supervision_status": "custody"},
        {"supervision_status": "remand"},
    ],
)
def test_less_than_that_does_not(change):
    found = assess("dc-srp", DC | FIVE_YEARS | change, ON)
    assert not found.lowered
    assert found.band == "HIGH"


def test_the_lowest_band_cannot_be_lowered():
    told = (
        DC
        | FIVE_YEARS
        | {"contact_adult_sanctions": 0, "age_at_last_sexual_offence": 12}
    )
    found = assess("dc-srp", told, ON)
    assert (found.band, found.lowered) == ("LOW", False)


# Static and dynamic


def test_an_interview_with_a_gap_gives_the_static_score_and_says_what_it_needs():
    found = assess("svrp", without(SVRP, "temper_problems", "weapon"), ON)
    assert found.kind == "static"
    assert found.missing_for_dynamic == ("temper_problems", "weapon")
    record = without(SVRP, *found.missing_for_dynamic)
    static = {n: v for n, v in record.items() if n in EXAMPLES["rsr"]}
    assert found.outcomes == assess("svrp", static, ON).outcomes


def test_the_motivation_is_needed_by_arp_once_drugs_are_used():
    told = without(ARP, "drug_motivation_problems")
    assert assess("arp", told, ON).missing_for_dynamic == ("drug_motivation_problems",)
    found = assess("arp", told | {"uses_cannabis": False}, ON)
    assert (found.kind, found.missing_for_dynamic) == ("dynamic", ())
    full = assess(
        "arp", ARP | {"uses_cannabis": False, "drug_motivation_problems": 0}, ON
    )
    assert found.outcomes == full.outcomes


def test_a_drug_that_is_not_mentioned_counts_as_not_used_and_the_working_says_so():
    assert assess("arp", ARP, ON).values["uses_heroin"] is False
    part = next(p for p in score("arp", ARP, ON).parts if p.says == "Uses heroin")
    assert part.value is False
    assert "not mentioned counts as not used" in part.source


def test_vrp_always_needs_the_motivation():
    told = without(EXAMPLES["vrp"], "drug_motivation_problems", "uses_cannabis")
    assert assess("vrp", told, ON).missing_for_dynamic == ("drug_motivation_problems",)


def test_being_unemployed_counts_twice_the_figure():
    found = assess("svrp", SVRP, ON)
    (part,) = [c for c in found.contributions if c.term.name.startswith("Unemployed")]
    assert part.adds == 2 * 0.0734628466183293


# The working


def test_the_working_adds_up_and_keeps_inputs_version_and_day():
    told = score("arp", ARP, ON)
    assert (told.version, told.on) == ("ARP 1.0", ON)
    values = {part.says: part.value for part in told.parts}
    assert values["Age at start of follow-up"] == 30
    assert values["Sum of the terms"] == pytest.approx(
        sum(c.adds for c in assess("arp", ARP, ON).contributions), abs=1e-12
    )
    assert values["Shown for two years, per cent"] == 33.35
    assert (
        "Number of sanctions: -0.0030262875646805 × total_sanctions"
        " = -0.0030262875646805 × 4" in values
    )
    assert "Kind of current offence: figure for violence_abh_and_above" in values


def test_the_working_of_steps_and_plain_figures():
    values = {p.says: p.value for p in score("ogrs3", OGRS3, ON).parts}
    assert values["Age (man): figure for age_at_start_of_followup = 20"] == -0.625103618
    assert values["Sanctioned before: 0.463062792"] == 0.463062792
    assert (
        values["Band (LOW from 0, MEDIUM from 50, HIGH from 75, VERY_HIGH from 90)"]
        == "MEDIUM"
    )


def test_doubts_stand_at_their_terms():
    parts = score("ogrs3", OGRS3, ON).parts
    doubts = {p.says.split(":")[0]: p.doubt for p in parts if p.doubt}
    assert "0.003276327" in doubts["Kind of current offence"]
    assert "50 count as 50" in doubts["Rate of sanctions"]


@pytest.mark.parametrize(
    ("key", "day", "in_use"),
    [
        ("ogrs3", date(2026, 6, 17), True),
        ("ogrs3", date(2026, 6, 18), False),
        ("arp", date(2026, 2, 22), False),
        ("arp", date(2026, 2, 23), True),
        ("rsr", date(2014, 5, 31), False),
        ("rsr", date(2014, 6, 1), True),
        ("rsr", date(2026, 2, 22), True),
        ("rsr", date(2026, 2, 23), False),
    ],
)
def test_a_score_is_worked_out_for_any_day_and_says_whether_the_tool_was_in_use(
    key, day, in_use
):
    assert score(key, EXAMPLES[key], day).value["in_use"] is in_use


# What is shown of them elsewhere


def test_every_predictor_can_be_calculated_and_read():
    keys = [one.key for one in CALCULATIONS]
    assert keys == [*registry.KEYS, "pni", "offence"]
    assert len({rule.key for rule in RULES}) == len(RULES) == 16
    for one in CALCULATIONS:
        found = one.answer(one.example, ON)
        assert found.parts
        assert set(one.example) <= set(one.accepts["properties"])
        assert set(found.value) <= set(one.returns["properties"])
    for rule in RULES:
        assert rule.example.works_out()
        assert rule.source


def test_only_what_can_be_given_is_asked_for():
    assert "followup_date" not in all_inputs(registry.on("arp", ON))
    assert "violent_sanctions" in all_inputs(registry.on("csrp", ON))


# Properties


ages = st.integers(18, 80)


@drawn(first=st.integers(10, 40), gap=st.integers(0, 30), previous=st.integers(0, 49))
def test_one_more_sanction_never_lowers_ogrs3(first, gap, previous):
    told = OGRS3 | {
        "age_at_first_sanction": first,
        "age_at_current_conviction": first + gap,
        "age_at_start_of_followup": first + gap,
    }
    fewer, more = (
        assess("ogrs3", told | {"previous_sanctions": n}, ON).outcomes["two_year"]
        for n in (previous, previous + 1)
    )
    assert fewer < more


@drawn(age=ages, previous=st.integers(0, 60))
def test_two_years_are_never_safer_than_one(age, previous):
    told = OGRS3 | {"age_at_start_of_followup": age, "previous_sanctions": previous}
    found = assess("ogrs3", told, ON).outcomes
    assert 0 < found["one_year"] < found["two_year"] < 1


@drawn(days=st.integers(0, 20_000))
def test_an_age_is_the_same_given_or_worked_out(days):
    born = date(1940, 1, 1) + timedelta(days=days)
    told = without(OGRS3, "age_at_start_of_followup") | {
        "date_of_birth": born.isoformat(),
        "date_at_start_of_followup": date(2015, 2, 28),
    }
    worked_out = assess("ogrs3", told, ON)
    age = worked_out.values["age_at_start_of_followup"]
    given_it = assess("ogrs3", OGRS3 | {"age_at_start_of_followup": age}, ON)
    assert worked_out.outcomes == given_it.outcomes
