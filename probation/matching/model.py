"""The match model as data: comparisons, their levels, and what each level weighs.

Fellegi and Sunter's model: a level seen among records of one person with probability m,
and of two with probability u, weighs log2(m / u) bits.  Read once from model.json.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Level:
    key: str
    title: str
    m: float
    u: float
    frequency_of: str | None  # column whose value adjusts the weight by how rare it is
    frequency_weight: float  # from 0 (not adjusted) to 1 (in full)

    @property
    def weight(self) -> float:
        """In bits."""
        return log2(self.m / self.u)


@dataclass(frozen=True)
class Comparison:
    key: str
    title: str
    levels: Mapping[str, Level]  # from the most alike to the least


@dataclass(frozen=True)
class Model:
    version: str
    source: str
    licence: str
    prior: float  # probability that two records taken at random are of one person
    join: float  # bits, from which two records are joined
    separate: float  # bits, under which they are held apart
    twins: float  # bits, the most that possible twins are given
    twin_names: float  # Jaro-Winkler, from which names of twins count as alike
    comparisons: Mapping[str, Comparison]

    @property
    def prior_weight(self) -> float:
        return log2(self.prior / (1 - self.prior))


def _level(told: Mapping[str, Any]) -> Level:
    return Level(
        told["key"],
        told["title"],
        told["m"],
        told["u"],
        told.get("frequency_of"),
        told.get("frequency_weight", 0.0),
    )


def _model(told: Mapping[str, Any]) -> Model:
    comparisons = {
        one["key"]: Comparison(
            one["key"],
            one["title"],
            {level["key"]: _level(level) for level in one["levels"]},
        )
        for one in told["comparisons"]
    }
    limits = told["thresholds"]
    return Model(
        version=told["version"],
        source=told["source"],
        licence=told["licence"],
        prior=told["prior"],
        join=limits["join"],
        separate=limits["separate"],
        twins=limits["twins"],
        twin_names=limits["twin_names"],
        comparisons=comparisons,
    )


MODEL = _model(json.loads((Path(__file__).parent / "model.json").read_text("utf-8")))
