"""The requirements a court may put in a sentence.  To add one: a file, and a line."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from ..bounds import in_words, rule_of, verdict, whole_numbers
from ..explained import Explained
from ..given import Given
from ..requirement import RequirementType
from ..rule import Calculation, CannotAnswer, Example, Rule
from .alcohol_abstinence_monitoring import ALCOHOL_ABSTINENCE_MONITORING
from .alcohol_treatment import ALCOHOL_TREATMENT
from .attendance_centre import ATTENDANCE_CENTRE
from .curfew import CURFEW
from .drinking_establishment_entry_prohibition import (
    DRINKING_ESTABLISHMENT_ENTRY_PROHIBITION,
)
from .driving_prohibition import DRIVING_PROHIBITION
from .drug_rehabilitation import DRUG_REHABILITATION
from .drug_testing import DRUG_TESTING
from .electronic_compliance_monitoring import ELECTRONIC_COMPLIANCE_MONITORING
from .electronic_whereabouts_monitoring import ELECTRONIC_WHEREABOUTS_MONITORING
from .exclusion import EXCLUSION
from .foreign_travel_prohibition import FOREIGN_TRAVEL_PROHIBITION
from .mental_health_treatment import MENTAL_HEALTH_TREATMENT
from .programme import PROGRAMME
from .prohibited_activity import PROHIBITED_ACTIVITY
from .public_event_attendance_prohibition import PUBLIC_EVENT_ATTENDANCE_PROHIBITION
from .rehabilitation_activity import REHABILITATION_ACTIVITY
from .residence import RESIDENCE
from .restriction_zone import RESTRICTION_ZONE
from .specified_activity import SPECIFIED_ACTIVITY
from .supervision import SUPERVISION
from .unpaid_work import UNPAID_WORK

# In the order of the tables of the Sentencing Act 2020; those of 2026, then those of the past.
ALL: tuple[RequirementType, ...] = (
    UNPAID_WORK,
    REHABILITATION_ACTIVITY,
    PROGRAMME,
    PROHIBITED_ACTIVITY,
    CURFEW,
    EXCLUSION,
    RESIDENCE,
    FOREIGN_TRAVEL_PROHIBITION,
    MENTAL_HEALTH_TREATMENT,
    DRUG_REHABILITATION,
    DRUG_TESTING,
    ALCOHOL_TREATMENT,
    ALCOHOL_ABSTINENCE_MONITORING,
    ATTENDANCE_CENTRE,
    ELECTRONIC_COMPLIANCE_MONITORING,
    ELECTRONIC_WHEREABOUTS_MONITORING,
    DRIVING_PROHIBITION,
    PUBLIC_EVENT_ATTENDANCE_PROHIBITION,
    DRINKING_ESTABLISHMENT_ENTRY_PROHIBITION,
    RESTRICTION_ZONE,
    SUPERVISION,
    SPECIFIED_ACTIVITY,
)

BY_KEY = {one.key: one for one in ALL}


def available(on: date) -> tuple[RequirementType, ...]:
    """The types that the law knew that day; `on` is what each type is decided by."""
    return tuple(one for one in ALL if one.is_available(on))


def example(one: RequirementType) -> Example:
    """One more than the most on the first day, or one where the law sets no most."""
    first = one.length.by_date.versions[0]
    length = (first.value.most or 0) + 1
    also = {
        figure.key: figure.by_date.versions[0].value.most or 1
        for figure in one.also
        if figure.in_force(first.since)
    }
    works_out = partial(_allowed_in_words, one, length, first.since, also)
    given = f"{one.length.unit.of(length)}, {one.decided_by} {first.since:%-d %B %Y}"
    return Example(given, works_out)


def _allowed_in_words(
    one: RequirementType, length: int, on: date, also: Mapping[str, int]
) -> str:
    return in_words(one.allows(length, on=on, also=also))


RULES: tuple[Rule, ...] = tuple(
    rule_of(
        f"requirements.{one.key}",
        one.title,
        one.says,
        (one.length, *one.also),
        example(one),
    )
    for one in ALL
)


def _answer(told: Mapping[str, Any], on: date) -> Explained[Any]:
    """`on` is the day that decides, unless the input names one."""
    given = Given(told)
    key = given.text("type")
    if key not in BY_KEY:
        raise CannotAnswer(f"There is no requirement type called {key}", field="type")
    length = given.whole("length") if given.has("length") else None
    also = told.get("also", {})
    if not isinstance(also, Mapping):
        raise CannotAnswer("‘also’ must be figures by key", field="also")
    figures = Given(also, "also")
    decided_on = given.day("decided_on") if given.has("decided_on") else on
    further = {figure: figures.whole(figure) for figure in also}
    one = BY_KEY[key]
    allowed = one.allows(length, on=decided_on, also=further)
    return verdict(allowed, one.says, (one.length, *one.also), decided_on)


CALCULATIONS = (
    Calculation(
        key="requirement",
        title="A requirement’s length",
        about="Whether the law allows a requirement of that length on the day that decides.",
        accepts={
            "type": "object",
            "required": ["type"],
            "properties": {
                "type": {"enum": [one.key for one in ALL]},
                "length": {"type": "integer"},
                "also": whole_numbers(each for one in ALL for each in one.also),
                "decided_on": {"type": "string", "format": "date"},
            },
        },
        returns={
            "type": "object",
            "properties": {
                "allowed": {"type": "boolean"},
                "reasons": {"type": "array", "items": {"type": "string"}},
            },
        },
        answer=_answer,
        example={"type": "unpaid_work", "length": 120, "decided_on": "2021-06-26"},
    ),
)
