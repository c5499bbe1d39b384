"""What the predictors refuse, by name."""

from datetime import date

import pytest

from probation.policy.predictors import assess, registry, score
from probation.policy.predictors.examples import EXAMPLES
from probation.policy.predictors.reading import INPUTS
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


@pytest.mark.parametrize(
    ("key", "always", "if_applicable"),
    [
        ("ogrs3", set(), 6),
        ("rsr", set(), 2),
        (
            "dc-srp",
            {
                "date_at_start_of_followup",
                "date_of_birth",
                "sex",
                "sexual_history",
                "supervision_status",
                "total_sanctions",
            },
            9,
        ),
        ("iic-srp", {"sex", "sexual_history"}, 4),
        ("rsr-contact", {"sexual_history"}, 7),
        ("arp", set(), 7),
        ("csrp", set(), 2),
    ],
)
def test_what_a_predictor_needs(key, always, if_applicable):
    model = registry.on(key, date(2023, 1, 1)).models[-1]
    assert model.needs == always
    assert len(model.needs_if_applicable) == if_applicable


def test_what_counts_as_something_when_it_is_not_answered_is_not_needed():
    (dynamic, _) = registry.on("arp", ON).models
    assert "drug_motivation_problems" not in dynamic.needs_if_applicable
    assert len(dynamic.needs_if_applicable) == 17
    assert INPUTS["stranger_victim"].unanswered is not None
    (model,) = registry.on("dc-srp", ON).models
    assert "stranger_victim" not in model.needs_if_applicable
