"""The predictors as calculations that can be run and rules that can be read."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from probation.policy import offences
from probation.policy.explained import Explained
from probation.policy.rule import Calculation, Example, Rule

from . import pni, registry, score
from .examples import EXAMPLES
from .model import Input, Kind, Predictor

_LATEST = date(9999, 12, 31)
_JSON = {
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.YES: {"type": "boolean"},
    Kind.CLASS: {"type": "string", "pattern": "^[0-9]{5}$"},
}


def _schema(one: Input) -> dict[str, Any]:
    told: dict[str, Any] = {"description": one.title}
    if one.kind is Kind.WHOLE:
        return told | {"type": "integer", "minimum": one.least, "maximum": one.most}
    if one.kind is Kind.CHOICE:
        return told | {"enum": list(one.choices)}
    return told | _JSON[one.kind]


def all_inputs(predictor: Predictor) -> dict[str, Input]:
    """Those it reads itself and those of its parts; what is only worked out is left out."""
    found = dict(predictor.inputs)
    for key in predictor.parts:
        found |= all_inputs(registry.on(key, _LATEST))
    return {name: one for name, one in found.items() if not one.derived}


def _accepts(key: str) -> dict[str, Any]:
    """Every input of every version; which are needed depends on what else is given."""
    known: dict[str, Input] = {}
    for version in registry.ALL:
        if version.key == key:
            known |= all_inputs(version)
    properties = {name: _schema(one) for name, one in known.items()}
    return {"type": "object", "properties": properties}


def _returns(predictor: Predictor) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "kind": {"enum": ["static", "dynamic"]},
        "in_use": {"type": "boolean"},
        "missing_for_dynamic": {"type": "array", "items": {"type": "string"}},
        "band": {"type": ["string", "null"]},
    }
    for name in predictor.models[0].outcomes:
        properties[name] = {"type": "number", "minimum": 0, "maximum": 1}
        properties[f"{name}_percent"] = {"type": "number"}
    if predictor.points:
        properties["points"] = {"type": ["number", "null"]}
    for key in predictor.parts:
        part = registry.on(key, _LATEST)
        properties[part.name] = _returns(part)
    return {"type": "object", "properties": properties}


def _answer(key: str, given: Mapping[str, Any], on: date) -> Explained[dict[str, Any]]:
    return score(key, given, on)


def _calculation(key: str) -> Calculation:
    predictor = registry.on(key, _LATEST)
    accepts = _accepts(key)
    asked = accepts["properties"]
    return Calculation(
        key=key,
        title=predictor.title,
        about=predictor.about,
        accepts=accepts,
        returns=_returns(predictor),
        answer=partial(_answer, key),
        example={n: told for n, told in EXAMPLES[key].items() if n in asked},
    )


def _example(predictor: Predictor) -> str:
    told = score(predictor.key, EXAMPLES[predictor.key], predictor.since).value
    band = f", band {told['band']}" if told["band"] else ""
    return f"{told['two_year_percent']:g} % within two years{band}"


def _rule(predictor: Predictor) -> Rule:
    doubts = [predictor.doubt] + [
        f"{term.name}: {term.doubt}" for term in predictor.models[0].terms if term.doubt
    ]
    given = ", ".join(f"{k} {v}" for k, v in EXAMPLES[predictor.key].items())
    return Rule(
        key=f"predictors.{predictor.key}.{predictor.since:%Y}",
        title=predictor.title,
        says=predictor.about,
        source=predictor.source,
        example=Example(given, partial(_example, predictor)),
        since=predictor.since,
        until=predictor.until,
        doubt=" ".join(filter(None, doubts)),
    )


CALCULATIONS: tuple[Calculation, ...] = (
    *(_calculation(key) for key in registry.KEYS),
    *pni.CALCULATIONS,
    *offences.CALCULATIONS,
)
RULES: tuple[Rule, ...] = (
    *(_rule(predictor) for predictor in registry.ALL),
    *pni.RULES,
    *offences.RULES,
)
