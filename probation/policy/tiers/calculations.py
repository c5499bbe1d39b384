"""`probation calculate tier-v2` and `tier-v3`: one JSON object in, one tier out."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from ..explained import Explained
from ..given import Given
from ..given_numbers import number
from ..json_schema import (
    DAY,
    NUMBER,
    TEXT,
    YES_OR_NO,
    each_of,
    object_of,
    one_of,
    rows_of,
)
from ..rosh import Rosh
from ..rule import Calculation, CannotAnswer
from .change import Assessment, Requirement, Sentence
from .needs import Answer
from .registrations import Registration
from .tables import Need, Severity
from .v2 import CaseV2, tier_v2
from .v3 import CaseV3, Kind, Predictor, SexualBand, tier_v3

Word = TypeVar("Word", bound=StrEnum)


def _word(given: Given, field: str, words: type[Word], absent: Word) -> Word:
    return given.one_of(field, words) if given.has(field) else absent


def _text(given: Given, field: str) -> str | None:
    return given.text(field) if given.has(field) else None


def _answer_v2(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)
    case = CaseV2(
        is_female=given.yes("is_female"),
        rsr=number(given, "rsr"),
        ogrs=given.whole("ogrs") if given.has("ogrs") else None,
        registrations=tuple(
            Registration(
                one.text("code"),
                one.day("date"),
                _text(one, "level"),
                _text(one, "category"),
            )
            for one in given.rows("registrations")
        ),
        sentences=tuple(
            Sentence(
                one.text("type"),
                one.yes("is_current", True),
                tuple(
                    Requirement(
                        wanted.text("main_category"),
                        wanted.yes("is_restrictive", False),
                    )
                    for wanted in one.rows("requirements")
                ),
            )
            for one in given.rows("sentences")
        ),
        breach_or_recall=given.yes("breach_or_recall", False),
        assessment=_assessment(given) if given.has("assessment") else None,
    )
    return _as_data(tier_v2(case, on))


def _assessment(given: Given) -> Assessment:
    """A need that is named but not known is refused, with the needs there are."""
    told = given.fields["assessment"]
    if not isinstance(told, Mapping):
        raise CannotAnswer("‘assessment’ must be an object", "assessment")
    one = Given(told, "assessment")
    needs = told.get("needs") or {}
    if not isinstance(needs, Mapping):
        raise CannotAnswer("‘assessment.needs’ must be an object", "assessment.needs")
    severities = Given(needs, "assessment.needs")
    return Assessment(
        one.day("completed_on"),
        {
            Given({"need": key}, "assessment.needs").one_of(
                "need", Need
            ): severities.one_of(key, Severity)
            for key in needs
        },
        _word(one, "parenting_responsibilities", Answer, Answer.UNKNOWN),
        _word(one, "impulsivity", Answer, Answer.MISSING),
        _word(one, "temper_control", Answer, Answer.MISSING),
    )


def _predictor(given: Given, field: str) -> Predictor | None:
    score = number(given, field)
    if score is None:
        return None
    return Predictor(score, given.one_of(f"{field}_kind", Kind))


def _answer_v3(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)
    reduced = "dc_srp_reduced"
    case = CaseV3(
        has_active_event=given.yes("has_active_event"),
        arp=_predictor(given, "arp"),
        csrp=_predictor(given, "csrp"),
        dc_srp=number(given, "dc_srp"),
        dc_srp_band=_word(given, "dc_srp_band", SexualBand, SexualBand.NOT_APPLICABLE),
        dc_srp_reduced=given.yes(reduced) if given.has(reduced) else None,
        is_mappa=given.yes("is_mappa", False),
        rosh=given.one_of("rosh", Rosh) if given.has("rosh") else None,
        is_lifer_or_ipp=given.yes("is_lifer_or_ipp", False),
        released_on=given.day("released_on") if given.has("released_on") else None,
        domestic_abuse=given.yes("domestic_abuse", False),
        stalking=given.yes("stalking", False),
        child_protection=given.yes("child_protection", False),
        ever_sexual_offence=given.yes("ever_sexual_offence", False),
    )
    return _as_data(tier_v3(case, on))


def _as_data(told: Explained[Any]) -> Explained[Any]:
    return Explained(told.value.as_data(), told.parts, told.version, told.on)


_REQUIREMENT = object_of("main_category", main_category=TEXT, is_restrictive=YES_OR_NO)
_ACCEPTS_V2 = object_of(
    "is_female",
    is_female=YES_OR_NO,
    rsr=NUMBER,
    ogrs={"type": ["integer", "null"], "minimum": 0, "maximum": 100},
    registrations=rows_of(
        object_of("code", "date", code=TEXT, date=DAY, level=TEXT, category=TEXT)
    ),
    sentences=rows_of(
        object_of(
            "type", type=TEXT, is_current=YES_OR_NO, requirements=rows_of(_REQUIREMENT)
        )
    ),
    breach_or_recall=YES_OR_NO,
    assessment=object_of(
        "completed_on",
        completed_on=DAY,
        needs=each_of(one_of(Severity)) | {"propertyNames": one_of(Need)},
        parenting_responsibilities=one_of(Answer),
        impulsivity=one_of(Answer),
        temper_control=one_of(Answer),
    ),
)
_RETURNS_V2 = object_of(
    "tier",
    "protect_level",
    "protect_points",
    "change_level",
    "change_points",
    tier=TEXT,
    protect_level={"enum": ["A", "B", "C", "D"]},
    protect_points={"type": "integer"},
    change_level={"type": "integer", "minimum": 0, "maximum": 3},
    change_points={"type": "integer"},
    is_unsupervised=YES_OR_NO,
)
_ACCEPTS_V3 = object_of(
    "has_active_event",
    has_active_event=YES_OR_NO,
    arp=NUMBER,
    arp_kind=one_of(Kind),
    csrp=NUMBER,
    csrp_kind=one_of(Kind),
    dc_srp=NUMBER,
    dc_srp_band=one_of(SexualBand),
    dc_srp_reduced=YES_OR_NO,
    is_mappa=YES_OR_NO,
    rosh=one_of(Rosh),
    is_lifer_or_ipp=YES_OR_NO,
    released_on=DAY,
    domestic_abuse=YES_OR_NO,
    stalking=YES_OR_NO,
    child_protection=YES_OR_NO,
    ever_sexual_offence=YES_OR_NO,
)
_RETURNS_V3 = object_of(
    "tier",
    "is_provisional",
    "steps",
    tier={"enum": [*"ABCDEFG", "NOT_SUPERVISED", "MISSING"]},
    is_provisional=YES_OR_NO,
    steps=each_of({"enum": [*"ABCDEFG"]}),
)

CALCULATIONS = (
    Calculation(
        key="tier-v2",
        title="Tier v2",
        about="The protect letter and change number of 2021 to 2026, with points.",
        accepts=_ACCEPTS_V2,
        returns=_RETURNS_V2,
        answer=_answer_v2,
        example={
            "is_female": False,
            "rsr": "4.2",
            "ogrs": 61,
            "registrations": [{"code": "RMRH", "date": "2024-05-01"}],
            "sentences": [{"type": "NC"}],
            "assessment": {
                "completed_on": "2026-02-02",
                "needs": {"attitudes": "severe", "drug-misuse": "standard"},
            },
        },
    ),
    Calculation(
        key="tier-v3",
        title="Tier v3",
        about="One letter from A to G, from 2026, and whether it is provisional.",
        accepts=_ACCEPTS_V3,
        returns=_RETURNS_V3,
        answer=_answer_v3,
        example={
            "has_active_event": True,
            "arp": "41.5",
            "arp_kind": "dynamic",
            "csrp": "1.2",
            "csrp_kind": "static",
            "rosh": "medium",
            "is_mappa": True,
        },
    ),
)
