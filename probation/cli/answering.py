"""One case through one calculation: how a line is read, and what is written of it."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, NoReturn

from probation.policy.dated import NotInForce
from probation.policy.explained import Explained, plain
from probation.policy.rule import Calculation, CannotAnswer


def read_case(number: int, line: bytes) -> tuple[Any, Mapping[str, Any] | str]:
    """The case's id (the number of the line where it has none), and its input.

    In place of the input, in words, what is wrong with the line.
    """
    try:
        told = json.loads(line, parse_constant=_no_such_number)
    except (ValueError, RecursionError) as wrong:
        return number, f"This line is not JSON: {wrong}"
    if not isinstance(told, dict):
        return number, "This line is not a JSON object: {…}"
    name = told.pop("id", number)
    return name, told["input"] if isinstance(told.get("input"), dict) else told


def _no_such_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a number")


def answer(
    one: Calculation, given: Mapping[str, Any], on: date, explain: bool
) -> dict[str, Any]:
    """{"result"} or {"error"}, with the working if it was asked for."""
    try:
        found = one.answer(given, on)
        told = {"result": plain(found.value)} | (_working(found) if explain else {})
        json.dumps(told, allow_nan=False)
    except CannotAnswer as refused:
        field = {"field": refused.field} if refused.field else {}
        return {"error": str(refused)} | field
    except NotInForce as none:
        return {"error": f"{none}. Check the date.", "field": "on"}
    except (ArithmeticError, ValueError) as wrong:  # such as a day in the year 10000
        text = f"A date or a number is too far out to reckon with: check them ({wrong})"
        return {"error": text}
    except Exception as wrong:  # noqa: BLE001 - whatever one line brings, the others are answered
        return {"error": f"This could not be worked out: {wrong}"}
    return told


# How far off the day asked is: another day tells another number under the same rules.
_OF_THE_DAY = frozenset({"days_left", "left"})


def differ(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two answers to one case differ by the rules, not by the days alone."""
    return _without(_OF_THE_DAY, _said(one)) != _without(_OF_THE_DAY, _said(other))


def _said(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: told[key] for key in ("result", "error") if key in told}


def _without(keys: frozenset[str], told: Any) -> Any:
    if isinstance(told, dict):
        return {k: _without(keys, v) for k, v in told.items() if k not in keys}
    return [_without(keys, one) for one in told] if isinstance(told, list) else told


def _working(found: Explained[Any]) -> dict[str, Any]:
    return {
        "version": found.version,
        "on": plain(found.on),
        "parts": [part.as_data() for part in found.parts],
    }
