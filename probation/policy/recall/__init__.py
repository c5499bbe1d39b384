"""Recall to prison: which type, and the chain it went through from 2014 to 2021."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..explained import Explained
from ..given import Given
from ..organisation import Sector
from ..rule import Calculation, CannotAnswer, Example, Rule
from . import chain
from .kind import TABLES, Charged, Criterion, Group, Recalled, type_of_recall

__all__ = ["CALCULATIONS", "RULES"]


def _calculate(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)
    answers = told.get("criteria") or {}
    if not isinstance(answers, Mapping):
        raise CannotAnswer("‘criteria’ must be an object of true and false", "criteria")
    unknown = sorted(set(answers) - {one.value for one in Criterion})
    if unknown:
        raise CannotAnswer(f"‘{unknown[0]}’ is not a criterion of recall", "criteria")
    within = Given(answers, "criteria")
    recalled = Recalled(
        given.one_of("group", Group) if given.has("group") else None,
        {one: within.yes(one) for one in Criterion if within.has(one)},
        given.one_of("charged", Charged) if given.has("charged") else None,
        given.whole("sentence_months") if given.has("sentence_months") else None,
    )
    found = type_of_recall(recalled, on=on)
    return Explained(vars(found.value), found.parts, found.version, on)


def _example(on: date) -> str:
    answers = dict.fromkeys(Criterion, False)
    recalled = Recalled(Group.ADULT, answers, Charged.NO, sentence_months=18)
    value = type_of_recall(recalled, on=on).value
    must = "is mandatory" if value.fixed_term_mandatory else "may be chosen"
    return f"A fixed term of {value.fixed_term_days} days {must}"


def _chain() -> str:
    answer = chain.can_move(
        chain.RecallStatus.REFERRED,
        chain.RecallStatus.ENDORSED,
        by=Sector.CRC,
        holder=Sector.CRC,
    )
    return answer.reasons[0].text


_LAST = TABLES.versions[-1]

RULES: tuple[Rule, ...] = (
    Rule(
        "recall.type_before_2026",
        "Type of recall (to 30 March 2026)",
        "Extended and indeterminate sentences: standard. Otherwise a fixed term of 28 "
        "days, from 2015 of 14 days for sentences under 12 months, could be chosen where "
        "the risk allowed. From 2 April 2024 it was mandatory for sentences under 12 "
        "months, from 2 September 2025 for those under four years, unless an exclusion "
        "held.",
        "; ".join(version.source for version in TABLES.versions[:-1]),
        Example(
            "An adult serving 18 months, nothing against a fixed term, on 2 September 2025",
            lambda: _example(date(2025, 9, 2)),
        ),
        since=TABLES.versions[0].since,
        until=_LAST.since,
        doubt=" ".join(filter(None, (v.doubt for v in TABLES.versions))),
    ),
    Rule(
        "recall.type",
        "Type of recall",
        "Extended and indeterminate sentences: standard. Adults with a standard "
        "determinate sentence: a fixed term of 56 days is mandatory, unless one of eight "
        "criteria is true or the person is charged and not yet convicted; then standard "
        "is. Young people: a fixed term is mandatory unless one of three criteria is "
        "true; then it is a choice. A question not answered counts as true.",
        _LAST.source,
        Example(
            "An adult serving 18 months, nothing against a fixed term, on 31 March 2026",
            lambda: _example(date(2026, 3, 31)),
        ),
        since=_LAST.since,
    ),
    Rule(
        "recall.chain",
        "Who moves a recall on",
        "A manager completes Part A and a second one countersigns. A company’s recall is "
        "then referred to the National Probation Service, whose senior manager endorses "
        "or rejects it; the casework section decides.",
        chain.CHAIN_SOURCE,
        Example("A company’s manager endorses a recall that was referred", _chain),
        since=date(2014, 6, 1),
        until=date(2021, 6, 26),
        doubt="Only the names of the statuses were published: the moves, and what follows "
        "an out-of-hours recall, are read from the names.",
    ),
)

CALCULATIONS: tuple[Calculation, ...] = (
    Calculation(
        "recall-type",
        "Type of recall",
        "Whether a fixed term or a standard recall is mandatory, and for how many days",
        {
            "type": "object",
            "properties": {
                "group": {"enum": [*(one.value for one in Group), None]},
                "charged": {"enum": [*(one.value for one in Charged), None]},
                "sentence_months": {"type": ["integer", "null"]},
                "criteria": {
                    "type": "object",
                    "properties": {
                        one.value: {"type": ["boolean", "null"]} for one in Criterion
                    },
                    "additionalProperties": False,
                },
            },
        },
        {
            "type": "object",
            "properties": {
                "fixed_term_mandatory": {"type": "boolean"},
                "standard_mandatory": {"type": "boolean"},
                "discretionary": {"type": "boolean"},
                "fixed_term_days": {"type": ["integer", "null"]},
            },
        },
        _calculate,
        {
            "group": "YOUTH_SDS",
            "charged": "NO",
            "sentence_months": 8,
            "criteria": {
                "MAPPA_level_2_or_3": False,
                "youth_charged_with_serious_offence": False,
                "youth_sentence_12_months_or_more": False,
            },
        },
    ),
)
