"""Risk predictors for one person: figures, refusals, bands and working."""

from datetime import date, timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from probation.policy.predictors import assess, check, oracle, registry, score
from probation.policy.predictors.assess import rounded, shown
from probation.policy.predictors.catalogue import CALCULATIONS, RULES, all_inputs
from probation.policy.predictors.examples import EXAMPLES
from probation.policy.predictors.model import Percent
from probation.policy.rule import CannotAnswer

ON = date(2026, 8, 1)
OGRS3 = EXAMPLES["ogrs3"]
ARP = EXAMPLES["arp"]
SVRP = EXAMPLES["svrp"]
DC = EXAMPLES["dc-srp"]
IIC = EXAMPLES["iic-srp"]


def fields(key, told, on=ON):
    return set(assess(key, told, on).refused_fields)


def without(told, *names):
    return {n: v for n, v in told.items() if n not in names}


# Figures


def test_every_published_answer_is_given_again():
    assert check() == ()
    assert len(oracle.CASES) == 39


def test_the_self_check_says_which_answer_is_not_given(monkeypatch):
    case = oracle.CASES[0] | {"expected": {"two_year_percent": 17}, "id": "altered"}
    monkeypatch.setattr(oracle, "CASES", (case,))
    (failure,) = check()
    assert (failure.predictor, failure.case) == ("ogrs3", "altered")
    assert failure.found["two_year_percent"] == 16
    assert "published answer {'two_year_percent': 17}" in str(failure)


def test_a_refused_case_fails_the_self_check(monkeypatch):
    case = oracle.CASES[0] | {"given": {}}
    monkeypatch.setattr(oracle, "CASES", (case,))
    assert len(check()) == 1


@pytest.mark.parametrize(
    ("key", "outcomes", "band"),
    [
        ("ogrs3", {"one_year": 0.43393890261473633, "two_year": 0.6114342480551298}, "MEDIUM"),
        ("ogp", {"one_year": 0.4724279986433007, "two_year": 0.6208835193067149}, "MEDIUM"),
        ("ovp", {"one_year": 0.8020092771477126, "two_year": 0.8852485532497701}, "VERY_HIGH"),
        ("rsr-contact", {"one_year": 0.0110934671743552, "two_year": 0.0200485088695911}, None),
        ("rsr-images", {"one_year": 0.000683, "two_year": 0.001061}, None),
        ("dc-srp", {"two_year": 0.03358220263510938}, "HIGH"),
        ("iic-srp", {"two_year": 0.00281}, "LOW"),
    ],
)  # fmt: skip
def test_examples(key, outcomes, band):
    found = assess(key, EXAMPLES[key], ON)
    assert found.outcomes == pytest.approx(outcomes, abs=1e-12, rel=0)
    assert found.band == band


def test_ogp_points_are_rounded_half_up_part_by_part():
    told = EXAMPLES["ogp"]
    assert assess("ogp", told, ON).points == 37 + 5 + 3 + 8 + 2 + 3
    assert assess("ogp", told | {"ogrs3_percent": 99}, ON).points == 59 + 21
    assert (
        assess(
            "ogp", told | {"drug_misuse": 2, "drug_motivation_problems": 2}, ON
        ).points
        == 65
    )
    assert assess("ogp", told | {"consequences_problems": 1}, ON).points == 59
    assert assess("ogp", told | {"no_fixed_abode": True}, ON).points == 63
    assert assess("ogp", told | {"offending_activities": 2}, ON).points == 60
    assert assess("ogp", told | {"pro_criminal_attitudes": 2}, ON).points == 60


@pytest.mark.parametrize(
    ("change", "points"),
    [
        ({}, 82),
        ({"sex": "female"}, 77),
        ({"age_at_start_of_followup": 20}, 79),
        ({"age_at_start_of_followup": 51}, 62),
        ({"violent_sanctions": 18}, 83),
        ({"violent_sanctions": 0}, 82 - 24 + 1),
        ({"violent_sanctions": 11}, 82 - 6),
        ({"violent_sanctions": 10}, 82 - 7 + 1),
        ({"recognises_impact": True}, 78),
        ({"no_fixed_abode": False}, 78),
        ({"unemployed": False}, 78),
        ({"psychiatric_treatment": True}, 86),
        ({"alcohol_problems": 2}, 84),
        ({"alcohol_problems": 2, "binge_drinking_problems": 2}, 89),
        ({"temper_problems": 1}, 79),
        ({"pro_criminal_attitudes": 0}, 79),
    ],
)
def test_ovp_points(change, points):
    assert assess("ovp", EXAMPLES["ovp"] | change, ON).points == points


@pytest.mark.parametrize(
    ("change", "points"),
    [
        ({}, 33),
        ({"contact_adult_sanctions": 2, "total_sanctions": 9}, 38),
        ({"contact_adult_sanctions": 3, "total_sanctions": 9}, 43),
        ({"contact_adult_sanctions": 0}, 28),
        ({"contact_child_sanctions": 1}, 36),
        ({"contact_child_sanctions": 4, "total_sanctions": 9}, 42),
        ({"non_contact_sanctions": 2}, 35),
        ({"non_contact_sanctions": 0}, 31),
        ({"image_sanctions": 1}, 33),
        ({"stranger_victim": True}, 37),
        ({"total_sanctions": 2}, 33),
        ({"age_at_last_sexual_offence": 17}, 28),
        ({"age_at_last_sexual_offence": 15}, 23),
        ({"age_at_start_of_followup": 59}, 33 - 10 + 1),
        ({"age_at_start_of_followup": 60}, 23),
        ({"age_at_start_of_followup": 17}, 37),
    ],
)
def test_dc_srp_points(change, points):
    assert assess("dc-srp", DC | change, ON).points == points


@pytest.mark.parametrize(
    ("counts", "chance", "band"),
    [
        ((2, 0, 0, 0), 0.1031, "HIGH"),
        ((1, 3, 0, 0), 0.03328, "MEDIUM"),
        ((0, 2, 0, 0), 0.00926, "LOW"),
        ((0, 1, 3, 0), 0.00634, "LOW"),
        ((0, 0, 1, 0), 0.00281, "LOW"),
        ((0, 0, 0, 1), 0.00281, "LOW"),
    ],
)
def test_the_first_kind_of_sexual_sanction_that_is_there_decides(counts, chance, band):
    images, child, adult, non_contact = counts
    found = assess(
        "iic-srp",
        IIC
        | {
            "image_sanctions": images,
            "contact_child_sanctions": child,
            "contact_adult_sanctions": adult,
            "non_contact_sanctions": non_contact,
        },
        ON,
    )
    assert found.outcomes == {"two_year": chance}
    assert found.band == band


@pytest.mark.parametrize(
    ("counts", "one", "two"),
    [
        ((2, 0, 0, 0), 0.038087, 0.057949),
        ((1, 0, 0, 0), 0.018237, 0.02805),
        ((0, 2, 0, 0), 0.004615, 0.007151),
        ((0, 1, 0, 0), 0.00224, 0.003476),
        ((0, 0, 0, 0), 9.8e-05, 0.000152),
    ],
)
def test_images_from_2014(counts, one, two):
    images, child, adult, non_contact = counts
    told = IIC | {
        "image_sanctions": images,
        "contact_child_sanctions": child,
        "contact_adult_sanctions": adult,
        "non_contact_sanctions": non_contact,
    }
    found = assess("rsr-images", told, ON)
    assert found.outcomes == {"one_year": one, "two_year": two}


def test_a_woman_with_a_sexual_history_has_one_figure_and_needs_no_counts():
    told = {"sex": "female", "sexual_history": True}
    assert assess("rsr-contact", told, ON).outcomes == {
        "one_year": 1 / 193,
        "two_year": 1 / 193,
    }
    assert assess("rsr-images", told, ON).outcomes["two_year"] == 0
    found = assess("iic-srp", told, ON)
    assert (found.band, found.percents["two_year"]) == ("LOW", 0.0)
    combined = assess("csrp", EXAMPLES["csrp"] | {"sex": "female"}, ON)
    assert combined.parts["dc-srp"].band == "NOT_APPLICABLE"
    serious = combined.parts["svrp"].percents["two_year"]
    added = pytest.approx(serious / 100 + 0.0038314176, abs=1e-12)
    assert combined.outcomes["two_year"] == added


def test_previous_sanctions_above_fifty_count_as_fifty_in_ogrs3():
    at_fifty, at_sixty, at_49 = (
        assess("ogrs3", OGRS3 | {"previous_sanctions": n}, ON).outcomes["two_year"]
        for n in (50, 60, 49)
    )
    assert at_fifty == at_sixty
    assert at_49 < at_fifty


def test_rsr_has_no_such_limit():
    more, fewer = (
        assess("rsr-serious-violence", SVRP | {"total_sanctions": n}, ON)
        for n in (60, 51)
    )
    assert more.outcomes != fewer.outcomes


def test_rsr_adds_its_parts_and_changes_them_in_2021():
    told = EXAMPLES["rsr"] | DC | {"stranger_victim": True}
    before = assess("rsr", told, date(2021, 2, 28))
    after = assess("rsr", told, date(2021, 3, 1))
    assert set(before.parts) == {"rsr-serious-violence", "rsr-contact", "rsr-images"}
    assert set(after.parts) == {"rsr-serious-violence", "dc-srp", "iic-srp"}
    for found in (before, after):
        total = sum(part.outcomes["two_year"] for part in found.parts.values())
        assert found.outcomes["two_year"] == pytest.approx(total, abs=1e-15)
    assert before.predictor.version == "RSR 2014"
    assert after.predictor.version == "RSR 2021"


def test_csrp_adds_percentages_as_shown():
    found = assess("csrp", EXAMPLES["csrp"], ON)
    assert found.percents == {"two_year": 5.11}
    assert [part.percents["two_year"] for part in found.parts.values()] == [
        1.47,
        3.36,
        0.28,
    ]
    assert (found.band, found.kind) == ("HIGH", "dynamic")


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


# Refusals


def test_a_missing_input_is_named_with_what_else_could_be_given():
    told = without(OGRS3, "age_at_start_of_followup", "ogrs3_group")
    with pytest.raises(CannotAnswer) as refused:
        score("ogrs3", told, ON)
    assert (
        refused.value.field == "date_of_birth, date_of_current_conviction, offence_code"
    )
    assert "‘Group of the current offence’ is missing: give ogrs3_group, or else offence_code" in str(refused.value)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "blamed"),
    [
        ({"sex": "other"}, {"sex"}),
        ({"previous_sanctions": -1}, {"previous_sanctions"}),
        ({"previous_sanctions": 2.0}, {"previous_sanctions"}),
        ({"previous_sanctions": True}, {"previous_sanctions"}),
        ({"previous_sanctions": 999}, {"previous_sanctions"}),
        ({"age_at_first_sanction": 7}, {"age_at_first_sanction"}),
        ({"age_at_first_sanction": 21}, {"age_at_current_conviction", "age_at_first_sanction"}),
        ({"age_at_current_conviction": 9, "age_at_first_sanction": 9}, {"age_at_current_conviction"}),
        ({"age_at_start_of_followup": 9}, {"age_at_start_of_followup"}),
        ({"age_at_start_of_followup": 110}, {"age_at_start_of_followup"}),
        ({"ogrs3_group": "theft"}, {"ogrs3_group"}),
        ({"ogrs3_group": None, "offence_code": "08800"}, {"offence_code"}),
        ({"ogrs3_group": None, "offence_code": "11100"}, {"offence_code"}),
        ({"ogrs3_group": None, "offence_code": "14100"}, {"offence_code"}),
        ({"ogrs3_group": None, "offence_code": "0460"}, {"offence_code"}),
        ({"ogrs3_group": None, "offence_code": 4600}, {"offence_code"}),
        ({"ogrs3_group": None, "offence_code": "55555"}, {"offence_code"}),
    ],
)  # fmt: skip
def test_impossible_input_to_ogrs3_is_refused_by_name(change, blamed):
    assert fields("ogrs3", OGRS3 | change) == blamed


@pytest.mark.parametrize(
    "change",
    [
        {"previous_sanctions": 0},
        {"previous_sanctions": 998},
        {"age_at_first_sanction": 8},
        {"age_at_first_sanction": 20},
        {"age_at_current_conviction": 10, "age_at_first_sanction": 10},
        {"age_at_start_of_followup": 10},
        {"age_at_start_of_followup": 109},
        {"ogrs3_group": None, "offence_code": "04600"},
    ],
)
def test_the_last_possible_input_is_not(change):
    assert not fields("ogrs3", OGRS3 | change)


@pytest.mark.parametrize(
    ("change", "blamed"),
    [
        ({"violent_sanctions": 5}, {"violent_sanctions", "total_sanctions"}),
        ({"violent_sanctions": -1}, {"violent_sanctions"}),
        ({"total_sanctions": 0}, {"total_sanctions"}),
        ({"date_of_current_conviction": "1991-07-16"}, {"date_of_current_conviction"}),
        ({"date_of_current_conviction": "2011-01-01"}, {"date_of_current_conviction", "age_at_first_sanction"}),
        ({"assessment_date": "2021-05-04"}, {"date_of_current_conviction", "assessment_date"}),
        ({"date_at_start_of_followup": "2101-07-17"}, {"date_at_start_of_followup"}),
        ({"date_at_start_of_followup": "1991-07-16"}, {"date_at_start_of_followup"}),
        ({"date_of_birth": "17/07/1991"}, {"date_of_birth"}),
        ({"accommodation_problems": 3}, {"accommodation_problems"}),
        ({"unemployed": "yes"}, {"unemployed"}),
        ({"offence_code": "99999"}, {"offence_code"}),
    ],
)  # fmt: skip
def test_impossible_input_to_svrp_is_refused_by_name(change, blamed):
    assert fields("svrp", SVRP | change) == blamed


def test_a_conviction_up_to_three_months_after_the_assessment_is_answered():
    assert not fields("svrp", SVRP | {"assessment_date": "2021-05-05"})


def test_arp_asks_for_the_follow_up_date_and_svrp_for_the_conviction():
    told = without(ARP, "date_at_start_of_followup", "date_of_current_conviction")
    assert fields("arp", told) == {
        "date_at_start_of_followup",
        "date_of_current_conviction",
    }
    told = without(SVRP, "date_at_start_of_followup", "date_of_current_conviction")
    assert fields("svrp", told) == {"date_of_current_conviction"}


def test_the_conviction_stands_in_for_the_start_of_follow_up():
    without_it = assess("arp", without(ARP, "date_at_start_of_followup"), ON)
    with_it = assess("arp", ARP | {"date_at_start_of_followup": "2021-08-05"}, ON)
    assert without_it.outcomes == with_it.outcomes


def test_months_before_the_start_of_follow_up_are_none():
    early = assess("arp", ARP | {"date_at_start_of_followup": "2022-06-01"}, ON)
    assert early.values["offence_free_months"] == 0


def test_offence_free_months_stop_counting_at_36():
    told = without(SVRP, "date_at_start_of_followup", "assessment_date")
    at = [
        assess("svrp", told | {"offence_free_months": n}, ON).outcomes["two_year"]
        for n in (35, 36, 37)
    ]
    assert at[1] == at[2] != at[0]


COUNTS = {
    "contact_adult_sanctions",
    "contact_child_sanctions",
    "non_contact_sanctions",
    "image_sanctions",
}


@pytest.mark.parametrize(
    ("change", "blamed"),
    [
        ({"contact_adult_sanctions": 0, "non_contact_sanctions": 0}, COUNTS),
        ({"contact_adult_sanctions": 4}, COUNTS),
        ({"sexual_history": False}, {"sexual_history", "contact_adult_sanctions", "non_contact_sanctions"}),
        ({"sexual_history": None}, {"sexual_history", "contact_adult_sanctions", "non_contact_sanctions"}),
        ({"image_sanctions": None}, {"image_sanctions"}),
        ({"date_of_most_recent_sexual_offence": None}, {"date_of_most_recent_sexual_offence"}),
        ({"date_of_most_recent_sexual_offence": "1991-01-01"}, {"date_of_most_recent_sexual_offence"}),
        ({"date_of_most_recent_sexual_offence": "2001-07-16"}, {"date_of_most_recent_sexual_offence"}),
        ({"date_of_most_recent_sexual_offence": "2101-07-17"}, {"date_of_most_recent_sexual_offence"}),
        ({"supervision_status": None}, {"supervision_status"}),
        ({"date_at_start_of_followup": "2101-07-17"}, {"date_at_start_of_followup"}),
    ],
)  # fmt: skip
def test_impossible_input_to_dc_srp_is_refused_by_name(change, blamed):
    assert fields("dc-srp", DC | change) == blamed


def test_when_nothing_is_known_dc_srp_asks_for_all_but_the_date_of_the_offence():
    assert fields("dc-srp", {"assessment_date": "2026-08-04"}) == COUNTS | {
        "sex",
        "sexual_history",
        "supervision_status",
        "date_of_birth",
        "date_at_start_of_followup",
        "total_sanctions",
    }


def test_as_many_sexual_sanctions_as_sanctions_in_all_are_possible():
    assert not fields("dc-srp", DC | {"contact_adult_sanctions": 3})
    assert not fields("iic-srp", without(IIC, "total_sanctions"))


def test_counts_of_a_woman_are_not_looked_at():
    told = DC | {"sex": "female", "contact_adult_sanctions": 90}
    assert assess("dc-srp", told, ON).band == "NOT_APPLICABLE"


def test_someone_without_a_sexual_history_is_outside_the_sexual_predictors():
    told = without(DC, *COUNTS) | {"sexual_history": False}
    for key in ("dc-srp", "iic-srp"):
        found = assess(key, told, ON)
        assert (found.band, found.outcomes) == ("NOT_APPLICABLE", {"two_year": 0.0})
        assert not found.applicable
    says = [part.says for part in score("dc-srp", told, ON).parts]
    assert says[-1] == "Does not apply to this person: the score is 0"
    assert assess("rsr-images", told, ON).band is None


def test_a_part_that_is_refused_refuses_the_whole():
    told = without(EXAMPLES["csrp"], "image_sanctions")
    found = assess("csrp", told, ON)
    assert not found.refusals
    assert found.outcomes == {}
    assert found.parts["svrp"].band == "MEDIUM"
    with pytest.raises(CannotAnswer) as refused:
        score("csrp", told, ON)
    assert refused.value.field == "image_sanctions"


def test_ovp_is_for_adults():
    assert fields("ovp", EXAMPLES["ovp"] | {"age_at_start_of_followup": 17}) == {
        "age_at_start_of_followup"
    }
    assert not fields("ovp", EXAMPLES["ovp"] | {"age_at_start_of_followup": 18})


def test_there_is_no_other_predictor():
    with pytest.raises(CannotAnswer, match="There is no predictor ‘ogrs5’"):
        assess("ogrs5", {}, ON)


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
