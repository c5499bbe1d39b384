"""Scores a nation: the predictors of the law book as one Ibis expression.

The same declarations that score one person (`probation.policy.predictors`) are turned
into columns, for DuckDB or Spark.  A person whose score is refused has null scores and
the first reason in `<predictor>_refused`.  Nothing is read from outside the table.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir

from probation.policy.predictors import registry
from probation.policy.predictors.assess import NOT_APPLICABLE
from probation.policy.predictors.grammar import Expression
from probation.policy.predictors.model import (
    Input,
    Model,
    Percent,
    Predictor,
    Refuse,
    name_of,
)

from .columns import COLUMNS
from .people import VALUE, prepared, problem

Columns = dict[str, Any]


def scored(people: ir.Table, keys: Iterable[str], on: date) -> ir.Table:
    """`people` and, for each predictor, its columns.

    Inputs are columns named as in the law book; a column that is not there is missing
    for everybody.  Columns added: `<name>_<outcome>` (0 to 1), `<name>_<outcome>_percent`,
    `<name>_points`, `<name>_band`, `<name>_kind`, `<name>_refused` (text, null if scored).
    """
    wanted = [registry.on(key, on) for key in dict.fromkeys(keys)]
    rounds = _in_rounds(wanted, on)
    inputs = {n: one for each in rounds for p in each for n, one in p.inputs.items()}
    table = prepared(people, inputs)
    for step in rounds:
        table = _with_scores(table, step)
    told = [name for one in wanted for name in columns_of(one)]
    return table.select(*people.columns, *told)


def sql_of(scores: ir.Table, connection: Any) -> str:
    """Its SQL, with the steps kept apart: joining them costs more than it saves."""
    joined = ibis.options.sql.fuse_selects
    ibis.options.sql.fuse_selects = False
    try:
        return str(connection.compile(scores))
    finally:
        ibis.options.sql.fuse_selects = joined


def columns_of(predictor: Predictor) -> list[str]:
    """The columns that one predictor adds."""
    names = [
        name
        for outcome in predictor.models[0].outcomes
        for name in (outcome, f"{outcome}_percent")
    ]
    names += ["points"] * predictor.points
    names += ["band"] * (predictor.bands is not None)
    return [f"{predictor.name}_{name}" for name in (*names, "kind", "refused")]


def _in_rounds(wanted: Iterable[Predictor], on: date) -> list[list[Predictor]]:
    """Parts before what adds them up, each once."""
    combined = {one.key: one for one in wanted if one.parts}
    plain = {one.key: one for one in wanted if not one.parts}
    for one in combined.values():
        plain |= {key: registry.on(key, on) for key in one.parts}
    return [list(plain.values()), list(combined.values())]


def _with_scores(table: ir.Table, predictors: Iterable[Predictor]) -> ir.Table:
    """In four steps, so that no engine works the same thing out twice."""
    for step in (_refused, _sums, _outcomes, _shown):
        found: Columns = {}
        for predictor in predictors:
            found |= step(table, predictor)
        table = table.mutate(**found) if found else table
    return table


def _refused(table: ir.Table, predictor: Predictor) -> Columns:
    key = predictor.name
    values = _values(table, predictor)
    applicable = _applicable(predictor, values)
    fuller = _fuller_can_be_used(table, predictor, values)
    return {
        f"{key}_refused": _reason(table, predictor, values, applicable),
        f"{key}_kind_": ibis.ifelse(fuller, predictor.models[0].kind, "static"),
        f"{key}_applies_": applicable,
    }


def _values(table: ir.Table, predictor: Predictor) -> Columns:
    """Inputs by name; a missing answer that counts as something does so here."""
    values: Columns = {}
    for name, one in predictor.inputs.items():
        value = table[VALUE + name]
        counts_as = predictor.unanswered.get(name, one.unanswered)
        values[name] = value if counts_as is None else value.fill_null(counts_as)
    for key in map(name_of, predictor.parts):
        values |= {
            name: table[name]
            for name in table.columns
            if name.startswith(f"{key}_") and name not in values
        }
    return values


def _holds(condition: Expression, values: Mapping[str, Any]) -> Any:
    return condition.of(values, COLUMNS).fill_null(False)


def _applicable(predictor: Predictor, values: Columns) -> Any:
    condition = predictor.not_applicable
    return ~_holds(condition, values) if condition else ibis.literal(True)


def _needed(predictor: Predictor, name: str, values: Columns) -> Any:
    only = predictor.needs_only_when.get(name)
    return _holds(only, values) if only else ibis.literal(True)


def _is_missing(one: Input) -> str:
    return f"‘{one.title}’ is missing: give {one.name}"


def _reason(
    table: ir.Table, predictor: Predictor, values: Columns, applicable: Any
) -> Any:
    """The first reason against, in the order in which one person's are given."""
    plain = predictor.models[-1]
    reasons = [problem(table, predictor.inputs)]
    cases = []
    for name, one in predictor.inputs.items():
        absent = values[name].isnull() & _needed(predictor, name, values)
        if name in plain.needs:
            cases.append((absent, _is_missing(one)))
        elif name in plain.needs_if_applicable:
            cases.append((absent & applicable, _is_missing(one)))
    cases += [(_broken(table, rule, values), rule.says) for rule in plain.refuse]
    if cases:
        reasons.append(ibis.cases(*cases))
    reasons += [table[f"{name_of(key)}_refused"] for key in predictor.parts]
    return ibis.coalesce(*reasons, ibis.null("string"))


def _broken(table: ir.Table, rule: Refuse, values: Columns) -> Any:
    broken = ibis.literal(True)
    for name in rule.needs:
        broken &= values[name].notnull()
    for name in rule.missing_all:
        broken &= table[VALUE + name].isnull()
    return broken & _holds(rule.when, values) if rule.when else broken


def _fuller_can_be_used(table: ir.Table, predictor: Predictor, values: Columns) -> Any:
    fuller, plain = predictor.models[0], predictor.models[-1]
    usable = ibis.literal(True)
    for name in sorted(fuller.needs_if_applicable - plain.needs_if_applicable):
        usable &= values[name].notnull() | ~_needed(predictor, name, values)
    for rule in fuller.refuse:
        if rule not in plain.refuse:
            usable &= ~_broken(table, rule, values)
    return usable


def _by_kind(table: ir.Table, predictor: Predictor, work: Any) -> Any:
    """`work(model)` for the fuller model where it can be used, else for the plain one."""
    first, last = predictor.models[0], predictor.models[-1]
    if first is last:
        return work(last)
    is_fuller = table[f"{predictor.name}_kind_"] == first.kind
    return is_fuller.ifelse(work(first), work(last))


def _sums(table: ir.Table, predictor: Predictor) -> Columns:
    values = _values(table, predictor)
    into = {"sum"} | {term.into for term in predictor.models[0].terms}

    def added(model: Model, name: str) -> Any:
        total: Any = ibis.literal(0.0)
        for term in model.terms:
            if term.into == name:
                total += term.contribution(values, COLUMNS)
        return total

    return {
        f"{predictor.name}_{name}_": _by_kind(
            table, predictor, lambda model, name=name: added(model, name)
        )
        for name in sorted(into)
    }


def _outcomes(table: ir.Table, predictor: Predictor) -> Columns:
    """Probabilities: null where refused, 0 where the predictor does not apply."""
    key = predictor.name
    values = _values(table, predictor)
    into = {"sum"} | {term.into for term in predictor.models[0].terms}
    values |= {name: table[f"{key}_{name}_"] for name in into}
    found = {}
    for name in predictor.models[0].outcomes:
        chance = _by_kind(
            table,
            predictor,
            lambda model, name=name: model.outcomes[name].of(values, COLUMNS),
        )
        applied = table[f"{key}_applies_"].ifelse(chance, 0.0)
        is_scored = table[f"{key}_refused"].isnull()
        found[f"{key}_{name}"] = is_scored.ifelse(applied, None).cast("float64")
    return found


def _shown(table: ir.Table, predictor: Predictor) -> Columns:
    key = predictor.name
    is_scored = table[f"{key}_refused"].isnull()
    applies = table[f"{key}_applies_"]
    told: Columns = {}
    for name in predictor.models[0].outcomes:
        percent = _percent(table[f"{key}_{name}"], predictor.percent)
        told[f"{key}_{name}_percent"] = applies.ifelse(percent, table[f"{key}_{name}"])
    points = (is_scored & applies).ifelse(table[f"{key}_sum_"], None)
    if predictor.points:
        told[f"{key}_points"] = points
    if predictor.bands is not None:
        figure = (
            told[f"{key}_{predictor.bands.of}_percent"]
            if (predictor.bands.of != "points")
            else points
        )
        band = applies.ifelse(_band(table, predictor, figure), NOT_APPLICABLE)
        told[f"{key}_band"] = is_scored.ifelse(band, None)
    kind = _kind(table, predictor)
    told[f"{key}_kind"] = is_scored.ifelse(kind, None)
    return told


def _kind(table: ir.Table, predictor: Predictor) -> Any:
    own = table[f"{predictor.name}_kind_"]
    return table[f"{name_of(predictor.parts[0])}_kind"] if predictor.parts else own


def _rounded(number: Any, decimals: int) -> Any:
    scale = 10.0**decimals
    return (number * scale + 0.5).floor().cast("float64") / scale


def _percent(chance: Any, percent: Percent) -> Any:
    if percent.first_to is not None:
        chance = _rounded(chance, percent.first_to)
    shown = _rounded(chance * 100, percent.decimals)
    return ibis.cases(
        (shown < percent.least, percent.least),
        (shown > percent.most, percent.most),
        else_=shown,
    )


@dataclass(frozen=True)
class _Step:
    start: float
    label: str
    below: str


def _band(table: ir.Table, predictor: Predictor, figure: Any) -> Any:
    bands = predictor.bands
    assert bands is not None
    labels = [label for _, label in bands.steps]
    steps = [
        _Step(start, label, labels[max(n - 1, 0)])
        for n, (start, label) in enumerate(bands.steps)
    ]
    steps.reverse()
    label = ibis.cases(*[(figure >= step.start, step.label) for step in steps])
    if bands.lowered_when is None:
        return label
    lower = ibis.cases(*[(figure >= step.start, step.below) for step in steps])
    values = _values(table, predictor)
    return _holds(bands.lowered_when, values).ifelse(lower, label)
