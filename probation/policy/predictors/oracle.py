"""Published answers, asked again at start-up: a predictor that strays must not be used."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from . import registry
from .assess import assess
from .model import Predictor

_TOLD = json.loads(
    (Path(__file__).parent / "data" / "oracle.json").read_text(encoding="utf-8")
)
CASES: tuple[dict[str, Any], ...] = tuple(_TOLD["cases"])
_ON = date(2026, 3, 1)  # every predictor answers on any day; this one names no version


@dataclass(frozen=True)
class Failure:
    predictor: str
    case: str
    source: str
    expected: dict[str, float]
    found: dict[str, float]

    def __str__(self) -> str:
        return (
            f"{self.predictor}, {self.case}: published answer {self.expected},"
            f" ours {self.found} ({self.source})"
        )


def check() -> tuple[Failure, ...]:
    """Every stored answer that ours is not; empty when all agree."""
    return tuple(failure for case in CASES if (failure := _failure(case)))


def _failure(case: dict[str, Any]) -> Failure | None:
    found = _answers(case)
    expected: dict[str, float] = case["expected"]
    agrees = all(
        name in found and abs(found[name] - answer) <= case["within"]
        for name, answer in expected.items()
    )
    if agrees:
        return None
    return Failure(case["predictor"], case["id"], case["source"], expected, found)


def _part(key: str) -> Predictor:
    return registry.on(key, _ON)


def _answers(case: dict[str, Any]) -> dict[str, float]:
    one = assess(registry.on(case["predictor"], _ON), case["given"], _part)
    found = dict(one.outcomes)
    found |= {f"{name}_percent": percent for name, percent in one.percents.items()}
    return found | ({"points": one.points} if one.points is not None else {})
