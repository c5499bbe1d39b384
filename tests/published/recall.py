"""Which recall is mandatory from 31 March 2026: the published table and single unknowns."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from probation.policy.recall.kind import (
    Charged,
    Criterion,
    Group,
    Recall,
    Recalled,
    type_of_recall,
)

from .suite import Suite

ON = date(2026, 3, 31)


def _cases(told: Any) -> Iterable[tuple[str, Any]]:
    for case in told.get("cases", ()):
        yield case["id"], case


def _recall(told: dict) -> Recall:
    true = {Criterion(one) for one in told["true_criteria"]}
    unknown = {Criterion(one) for one in told["unknown_criteria"]}
    answers = {one: one in true for one in Criterion if one not in unknown}
    group = Group(told["group"]) if told["group"] else None
    charged = Charged(told["charged"]) if told.get("charged") else None
    return type_of_recall(Recalled(group, answers, charged), on=ON).value


def _check(case: Any) -> None:
    value = vars(_recall(case["input"]))
    assert {key: value[key] for key in case["expected"]} == case["expected"]


def _known_wrong(told: Any) -> Iterable[tuple[str, Any]]:
    for case in told.get("known_wrong", ()):
        yield case["id"], case


def _check_known_wrong(case: Any) -> None:
    value = vars(_recall(case["input"]))
    ours = {key: value[key] for key in case["expected"]}
    assert ours != case["expected"], case["reason"]


def _is_made(case: Any) -> bool:
    """The published table knows no unknown answers."""
    return bool(case["input"]["unknown_criteria"])


SUITE = Suite(
    "recall_cases.json", _cases, _check, _known_wrong, _check_known_wrong, _is_made
)
