"""The working of a score, in words that a screen can print and a person can dispute."""

from datetime import date
from typing import Any

from probation.policy.explained import Explained, Part
from probation.policy.rule import CannotAnswer

from .assess import Assessment, Contribution
from .model import Predictor, Term

YEARS = {"one_year": "one year", "two_year": "two years"}


def explained(found: Assessment, on: date) -> Explained[dict[str, Any]]:
    """CannotAnswer with every reason where the score was refused."""
    refused = found.all_refusals
    if refused:
        fields = dict.fromkeys(f for one in refused for f in one.fields)
        says = dict.fromkeys(one.says for one in refused)
        raise CannotAnswer("; ".join(says), ", ".join(fields))
    return Explained(_value(found, on), _parts(found, on), found.predictor.version, on)


def _value(found: Assessment, on: date) -> dict[str, Any]:
    value: dict[str, Any] = dict(found.outcomes)
    value |= {f"{name}_percent": percent for name, percent in found.percents.items()}
    if found.predictor.points:
        value["points"] = found.points
    value |= {
        "band": found.band,
        "kind": found.kind,
        "in_use": found.predictor.in_use(on),
        "missing_for_dynamic": list(found.missing_for_dynamic),
    }
    return value | {
        part.predictor.name: _value(part, on) for part in found.parts.values()
    }


def _parts(found: Assessment, on: date) -> tuple[Part, ...]:
    predictor = found.predictor
    told = [_in_use(predictor, on), *_inputs(found)]
    for key, part in found.parts.items():
        told += _parts(part, on)
        told.append(Part(f"{part.predictor.title} ({key})", dict(part.outcomes)))
    if not found.applicable:
        says = "Does not apply to this person: the score is 0"
        return (*told, Part(says, 0.0, predictor.source))
    told += [_contribution(one) for one in found.contributions]
    sums = sum(one.adds for one in found.contributions if one.term.into == "sum")
    told.append(Part("Sum of the terms", sums, predictor.source))
    for name, p in found.outcomes.items():
        years = YEARS.get(name, name)
        told.append(Part(f"Chance within {years}", p, predictor.source))
        told.append(Part(f"Shown for {years}, per cent", found.percents[name]))
    return (*told, *_band(found))


def _in_use(predictor: Predictor, on: date) -> Part:
    words = "in use" if predictor.in_use(on) else "not in use"
    says = f"{predictor.title}, version {predictor.version}: {words} on this day"
    return Part(says, on, predictor.source, predictor.doubt)


def _inputs(found: Assessment) -> list[Part]:
    """What was used; a missing answer that counts as something is said to."""
    return [
        Part(one.title, found.values[name], one.source, one.doubt)
        for name, one in found.predictor.inputs.items()
        if found.values[name] is not None
    ]


def _contribution(one: Contribution) -> Part:
    term = one.term
    return Part(f"{term.name}: {_working(one)}", one.adds, term.source, term.doubt)


def _working(one: Contribution) -> str:
    term, amount = one.term, one.term.amount
    if amount.choices:
        return f"figure for {one.measure}"
    if amount.steps:
        return f"figure for {_expression(term)} = {one.measure:g}"
    if amount.powers:
        terms = [f"{figure!r}·x^{n}" for n, figure in enumerate(amount.powers, start=1)]
        return f"{' + '.join(terms)}, x = {_expression(term)} = {one.measure:g}"
    if term.value is None:
        return f"{amount.figure!r}"
    return (
        f"{amount.figure!r} × {_expression(term)} = {amount.figure!r} × {one.measure!r}"
    )


def _expression(term: Term) -> str:
    told = term.by or term.value
    return told.text if told else ""


def _band(found: Assessment) -> tuple[Part, ...]:
    bands = found.predictor.bands
    if bands is None:
        return ()
    limits = ", ".join(f"{label} from {start:g}" for start, label in bands.steps)
    part = Part(f"Band ({limits})", found.band, found.predictor.source)
    if not found.lowered:
        return (part,)
    return (Part(bands.lowered_says, source=found.predictor.source), part)
