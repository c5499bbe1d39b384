"""People's inputs for the predictors as columns: a sound value, or what is wrong.

For each input there is a column `value_<name>`: null where it is missing or unsound.
`problem` says in words what is unsound.  Few columns are carried from step to step, as
engines and the writing of SQL slow down with each.
"""

from collections.abc import Mapping
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from probation.policy.offences.classes import CATEGORIES, CLASSES, Groups
from probation.policy.predictors.grammar import Expression
from probation.policy.predictors.model import Input, Kind
from probation.policy.predictors.reading import INPUTS

from .columns import COLUMNS

VALUE = "value_"
SOUND = "sound_"  # as it was given, of what may also be worked out

_TYPES = {
    Kind.WHOLE: "float64",
    Kind.YES: "boolean",
    Kind.DATE: "date",
    Kind.CHOICE: "string",
    Kind.CLASS: "string",
}
_CODE = "offence_code"


class WrongColumn(ValueError):
    """A column holds another kind of thing than the predictors need."""


def prepared(people: ir.Table, inputs: Mapping[str, Input]) -> ir.Table:
    """`people` and the value of each input."""
    table = _with_groups(people) if _CODE in people.columns else people
    told = {name: one for name, one in inputs.items() if not _is_worked_out(one)}
    worked_out = {name: one for name, one in inputs.items() if _is_worked_out(one)}
    first = {VALUE + name: _sound(table, one) for name, one in told.items()}
    first |= {SOUND + name: _sound(table, one) for name, one in worked_out.items()}
    table = table.mutate(**first)
    depths = {name: _depth(one, inputs) for name, one in worked_out.items()}
    for depth in sorted(set(depths.values())):
        table = table.mutate(
            **{
                VALUE + name: _checked(table, one, inputs)
                for name, one in worked_out.items()
                if depths[name] == depth
            }
        )
    return table


def problem(table: ir.Table, inputs: Mapping[str, Input]) -> Any:
    """The first input that is unsound, in words; null where there is none."""
    cases = []
    for one in inputs.values():
        if _can_be_wrong(table, one):
            raw = (
                _raw(table, one, inputs) if _is_worked_out(one) else _given(table, one)
            )
            wrong = raw.notnull() & table[VALUE + one.name].isnull()
            cases.append((wrong, _says(one)))
        if one.from_class and _CODE in table.columns:
            has_code = table[VALUE + _CODE].notnull()
            no_group = _raw(table, one, inputs).isnull()
            cases.append((has_code & no_group, _UNKNOWN_GROUP.format(one.title)))
    return ibis.cases(*cases) if cases else ibis.null("string")


def _can_be_wrong(table: ir.Table, one: Input) -> bool:
    """A date or a yes that is there is right; a column that is not there is not wrong."""
    limited = one.kind in (Kind.WHOLE, Kind.CHOICE, Kind.CLASS)
    return limited and (one.name in table.columns or _is_worked_out(one))


_UNKNOWN_GROUP = "The Home Office class does not say which ‘{}’ it belongs to"


def _is_worked_out(one: Input) -> bool:
    """Where it is not given."""
    return bool(one.otherwise or one.from_class)


def _given(people: ir.Table, one: Input) -> Any:
    if one.name not in people.columns or one.derived:
        return ibis.null(_TYPES[one.kind])
    column = people[one.name]
    kind = column.type()
    suits = {
        Kind.WHOLE: kind.is_numeric(),
        Kind.YES: kind.is_boolean(),
        Kind.DATE: kind.is_date(),
    }.get(one.kind, kind.is_string())
    if not (suits or kind.is_null()):
        raise WrongColumn(f"‘{one.name}’ must be {_TYPES[one.kind]}, not {kind}")
    return column.cast(_TYPES[one.kind])


def _with_groups(people: ir.Table) -> ir.Table:
    """The groups of offence of each class: its own, or those its category agrees on."""
    classes = _table(CLASSES, "class_code", "own")
    categories = _table(CATEGORIES, "category_code", "shared")
    table = people.mutate(class_=_given(people, INPUTS[_CODE]))
    table = table.mutate(class_category_=table.class_.substr(0, 3))
    table = table.left_join(classes, table.class_ == classes.class_code)
    return table.left_join(
        categories, table.class_category_ == categories.category_code
    )


def _table(groups: Mapping[str, Groups], code: str, whose: str) -> ir.Table:
    found = list(groups.values())
    columns = {
        code: list(groups),
        f"{whose}_ogrs3_group": [one.ogrs3_group for one in found],
        f"{whose}_offence_category": [one.offence_category for one in found],
        f"{whose}_is_heading": [one.needs_exact_offence for one in found],
    }
    return ibis.memtable(pa.table(columns))


def _from_class(table: ir.Table, name: str) -> Any:
    return table.class_code.notnull().ifelse(
        table[f"own_{name}"], table[f"shared_{name}"]
    )


def _is_right(table: ir.Table, one: Input, value: Any) -> Any:
    """Whether a value that is there can be right."""
    if one.kind is Kind.WHOLE:
        within = (value >= one.least) & (value <= one.most)
        return (
            within if _holds_integers(table, one) else within & _has_no_fraction(value)
        )
    if one.kind is Kind.CHOICE:
        return value.isin(one.choices)
    if one.kind is Kind.CLASS and one.name in table.columns:
        digits = value.re_search("^[0-9]{5}$")
        known = table.class_code.notnull() | table.shared_ogrs3_group.notnull()
        known |= table.shared_offence_category.notnull()
        return digits & known & ~table.own_is_heading.fill_null(False)
    return ibis.literal(True)


def _holds_integers(table: ir.Table, one: Input) -> bool:
    return one.name not in table.columns or table[one.name].type().is_integer()


def _has_no_fraction(value: Any) -> Any:
    return value.floor() == value


def _sound(table: ir.Table, one: Input) -> Any:
    given = _given(table, one)
    return _is_right(table, one, given).ifelse(given, None)


def _stands_in(name: str, other: str, inputs: Mapping[str, Input]) -> bool:
    """Each can be worked out from the other."""
    return any(name in way.names for way in inputs[other].otherwise)


def _operands(
    way: Expression, one: Input, inputs: Mapping[str, Input]
) -> dict[str, str]:
    """The columns a way is worked out from.

    What only passes another input on, or stands in for it, uses it as it was given.
    """

    def column(name: str) -> str:
        as_given = way.text == name or _stands_in(one.name, name, inputs)
        return (SOUND if as_given and _is_worked_out(inputs[name]) else VALUE) + name

    return {name: column(name) for name in way.names}


def _depth(one: Input, inputs: Mapping[str, Input]) -> int:
    """How many other values must be found first, one after another."""
    below = [
        _depth(inputs[column.removeprefix(VALUE)], inputs)
        for way in one.otherwise
        for column in _operands(way, one, inputs).values()
        if column.startswith(VALUE)
    ]
    return 1 + max(below, default=-1)


def _raw(table: ir.Table, one: Input, inputs: Mapping[str, Input]) -> Any:
    """As given, or else the first way of working it out that can be gone."""
    ways = [_given(table, one)]
    for way in one.otherwise:
        operands = _operands(way, one, inputs)
        values = {name: table[column] for name, column in operands.items()}
        ways.append(way.of(values, COLUMNS))
    if one.from_class and _CODE in table.columns:
        ways.append(_from_class(table, one.name))
    return ibis.coalesce(*ways).cast(_TYPES[one.kind])


def _checked(table: ir.Table, one: Input, inputs: Mapping[str, Input]) -> Any:
    raw = _raw(table, one, inputs)
    return _is_right(table, one, raw).ifelse(raw, None)


def _says(one: Input) -> str:
    if one.kind is Kind.WHOLE:
        return f"‘{one.title}’ must be a whole number from {one.least} to {one.most}"
    if one.kind is Kind.CHOICE:
        return f"‘{one.title}’ must be one of {', '.join(one.choices)}"
    return f"‘{one.title}’ must be five digits that are in the list of classes"
