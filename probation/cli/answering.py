"""One case through one calculation: what `probation calculate` writes of it."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from probation.policy.dated import NotInForce
from probation.policy.explained import Explained, plain
from probation.policy.rule import Calculation, CannotAnswer


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


def _working(found: Explained[Any]) -> dict[str, Any]:
    return {
        "version": found.version,
        "on": plain(found.on),
        "parts": [part.as_data() for part in found.parts],
    }
