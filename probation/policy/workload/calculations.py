"""`probation calculate workload`, `available-points` and `potential-capacity`."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from ..explained import Explained, Part
from ..given import Given
from ..given_numbers import number
from ..json_schema import (
    COUNT,
    NUMBER,
    TEXT,
    YES_OR_NO,
    Schema,
    each_of,
    object_of,
    one_of,
    rows_of,
)
from ..rule import Calculation, CannotAnswer
from ..staff import Grade
from .allocating import Candidate, outlooks
from .capacity import available_points, contracted_hours, nominal_target
from .points import Cases, Work, workload_points
from .values import POINTS, Inactive, Setting

Word = TypeVar("Word", bound=StrEnum)


def _counts(given: Given, field: str) -> dict[str, int]:
    told = given.fields.get(field) or {}
    if not isinstance(told, Mapping):
        raise CannotAnswer(f"‘{field}’ must be an object of counts", field)
    return {key: _count(Given(told, field), key) for key in told}


def _count(given: Given, field: str, default: int = 0) -> int:
    n = given.whole(field) if given.has(field) else default
    if n < 0:
        raise CannotAnswer(f"‘{field}’ must be 0 or more, not {n}", field)
    return n


def _by(words: type[Word], counts: Mapping[str, int], field: str) -> dict[Word, int]:
    return {Given({field: key}).one_of(field, words): n for key, n in counts.items()}


def _cases(given: Given) -> Cases:
    inactive = _by(Inactive, _counts(given, "inactive"), "inactive")
    count = _count(given, "count", 1)
    if sum(inactive.values()) > count:
        raise CannotAnswer("More cases are inactive than there are cases", "inactive")
    return Cases(
        given.text("tier"),
        given.one_of("setting", Setting),
        count,
        given.yes("is_t2a", False),
        inactive,
    )


def _answer_workload(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)
    work = Work(
        cases=tuple(_cases(one) for one in given.rows("cases")),
        standard_reports=_count(given, "standard_reports"),
        fast_reports=_count(given, "fast_reports"),
        parole_reports=_count(given, "parole_reports"),
        arms=_by(Setting, _counts(given, "arms"), "arms"),
        contacts_for_others=_counts(given, "contacts_for_others"),
        contacts_by_others=_counts(given, "contacts_by_others"),
        group_supervision=_counts(given, "group_supervision"),
    )
    found = workload_points(work, POINTS.on(on))
    return _explained(_plain(found.value), found.parts, on)


def _answer_available(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given, values = Given(told), POINTS.on(on)
    grade = given.one_of("grade", Grade)
    found = available_points(
        nominal_target(grade, values),
        contracted_hours(number(given, "contracted_hours"), grade, values),
        number(given, "reduction_hours") or Decimal(0),
    )
    return _explained(found.value, found.parts, on)


def _answer_potential(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given, values = Given(told), POINTS.on(on)
    candidates = [_candidate(one) for one in given.rows("candidates")]
    found = outlooks(_cases(given), candidates, values)
    value = [
        {
            "key": one.value.key,
            "capacity": float(one.value.capacity),
            "potential_capacity": float(one.value.potential_capacity),
        }
        for one in found
    ]
    parts = tuple(part for one in found for part in one.parts)
    return _explained(value, parts, on)


def _candidate(given: Given) -> Candidate:
    holds = given.rows("holds")
    return Candidate(
        given.text("key"),
        number(given, "points") or Decimal(0),
        _count(given, "available"),
        _cases(holds[0]) if holds else None,
    )


def _explained(value: Any, parts: tuple[Part, ...], on: date) -> Explained[Any]:
    """With the version of the point values used, and its doubt."""
    held = POINTS.version(on)
    assert held is not None  # POINTS.on has refused the day before
    version = f"Points of {held.since:%B %Y}"
    used = Part(f"{version} used", None, held.source, held.doubt)
    return Explained(value, (*parts, used), version, on)


def _plain(points: Decimal) -> int | float:
    return int(points) if points == int(points) else float(points)


_CASE: dict[str, Schema] = {
    "tier": TEXT,
    "setting": one_of(Setting),
    "count": COUNT,
    "is_t2a": YES_OR_NO,
    "inactive": each_of(COUNT) | {"propertyNames": one_of(Inactive)},
}
_CASES = object_of("tier", "setting", **_CASE)
_POINTS: Schema = {"type": "number"}

CALCULATIONS = (
    Calculation(
        key="workload",
        title="Workload points",
        about="The points of cases, reports, ARMS assessments and contacts.",
        accepts=object_of(
            cases=rows_of(_CASES),
            standard_reports=COUNT,
            fast_reports=COUNT,
            parole_reports=COUNT,
            arms=each_of(COUNT) | {"propertyNames": one_of(Setting)},
            contacts_for_others=each_of(COUNT),
            contacts_by_others=each_of(COUNT),
            group_supervision=each_of(COUNT),
        ),
        returns=_POINTS,
        answer=_answer_workload,
        example={
            "cases": [
                {"tier": "B2", "setting": "community", "count": 12},
                {
                    "tier": "C1",
                    "setting": "licence",
                    "count": 3,
                    "is_t2a": True,
                    "inactive": {"warrants": 1},
                },
            ],
            "fast_reports": 2,
            "arms": {"licence": 1},
            "contacts_by_others": {"CMS02": 1},
        },
    ),
    Calculation(
        key="available-points",
        title="Available points",
        about="What can be asked for in a week, by grade, hours and reductions.",
        accepts=object_of(
            "grade",
            grade=one_of(Grade),
            contracted_hours=NUMBER,
            reduction_hours=NUMBER,
        ),
        returns={"type": "integer", "minimum": 0},
        answer=_answer_available,
        example={"grade": "PO", "contracted_hours": 30, "reduction_hours": "1.8"},
    ),
    Calculation(
        key="potential-capacity",
        title="What an allocation would do",
        about="Capacity of each candidate now and with the case, in the order given.",
        accepts=object_of(
            "tier",
            "setting",
            **_CASE,
            candidates=rows_of(
                object_of(
                    "key",
                    key=TEXT,
                    points=NUMBER,
                    available=COUNT,
                    holds=rows_of(_CASES),
                )
            ),
        ),
        returns=rows_of(
            object_of(
                "key",
                "capacity",
                "potential_capacity",
                key=TEXT,
                capacity=_POINTS,
                potential_capacity=_POINTS,
            )
        ),
        answer=_answer_potential,
        example={
            "tier": "B2",
            "setting": "community",
            "candidates": [
                {"key": "A", "points": 1900, "available": 2176},
                {"key": "B", "points": 1200, "available": 1658},
            ],
        },
    ),
)
