"""The sentences that bring supervision.  To add a type: a file, and a line."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from ..bounds import in_words, rule_of, verdict, whole_numbers
from ..explained import Explained
from ..given import Given
from ..rule import Calculation, CannotAnswer, Example, Rule
from ..sentence import Lengths, SentenceType
from .community_order import COMMUNITY_ORDER
from .deferred_sentence import DEFERRED_SENTENCE
from .detention_and_training_order import DETENTION_AND_TRAINING_ORDER
from .extended_determinate import EXTENDED_DETERMINATE
from .indeterminate import INDETERMINATE
from .standard_determinate import STANDARD_DETERMINATE
from .supervision_default_order import SUPERVISION_DEFAULT_ORDER
from .suspended_sentence_order import SUSPENDED_SENTENCE_ORDER
from .youth_rehabilitation_order import YOUTH_REHABILITATION_ORDER

ALL: tuple[SentenceType, ...] = (
    COMMUNITY_ORDER,
    SUSPENDED_SENTENCE_ORDER,
    STANDARD_DETERMINATE,
    EXTENDED_DETERMINATE,
    INDETERMINATE,
    DEFERRED_SENTENCE,
    SUPERVISION_DEFAULT_ORDER,
    YOUTH_REHABILITATION_ORDER,
    DETENTION_AND_TRAINING_ORDER,
)

BY_KEY = {one.key: one for one in ALL}


def example(one: SentenceType) -> Example:
    """Each length one above its most on its first day, or none where there are none."""
    if not one.lengths:
        return Example(
            "No length", partial(_allowed_in_words, one, {}, date(2021, 6, 26))
        )
    on = max(figure.by_date.versions[0].since for figure in one.lengths)
    lengths = {
        figure.key: (figure.by_date.on(on).most or 0) + 1 for figure in one.lengths
    }
    said = ", ".join(f"{figure.title}: {lengths[figure.key]}" for figure in one.lengths)
    works_out = partial(_allowed_in_words, one, lengths, on)
    return Example(f"{said}; on {on:%-d %B %Y}", works_out)


def _allowed_in_words(one: SentenceType, lengths: Lengths, on: date) -> str:
    return in_words(one.allows(lengths, on=on))


def _rule(one: SentenceType) -> Rule:
    key = f"sentences.{one.key}"
    rule = rule_of(key, one.title, one.says, one.lengths, example(one))
    return rule if one.lengths else replace(rule, source=one.source, doubt=one.doubt)


RULES: tuple[Rule, ...] = tuple(_rule(one) for one in ALL)


def _answer(told: Mapping[str, Any], on: date) -> Explained[Any]:
    """`on` is the day that decides, unless the input names one."""
    given = Given(told)
    key = given.text("type")
    if key not in BY_KEY:
        raise CannotAnswer(f"There is no sentence type called {key}", field="type")
    lengths = told.get("lengths", {})
    if not isinstance(lengths, Mapping):
        raise CannotAnswer("‘lengths’ must be figures by key", field="lengths")
    figures = Given(lengths, "lengths")
    decided_on = given.day("decided_on") if given.has("decided_on") else on
    exact = {figure: figures.whole(figure) for figure in lengths}
    one = BY_KEY[key]
    allowed = one.allows(exact, on=decided_on)
    return verdict(allowed, one.says, one.lengths, decided_on)


CALCULATIONS = (
    Calculation(
        key="sentence",
        title="A sentence’s lengths",
        about="Whether the law allows a sentence of those lengths on the day that decides.",
        accepts={
            "type": "object",
            "required": ["type"],
            "properties": {
                "type": {"enum": [one.key for one in ALL]},
                "lengths": whole_numbers(each for one in ALL for each in one.lengths),
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
        example={
            "type": "suspended_sentence_order",
            "lengths": {"operational_months": 18, "supervision_months": 12},
            "decided_on": "2021-06-26",
        },
    ),
)
