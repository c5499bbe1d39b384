"""Tier cases of hmpps-tier: v2, v3, and single steps of both."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta

from probation.policy.rosh import Rosh
from probation.policy.rule import CannotAnswer
from probation.policy.tiers import (
    Answer,
    Assessment,
    CaseV2,
    CaseV3,
    Kind,
    Need,
    Predictor,
    Registration,
    Requirement,
    Sentence,
    Severity,
    SexualBand,
    Step,
    has_mandate_for_change,
    need_severity,
    read_registrations,
    tier_v2,
    tier_v3,
)
from probation.policy.tiers.protect import protect
from probation.policy.tiers.registrations import Registered
from probation.policy.tiers.v3 import why_provisional

from .suite import Suite

ON_V2, ON_V3 = date(2025, 1, 6), date(2026, 6, 18)

# Published names of questions, and the OASys numbers we know them by.
QUESTIONS = {
    "noFixedAbodeOrTransient": "3.3",
    "suitabilityOfAccommodation": "3.4",
    "permanenceOfAccommodation": "3.5",
    "locationOfAccommodation": "3.6",
    "unemployed": "4.2",
    "employmentHistory": "4.3",
    "workRelatedSkills": "4.4",
    "attitudeToEmployment": "4.5",
    "relCloseFamily": "6.1",
    "experienceOfChildhood": "6.3",
    "prevCloseRelationships": "6.6",
    "regActivitiesEncourageOffending": "7.2",
    "easilyInfluenced": "7.3",
    "recklessness": "7.5",
    "currentDrugNoted": "8.4",
    "levelOfUseOfMainDrug": "8.5",
    "everInjectedDrugs": "8.6",
    "motivationToTackleDrugMisuse": "8.8",
    "drugsMajorActivity": "8.9",
    "currentUse": "9.1",
    "bingeDrinking": "9.2",
    "frequencyAndLevel": "9.3",
    "alcoholTackleMotivation": "9.5",
    "recogniseProblems": "11.5",
    "problemSolvingSkills": "11.6",
    "awarenessOfConsequences": "11.7",
    "understandsViewsOfOthers": "11.9",
    "proCriminalAttitudes": "12.1",
    "attitudesTowardsSupervision": "12.4",
    "attitudesTowardsCommunitySociety": "12.5",
    "motivationToAddressBehaviour": "12.8",
}


def cases(told):
    return [(f"{one['id']} {one['kind']}", one) for one in told.get("cases", ())]


def check(case):
    wanted, answer = case["expected"], ANSWERS[case["algorithm"], case["kind"]]
    if "ERROR" in wanted.values():
        with pytest.raises(CannotAnswer):
            answer(case["input"])
        return
    ours = answer(case["input"])
    assert {key: ours[key] for key in wanted} == {
        key: sorted(one) if isinstance(one, list) else one
        for key, one in wanted.items()
    }


def known_wrong(told):
    return [(one["id"], one) for one in told.get("known_wrong", ())]


def check_known_wrong(case):
    """Factors for women that were never live: we give no points for them."""
    told = case["input"]
    sentences = (Sentence("NC"),) if told.get("custodial") else ()
    ours = tier_v2(CaseV2(told["gender"] == "Female", sentences=sentences), ON_V2)
    assert "never live" in case["reason"]
    assert ours.value.protect_points == 0 != case["expected"]["protect_points"]


def _term(terms, word):
    return terms(word.lower().replace("_", "-"))


def _answer(word, absent):
    return Answer(word.lower()) if word else absent


def _assessment(told, on):
    if told is None or told["layer"] != "LAYER3":
        return None
    return Assessment(
        on - timedelta(weeks=told.get("age_weeks", 0), days=told.get("age_days", 0)),
        {
            _term(Need, need): _term(Severity, severity)
            for need, severity in told["needs"].items()
        },
        _answer(told["parenting_responsibilities"], Answer.UNKNOWN),
        _answer(told["impulsivity"], Answer.MISSING),
        _answer(told["temper_control"], Answer.MISSING),
    )


def _registrations(told):
    return tuple(
        Registration(
            one["code"],
            date.fromisoformat(one["date"]),
            one.get("level"),
            one.get("category"),
        )
        for one in told
    )


def _sentences(told):
    return tuple(
        Sentence(
            one["sentence_type"],
            not one["terminated"],
            tuple(
                Requirement(wanted["main_category"], wanted["restrictive"])
                for wanted in one["requirements"]
            ),
        )
        for one in told
    )


def _whole_v2(told):
    case = CaseV2(
        is_female=told["gender"] == "Female",
        rsr=None if told["rsr"] is None else Decimal(told["rsr"]),
        ogrs=told["ogrs"],
        registrations=_registrations(told["registrations"]),
        sentences=_sentences(told["convictions"]),
        breach_or_recall=told["previous_enforcement_activity"],
        assessment=_assessment(told["assessment"], ON_V2),
    )
    data = tier_v2(case, ON_V2).value.as_data()
    return data | {
        "tier_score": data["tier"],
        "unsupervised_suffix": data["is_unsupervised"],
    }


def _women(told):
    assessment = Assessment(
        ON_V2,
        {},
        _answer(told["parenting_responsibilities"], Answer.UNKNOWN),
        _answer(told["impulsivity"], Answer.MISSING),
        _answer(told["temper_control"], Answer.MISSING),
    )
    _, points, _ = protect(
        None,
        Registered(),
        is_female=told["female"],
        assessment=assessment if told["assessment_present"] else None,
        breach_or_recall=told["previous_enforcement_activity"],
    )
    return {"points": points}


def _need(told):
    answers = {
        QUESTIONS[name]: Answer(word.lower()) for name, word in told["answers"].items()
    }
    found = need_severity(_term(Need, told["section"]), answers, san=told["san"])
    severity = found.value and found.value.upper().replace("-", "_")
    return {"score": found.parts[0].value, "severity": severity}


def _mandate(told):
    return {"no_mandate": not has_mandate_for_change(_sentences(told["convictions"]))}


def _registered(told):
    read = read_registrations(_registrations(told["registrations"]))
    return {
        "complexity_factors": sorted(factor.name for factor in read.complexity),
        "rosh": read.rosh and read.rosh.name,
        "mappa_level": read.mappa_level,
        "mappa_category": read.mappa_category,
        "mappa": read.is_mappa,
        "iom_nominal": read.iom_nominal,
        "lifer_ipp": read.lifer_or_ipp,
        "domestic_abuse": read.domestic_abuse,
        "stalking": read.stalking,
        "child_protection": read.child_protection,
        "unsupervised": read.two_thirds_reached,
    }


def _predictor(told, name):
    if told[name] is None:
        return None
    kind = told[f"{name}_type"]
    return Predictor(Decimal(told[name]), Kind(kind.lower() if kind else "static"))


def _rosh(told):
    return told["rosh"] and _term(Rosh, told["rosh"])


def _released(told):
    """ "today", "-1 year +1 day" or a number of years ago."""
    years = told.get("years_since_latest_release")
    if years is not None:
        return ON_V3 - relativedelta(years=years)
    words = told.get("latest_release_date_relative_to_today")
    if words is None:
        return None
    day = ON_V3
    for count, unit in re.findall(r"([+-]?\d+) (day|week|month|year)s?", words):
        day += relativedelta(**{f"{unit}s": int(count)})
    return day


def _whole_v3(told):
    band, score = told["dc_srp_band"], told["dc_srp_score"]
    case = CaseV3(
        has_active_event=told["has_active_event"],
        arp=_predictor(told, "arp"),
        csrp=_predictor(told, "csrp"),
        dc_srp=None if score is None else Decimal(score),
        dc_srp_band=None if band is None else _term(SexualBand, band),
        is_mappa=told["mappa"],
        rosh=_rosh(told),
        is_lifer_or_ipp=told["lifer_ipp"],
        released_on=_released(told),
        domestic_abuse=told["domestic_abuse"],
        stalking=told["stalking"],
        child_protection=told["child_protection"],
        ever_sexual_offence=told["ever_committed_sexual_offence"],
    )
    value = tier_v3(case, ON_V3).value
    return {"tier": value.tier, "provisional": value.is_provisional}


def _provisional(told):
    steps = {
        _term(Step, step): tier
        for step, tier in told["step_results"].items()
        if tier is not None
    }
    reasons = why_provisional(
        steps,
        _predictor(told, "arp"),
        _predictor(told, "csrp"),
        is_mappa=told["mappa"],
        rosh=_rosh(told),
    )
    return {"provisional": bool(reasons)}


ANSWERS = {
    ("v2", "bdd"): _whole_v2,
    ("v2", "integration"): _whole_v2,
    ("v2", "unit_additional_factors_for_women"): _women,
    ("v2", "unit_need_severity"): _need,
    ("v2", "unit_no_mandate"): _mandate,
    ("v2", "unit_registrations"): _registered,
    ("v3", "integration"): _whole_v3,
    ("v3", "unit"): _whole_v3,
    ("v3", "unit_arp_csrp_matrix"): _whole_v3,
    ("v3", "unit_dc_srp"): _whole_v3,
    ("v3", "unit_lifer"): _whole_v3,
    ("v3", "unit_mappa_rosh"): _whole_v3,
    ("v3", "unit_provisional"): _whole_v3,
    ("v3", "unit_provisional_from_step_results"): _provisional,
    ("v3", "unit_registration_flags"): _whole_v3,
}

SUITE = Suite("tier_cases.json", cases, check, known_wrong, check_known_wrong)
