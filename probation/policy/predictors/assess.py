"""One person, one predictor: the score with everything that made it, or the refusals."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .grammar import NUMBERS, Expression
from .model import Model, Percent, Predictor, Term
from .prepare import Prepared, Refusal, prepare

NOT_APPLICABLE = "NOT_APPLICABLE"


@dataclass(frozen=True)
class Contribution:
    term: Term
    measure: Any
    adds: float


@dataclass(frozen=True)
class Assessment:
    """`kind` is None where neither way of working it out could be used.

    `missing_for_dynamic` are the inputs that the fuller score would still need.
    Outcomes are probabilities from 0 to 1 by name, such as "two_year".
    """

    predictor: Predictor
    values: Mapping[str, Any]
    refusals: tuple[Refusal, ...] = ()
    kind: str | None = None
    applicable: bool = True
    missing_for_dynamic: tuple[str, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    points: float | None = None
    outcomes: Mapping[str, float] = field(default_factory=dict)
    percents: Mapping[str, float] = field(default_factory=dict)
    band: str | None = None
    lowered: bool = False
    parts: Mapping[str, "Assessment"] = field(default_factory=dict)

    @property
    def all_refusals(self) -> tuple[Refusal, ...]:
        """Its own and those of its parts."""
        below = [one for part in self.parts.values() for one in part.all_refusals]
        return self.refusals + tuple(below)

    @property
    def refused_fields(self) -> frozenset[str]:
        return frozenset(f for one in self.refusals for f in one.fields)


def shown(probability: float, percent: Percent) -> float:
    """As a percentage: rounded half up, within the predictor's limits."""
    if percent.first_to is not None:
        probability = rounded(probability, percent.first_to)
    return min(
        max(rounded(probability * 100, percent.decimals), percent.least), percent.most
    )


def rounded(number: float, decimals: int) -> float:
    scale = 10.0**decimals
    return math.floor(number * scale + 0.5) / scale


def _holds(condition: Expression | None, values: Mapping[str, Any]) -> bool:
    return bool(condition and condition.of(values, NUMBERS))


def assess(
    predictor: Predictor,
    given: Mapping[str, Any],
    part: Callable[[str], Predictor],
) -> Assessment:
    """`part(key)` finds the predictors that a combined one adds up."""
    prepared = prepare(predictor, given)
    values = _with_unanswered(predictor, prepared)
    applicable = not _holds(predictor.not_applicable, values)
    parts = {key: assess(part(key), given, part) for key in predictor.parts}
    plain = predictor.models[-1]
    refusals = _refusals(predictor, plain, prepared, values, applicable)
    fuller = predictor.models[0]
    missing = _missing(predictor, fuller, plain, prepared, values)
    some_part_refused = any(one.all_refusals for one in parts.values())
    if refusals or some_part_refused:
        return Assessment(
            predictor,
            values,
            refusals=refusals,
            kind=plain.kind if len(predictor.models) == 1 else None,
            missing_for_dynamic=missing,
            parts=parts,
        )
    model = plain if missing else fuller
    for one in parts.values():
        values |= {
            f"{one.predictor.name}_{name}": p for name, p in one.outcomes.items()
        }
        values |= {
            f"{one.predictor.name}_{name}_percent": p
            for name, p in one.percents.items()
        }
    return _scored(predictor, model, values, applicable, missing, parts)


def _with_unanswered(predictor: Predictor, prepared: Prepared) -> dict[str, Any]:
    values = dict(prepared.values)
    for name, one in predictor.inputs.items():
        if values[name] is None and not prepared.is_unsound(name):
            values[name] = predictor.unanswered.get(name, one.unanswered)
    return values


def _needed(
    predictor: Predictor, model: Model, values: Mapping[str, Any], applicable: bool
) -> list[str]:
    """In the order of the list of inputs."""
    names = model.needs | (model.needs_if_applicable if applicable else frozenset())
    only = predictor.needs_only_when
    return [
        name
        for name in predictor.inputs
        if name in names and (name not in only or _holds(only[name], values))
    ]


def _refusals(
    predictor: Predictor,
    model: Model,
    prepared: Prepared,
    values: Mapping[str, Any],
    applicable: bool,
) -> tuple[Refusal, ...]:
    needed = _needed(predictor, model, values, applicable)
    missing = [
        _is_missing(prepared, name, needed)
        for name in needed
        if values[name] is None and not prepared.is_unsound(name)
    ]
    broken = _broken_rules(model, prepared, values)
    return (*prepared.problems.values(), *missing, *broken)


def _is_missing(prepared: Prepared, name: str, needed: list[str]) -> Refusal:
    fields = prepared.missing(name, needed)
    title = prepared.inputs[name].title
    if fields == (name,):
        return Refusal(fields, f"‘{title}’ is missing: give {name}")
    return Refusal(
        fields, f"‘{title}’ is missing: give {name}, or else {', '.join(fields)}"
    )


def _broken_rules(
    model: Model, prepared: Prepared, values: Mapping[str, Any]
) -> tuple[Refusal, ...]:
    broken = []
    for rule in model.refuse:
        if any(values[name] is None for name in rule.needs):
            continue
        if any(prepared.values[name] is not None for name in rule.missing_all):
            continue
        if rule.when is None or _holds(rule.when, values):
            fields = tuple(f for name in rule.fields for f in prepared.came_from(name))
            broken.append(Refusal(fields, rule.says))
    return tuple(broken)


def _missing(
    predictor: Predictor,
    fuller: Model,
    plain: Model,
    prepared: Prepared,
    values: Mapping[str, Any],
) -> tuple[str, ...]:
    """What stands between the plain score and the fuller one."""
    if fuller is plain:
        return ()
    needed = set(_needed(predictor, fuller, values, applicable=True))
    needed -= set(_needed(predictor, plain, values, applicable=True))
    missing = {
        found
        for name in needed
        if values[name] is None
        for found in prepared.missing(name, needed)
    }
    known = _broken_rules(plain, prepared, values)
    for rule in _broken_rules(fuller, prepared, values):
        missing |= set(rule.fields) if rule not in known else set()
    return tuple(sorted(missing))


def _scored(
    predictor: Predictor,
    model: Model,
    values: dict[str, Any],
    applicable: bool,
    missing: tuple[str, ...],
    parts: Mapping[str, Assessment],
) -> Assessment:
    if not applicable:
        zero = dict.fromkeys(model.outcomes, 0.0)
        return Assessment(
            predictor,
            values,
            kind=model.kind,
            applicable=False,
            outcomes=zero,
            percents=zero,
            band=NOT_APPLICABLE if predictor.bands else None,
        )
    contributions = _contributions(model, values)
    sums = {"sum": 0.0} | {term.into: 0.0 for term in model.terms}
    for one in contributions:
        sums[one.term.into] += one.adds
    known = values | sums
    outcomes = {
        name: float(how.of(known, NUMBERS)) for name, how in model.outcomes.items()
    }
    percents = {name: shown(p, predictor.percent) for name, p in outcomes.items()}
    band, lowered = _band(predictor, percents | {"points": sums["sum"]}, values)
    return Assessment(
        predictor,
        values,
        kind=next((p.kind for p in parts.values()), model.kind),
        missing_for_dynamic=missing,
        contributions=contributions,
        points=sums["sum"] if predictor.points else None,
        outcomes=outcomes,
        percents=percents,
        band=band,
        lowered=lowered,
        parts=parts,
    )


def _contributions(model: Model, values: Mapping[str, Any]) -> tuple[Contribution, ...]:
    """Those that count: a term whose condition does not hold is left out."""
    return tuple(
        Contribution(
            term, term.measure(values, NUMBERS), term.contribution(values, NUMBERS)
        )
        for term in model.terms
        if term.when is None or _holds(term.when, values)
    )


def _band(
    predictor: Predictor, figures: Mapping[str, float], values: Mapping[str, Any]
) -> tuple[str | None, bool]:
    bands = predictor.bands
    if bands is None:
        return None, False
    labels = [label for _, label in bands.steps]
    at = sum(1 for start, _ in bands.steps if figures[bands.of] >= start) - 1
    lowered = at > 0 and _holds(bands.lowered_when, values)
    return labels[at - lowered], lowered
