"""Reads the declarations beside this module, once, at import."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .grammar import Expression
from .model import Amount, Bands, Input, Kind, Model, Percent, Predictor, Refuse, Term

DATA = Path(__file__).parent / "data"
KINDS = ("dynamic", "static")
SHARED = ("inputs", "refusals")  # files that are not a predictor


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def _expression(text: str | None) -> Expression | None:
    return Expression(text) if text is not None else None


def _expressions(told: Mapping[str, str]) -> dict[str, Expression]:
    return {name: Expression(text) for name, text in told.items()}


def _groups(key: str) -> tuple[str, ...]:
    """The groups of offence are those that a predictor has a weight for."""
    for term in read(key)["terms"]:
        if "choices" in term:
            return tuple(term["choices"].get("static", term["choices"]))
    raise LookupError(f"{key}: no groups of offence")


def _input(name: str, told: Mapping[str, Any]) -> Input:
    choices = _groups(told["choices_of"]) if "choices_of" in told else ()
    return Input(
        name=name,
        title=told["title"],
        kind=Kind(told["kind"]),
        least=told.get("least"),
        most=told.get("most"),
        choices=choices or tuple(told.get("choices", ())),
        otherwise=tuple(Expression(text) for text in told.get("otherwise", ())),
        unanswered=told.get("unanswered"),
        derived=told.get("derived", False),
        from_class=told.get("from_class", False),
        source=told.get("source", ""),
        doubt=told.get("doubt", ""),
    )


INPUTS = {name: _input(name, told) for name, told in read("inputs").items()}
REFUSALS = {
    key: Refuse(
        key=key,
        fields=tuple(told["fields"]),
        says=told["says"],
        when=_expression(told.get("when")),
        missing_all=tuple(told.get("missing_all", ())),
        may_be_missing=frozenset(told.get("may_be_missing", ())),
    )
    for key, told in read("refusals").items()
}


def _of_kind(told: Any, kind: str) -> Any:
    """Figures may be given for each kind; None where a kind has none."""
    if isinstance(told, dict) and told.keys() <= set(KINDS):
        return told.get(kind)
    return told


def _pairs(told: Iterable[tuple[float, Any]]) -> tuple[tuple[float, Any], ...]:
    return tuple((float(start), one) for start, one in told)


def _amount(told: Mapping[str, Any], kind: str) -> Amount | None:
    form = next(f for f in ("coefficient", "choices", "steps", "powers") if f in told)
    figures = _of_kind(told[form], kind)
    if figures is None:
        return None
    if form == "coefficient":
        return Amount(figure=figures)
    if form == "choices":
        return Amount(choices=figures)
    if form == "steps":
        return Amount(steps=_pairs(figures))
    return Amount(powers=tuple(figures))


def _terms(told: Mapping[str, Any], kind: str) -> tuple[Term, ...]:
    found = []
    for term in told.get("terms", ()):
        amount = _amount(term, kind)
        if amount is None:
            continue
        found.append(
            Term(
                name=term["name"],
                amount=amount,
                when=_expression(term.get("when")),
                value=_expression(term.get("value")),
                by=_expression(term.get("by")),
                into=term.get("into", "sum"),
                source=told["source"],
                doubt=term.get("doubt", ""),
            )
        )
    return tuple(found)


def _known(names: Iterable[str]) -> frozenset[str]:
    """The inputs among names; the rest are sums and outcomes of parts."""
    return frozenset(name for name in names if name in INPUTS)


def _model(told: Mapping[str, Any], kind: str) -> Model:
    terms = _terms(told, kind)
    outcomes = {
        name: Expression(_of_kind(text, kind))
        for name, text in told["outcomes"].items()
    }
    used = frozenset[str]().union(
        *(term.names for term in terms), *(one.names for one in outcomes.values())
    )
    used |= frozenset(told.get("also_needs_if_applicable", ()))
    lowered = _expression(told.get("bands", {}).get("lowered_when"))
    applicable = _expression(told.get("not_applicable"))
    always = frozenset(told.get("also_needs", ()))
    always |= applicable.names if applicable else frozenset()
    optional = {name for name in INPUTS if INPUTS[name].unanswered is not None}
    optional |= told.get("unanswered", {}).keys()
    refuse = told.get("refuse", []) + told.get(f"refuse_{kind}", [])
    return Model(
        kind=kind,
        terms=terms,
        outcomes=outcomes,
        refuse=tuple(REFUSALS[key] for key in refuse),
        needs=always,
        needs_if_applicable=_known(used | (lowered.names if lowered else frozenset()))
        - always
        - optional,
    )


def _closed(names: Iterable[str]) -> dict[str, Input]:
    """These inputs and all that they can be worked out from, in the order of the list."""
    wanted = set(names)
    while True:
        more: set[str] = set()
        for name in wanted:
            more |= {n for one in INPUTS[name].otherwise for n in one.names}
            more |= {"offence_code"} if INPUTS[name].from_class else set()
        if more <= wanted:
            return {name: one for name, one in INPUTS.items() if name in wanted}
        wanted |= more


def _bands(told: Mapping[str, Any] | None) -> Bands | None:
    if told is None:
        return None
    return Bands(
        of=told["of"],
        steps=_pairs(told["steps"]),
        lowered_when=_expression(told.get("lowered_when")),
        lowered_says=told.get("lowered_says", ""),
    )


def predictor(name: str) -> Predictor:
    told = read(name)
    models = tuple(_model(told, kind) for kind in told.get("kinds", ["static"]))
    used = {
        name for model in models for name in model.needs | model.needs_if_applicable
    }
    for model in models:
        used |= {n for term in model.terms for n in _known(term.names)}
        used |= {n for rule in model.refuse for n in rule.needs | rule.may_be_missing}
        used |= {n for rule in model.refuse for n in rule.missing_all}
    return Predictor(
        key=told["key"],
        title=told["title"],
        about=told["about"],
        version=told["version"],
        source=told["source"],
        licence=told["licence"],
        since=told["since"],
        until=told.get("until"),
        doubt=told.get("doubt", ""),
        inputs=_closed(used),
        models=models,
        percent=Percent(**told["percent"]),
        bands=_bands(told.get("bands")),
        points=told.get("points", False),
        parts=tuple(told.get("parts", ())),
        not_applicable=_expression(told.get("not_applicable")),
        needs_only_when=_expressions(told.get("needs_only_when", {})),
        unanswered=told.get("unanswered", {}),
    )
