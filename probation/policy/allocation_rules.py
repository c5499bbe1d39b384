"""Case allocation in words, with worked examples, and as a calculation."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from .allocation import (
    POLICY,
    RSR_THRESHOLD,
    Answer,
    Answered,
    Body,
    Ground,
    Override,
    allocate,
    answered,
    decision_limit,
    from_rosh,
    from_rsr,
)
from .commencement import SPLIT, UNIFIED
from .explained import Explained, plain
from .given import Given
from .london import in_words
from .rosh import Rosh
from .rule import Calculation, CannotAnswer, Example, Rule

_ON = date(2017, 3, 1)


_GROUNDS = [
    from_rsr("6.9", _ON),
    *(
        answered(ground, False, "the court record")
        for ground in Ground
        if ground is not Ground.RSR
    ),
]

RULES = (
    Rule(
        key="allocation.allocate",
        title="Which body holds a case",
        says="The National Probation Service holds a case when any ground is true: MAPPA, "
        "high or very high risk of serious harm, an RSR score at the threshold, a "
        "deportation or foreign-national rule, public interest, a deferred sentence. "
        "When every ground is false the company of the area holds it. While none is true "
        "and one is unknown nothing is decided. A person may override, with reason and "
        "name. From 26 June 2021 one service holds every case.",
        source=POLICY,
        example=Example(
            "RSR 6.9 and every other ground false, in March 2017",
            lambda: allocate(_GROUNDS, _ON).parts[-1].says,
        ),
        since=SPLIT.day,
        until=UNIFIED.day,
        doubt="The official criteria could not be read: order and wording are ours.",
    ),
    Rule(
        key="allocation.rsr_threshold",
        title=RSR_THRESHOLD.title,
        says="A score of 6.9 per cent or more is a ground for the National Probation "
        "Service. It is compared as written, to its last decimal place.",
        source=RSR_THRESHOLD.versions[0].source,
        example=Example("RSR 6.89", lambda: from_rsr("6.89", _ON).origin),
        since=SPLIT.day,
        until=UNIFIED.day,
        doubt=RSR_THRESHOLD.versions[0].doubt,
    ),
    Rule(
        key="allocation.decision_limit",
        title="When a case must be allocated",
        says="By the end of the second full business day after the date of sentence.",
        source="NPS SL002 (data.justice.gov.uk/probation/nps-performance)",
        example=Example(
            "Sentenced on Thursday 2 April 2015, before Easter",
            lambda: in_words(decision_limit(date(2015, 4, 2)).day),
        ),
        since=SPLIT.day,
    ),
)


def _read(row: Given, on: date) -> Answered:
    ground = row.one_of("ground", Ground)
    if row.has("answer"):
        answer = row.one_of("answer", Answer)
        known = {Answer.YES: True, Answer.NO: False, Answer.UNKNOWN: None}[answer]
        origin = row.text("origin") if known is not None else ""
        return answered(ground, known, origin)
    if ground is Ground.RSR:
        return from_rsr(row.fields.get("value"), on)
    if ground is Ground.HIGH_ROSH:
        return from_rosh(row.one_of("value", Rosh))
    raise CannotAnswer(f"Answer ‘{ground}’ with yes, no or unknown", field="grounds")


def _answer(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)
    sentenced_on = given.day("sentenced_on") if given.has("sentenced_on") else on
    override = None
    if given.has("override"):
        wanted = Given(told["override"], "override")
        override = Override(
            wanted.one_of("body", Body), wanted.text("reason"), wanted.text("by")
        )
    rows = [_read(row, sentenced_on) for row in given.rows("grounds")]
    found = allocate(rows, sentenced_on, override)
    value = {
        "body": found.value.body,
        "proposed": found.value.proposed,
        "first_ground": found.value.first_ground,
        "unanswered": found.value.unanswered,
    }
    return Explained(plain(value), found.parts, found.version, sentenced_on)


CALCULATIONS = (
    Calculation(
        key="allocation",
        title="Which body holds a case",
        about="The grounds, each answered or with its value, to a body and the first true "
        "ground.  A ground left out is unknown.",
        accepts={
            "type": "object",
            "properties": {
                "sentenced_on": {"type": "string", "format": "date"},
                "grounds": {"type": "array", "items": {"type": "object"}},
                "override": {
                    "type": "object",
                    "required": ["body", "reason", "by"],
                },
            },
        },
        returns={
            "type": "object",
            "properties": {
                "body": {"enum": [*(one.value for one in Body), None]},
                "proposed": {"enum": [*(one.value for one in Body), None]},
                "first_ground": {"enum": [*(one.value for one in Ground), None]},
                "unanswered": {"type": "array", "items": {"type": "string"}},
            },
        },
        answer=_answer,
        example={
            "sentenced_on": "2017-03-01",
            "grounds": [
                {"ground": "rsr", "value": "7.4"},
                {"ground": "high-rosh", "value": "medium"},
            ],
        },
    ),
)
