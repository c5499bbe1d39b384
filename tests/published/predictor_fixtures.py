"""The predictors of 2026, from published requests and answers; and the PNI pathways."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from probation.policy.predictors import assess
from probation.policy.predictors.assess import Assessment
from probation.policy.predictors.pni import Level, pathway

from .suite import Suite

KEYS = {
    "ARP": "arp",
    "VRP": "vrp",
    "SVRP": "svrp",
    "DC-SRP": "dc-srp",
    "IIC-SRP": "iic-srp",
    "CSRP": "csrp",
}
UNDATED = date(2026, 8, 4)  # rules asked for a request without a day of assessment
TEXTS = {"gender": "sex", "supervisionStatus": "supervision_status"}
NAMES = {
    "dateOfBirth": "date_of_birth",
    "dateOfCurrentConviction": "date_of_current_conviction",
    "dateAtStartOfFollowup": "date_at_start_of_followup",
    "assessmentDate": "assessment_date",
    "ageAtFirstSanction": "age_at_first_sanction",
    "currentOffenceCode": "offence_code",
    "totalNumberOfSanctionsForAllOffences": "total_sanctions",
    "totalNumberOfViolentSanctions": "violent_sanctions",
    "isUnemployed": "unemployed",
    "evidenceOfDomesticAbuse": "domestic_abuse",
    "didOffenceInvolveCarryingOrUsingWeapon": "weapon",
    "hasEverCommittedSexualOffence": "sexual_history",
    "totalContactAdultSexualSanctions": "contact_adult_sanctions",
    "totalContactChildSexualSanctions": "contact_child_sanctions",
    "totalNonContactSexualOffences": "non_contact_sanctions",
    "totalIndecentImageSanctions": "image_sanctions",
    "dateOfMostRecentSexualOffence": "date_of_most_recent_sexual_offence",
    "mostRecentOffenceDate": "date_of_most_recent_offence",
    "isCurrentOffenceAgainstVictimStranger": "stranger_victim",
    "hasHeroinUsage": "uses_heroin",
    "hasMethadoneUsage": "uses_methadone",
    "hasOtherOpiateUsage": "uses_other_opiate",
    "hasCrackCocaineUsage": "uses_crack",
    "hasPowderCocaineUsage": "uses_powder_cocaine",
    "hasMisusedPrescriptionDrugUsage": "uses_prescribed_drugs",
    "hasBenzodiazepinesUsage": "uses_benzodiazepines",
    "hasCannabisUsage": "uses_cannabis",
    "hasSteroidsUsage": "uses_steroids",
    "hasOtherDrugsUsage": "uses_other_drugs",
    "hasKetamineUsage": "uses_ketamine",
    "hasSpiceUsage": "uses_spice",
    "hasHallucinogensUsage": "uses_hallucinogens",
    "hasSolventsUsage": "uses_solvents",
}
SCORED = {
    "suitabilityOfAccommodation": "accommodation_problems",
    "currentRelationshipWithPartner": "relationship_problems",
    "regularOffendingActivities": "offending_activities",
    "motivationToTackleDrugMisuse": "drug_motivation_problems",
    "currentAlcoholUseProblems": "alcohol_problems",
    "excessiveAlcoholUse": "binge_drinking_problems",
    "impulsivityProblems": "impulsivity_problems",
    "temperControl": "temper_problems",
    "proCriminalAttitudes": "pro_criminal_attitudes",
}
SCORES = {
    "NO_PROBLEMS": 0,
    "SOME_PROBLEMS": 1,
    "SIGNIFICANT_PROBLEMS": 2,
    "FULL_MOTIVATION": 0,
    "PARTIAL_MOTIVATION": 1,
    "NO_MOTIVATION": 2,
}
RELATIONSHIPS = {
    "NOT_IN_RELATIONSHIP": "none",
    "IN_RELATIONSHIP_LIVING_TOGETHER": "living_together",
    "IN_RELATIONSHIP_NOT_LIVING_TOGETHER": "not_living_together",
}
PAST = {
    "HOMICIDE": "past_homicide",
    "WOUNDING_GBH": "past_wounding",
    "KIDNAPPING": "past_kidnapping",
    "FIREARMS": "past_firearms",
    "ROBBERY": "past_robbery",
    "AGGRAVATED_BURGLARY": "past_aggravated_burglary",
    "WEAPON": "past_weapon",
    "CRIMINAL_DAMAGE": "past_damage_endangering_life",
    "ARSON": "past_arson",
}
THEIRS = (
    {ours: theirs for theirs, ours in (NAMES | SCORED | TEXTS).items()}
    | dict.fromkeys(PAST.values(), "previousConvictions")
    | {"relationship_status": "currentRelationshipStatus"}
)


def given(request: Any) -> dict[str, Any]:
    """A published request in our words."""
    told = {ours: request.get(theirs) for theirs, ours in NAMES.items()}
    for theirs, ours in SCORED.items():
        told[ours] = SCORES.get(request.get(theirs))
    for theirs, ours in TEXTS.items():
        told[ours] = request[theirs].lower() if request.get(theirs) else None
    told["relationship_status"] = RELATIONSHIPS.get(
        request.get("currentRelationshipStatus")
    )
    past = request.get("previousConvictions")
    if past is not None:
        told |= {ours: theirs in past for theirs, ours in PAST.items()}
    return told


def cases(told: Any) -> Iterable[tuple[str, Any]]:
    for n, case in enumerate(told.get("cases", ())):
        yield f"{case.get('id', n)} #{n}", case
    for n, row in enumerate(told.get("pni_pathway_matrix", {}).get("rows", ())):
        yield f"{row.get('id', n)} #{n}", row


def check(case: Any) -> None:
    if "pathway" in case:
        assert pathway(Level(case["need"]), Level(case["risk"])) == case["pathway"]
        return
    request = given(case["request"])
    told = case["request"].get("assessmentDate")
    on = date.fromisoformat(told) if told else UNDATED
    found = assess(KEYS[case["model"]], request, on)
    _agrees(found, case["expected"])
    for model, expected in case["expected"].get("parts", {}).items():
        _agrees(found.parts[KEYS[model]], expected)


def _agrees(found: Assessment, expected: Any) -> None:
    assert _theirs(found.refused_fields) == set(expected["refused_fields"])
    assert found.band == expected["band"]
    if expected["score"] is None:
        assert not found.percents
    else:
        assert round(found.percents["two_year"], 2) == round(expected["score"], 2)
    if "type" in expected:
        assert (found.kind or "").upper() == (expected["type"] or "")
    if "points" in expected:
        assert found.points is not None
        assert round(found.points, 2) == round(expected["points"], 2)
    if "missing_for_dynamic" in expected:
        missing = _theirs(found.missing_for_dynamic)
        assert missing == set(expected["missing_for_dynamic"])


def _theirs(fields: Iterable[str]) -> set[str]:
    return {THEIRS.get(field, field) for field in fields}


SUITE = Suite("predictor_fixtures.json", cases, check)
