"""RSR 2014-21, serious violence: made cases, answers from a second implementation."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from probation.policy.predictors import assess

from .suite import Suite

ON = date(2018, 1, 1)
# In the order of the published list, which the file gives as an index.
CATEGORIES = (
    "absconding_or_bail",
    "acquisitive_violence",
    "burglary_domestic",
    "burglary_other",
    "criminal_damage",
    "drink_driving",
    "drug_import_export_or_production",
    "drug_possession_or_supply",
    "drunkenness",
    "fraud_and_forgery",
    "handling_stolen_goods",
    "motoring_offences",
    "other_offences",
    "public_order_and_harassment",
    "sexual_against_child",
    "sexual_not_against_child",
    "theft_non_motor",
    "vehicle_related_theft",
    "violence",
    "welfare_fraud",
)
KINDS_OF_VIOLENCE = (
    "violence_below_abh",
    "firearms_most_serious",
    "firearms_other",
    "weapons_not_firearms",
    "violence_abh_and_above",
)
INTERVIEW = {
    "previous_murder_attempted_murder_threat": "past_homicide",
    "previous_wounding_gbh": "past_wounding",
    "previous_aggravated_burglary": "past_aggravated_burglary",
    "previous_arson": "past_arson",
    "previous_criminal_damage_endangering_life": "past_damage_endangering_life",
    "previous_kidnap": "past_kidnapping",
    "previous_firearm": "past_firearms",
    "previous_robbery": "past_robbery",
    "previous_other_weapon": "past_weapon",
    "weapon_used": "weapon",
    "domestic_violence_perpetrator": "domestic_abuse",
    "accommodation": "accommodation_problems",
    "relationship": "relationship_problems",
    "current_alcohol": "alcohol_problems",
    "binge_drinking": "binge_drinking_problems",
    "impulsivity": "impulsivity_problems",
    "temper": "temper_problems",
    "procriminal_attitudes": "pro_criminal_attitudes",
    "unemployed": "unemployed",
}


def category(case: Any) -> str:
    found = CATEGORIES[case["offence_group_index"]]
    if found != "violence":
        return found
    return KINDS_OF_VIOLENCE[case["violent_offence_category"] or 0]


def record(case: Any) -> dict[str, Any]:
    return {
        "sex": case["sex"],
        "offence_category": category(case),
        "age_at_first_sanction": case["age_at_first_sanction"],
        "age_at_current_conviction": case["age_at_current_conviction"],
        "age_at_start_of_followup": case["age_at_risk_date"],
        "offence_free_months": case["offence_free_months"],
        "previous_sanctions": case["previous_sanctions"],
        "violent_sanctions": case["violent_sanctions"],
    }


def cases(told: Any) -> Iterable[tuple[str, Any]]:
    for n, case in enumerate(told.get("cases", ())):
        yield f"{case.get('id', n)} {case['sex']} {case['offence_group']} #{n}", case


def check(case: Any) -> None:
    found = assess("rsr-serious-violence", record(case), ON)
    assert not found.all_refusals
    assert found.kind == "static"
    expected = case["expected_serious_violence_static_2yr"]
    assert found.outcomes["two_year"] == pytest.approx(expected, abs=1e-9, rel=0)
    if case["full_interview"]:
        answers = {INTERVIEW[name]: told for name, told in case["dynamic"].items()}
        fuller = assess("rsr-serious-violence", record(case) | answers, ON)
        assert not fuller.all_refusals
        assert fuller.kind == "dynamic"
        expected = case["expected_serious_violence_dynamic_2yr"]
        assert fuller.outcomes["two_year"] == pytest.approx(expected, abs=1e-9, rel=0)


SUITE = Suite("rsr_sv_cases.json", cases, check, is_made=lambda case: True)
