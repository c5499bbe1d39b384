"""The small language in which a predictor's terms are declared.

An expression such as `ln(total_sanctions / (age_now - age_first + 12))` is read once,
checked against a short list of what it may contain, and then works on numbers (one
person, here) and on columns (a nation, `probation.insight.scoring`) alike.  Names are
inputs; `==` and `!=` may be asked of a missing input (it equals nothing), everything
else needs its inputs.
"""

import ast
import math
from collections.abc import Callable, Mapping
from datetime import date
from types import CodeType
from typing import Any, Protocol

from dateutil.relativedelta import relativedelta

Functions = dict[str, Any]

_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.USub, ast.And, ast.Or)
_ORDERS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
_SHAPES = (
    *(ast.Expression, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare),
    *(ast.Load, ast.Constant),
)


class NotAllowed(ValueError):
    """An expression holds something that the language does not have."""


class Algebra(Protocol):
    """What an engine must be able to do with the values of inputs."""

    functions: Functions
    rewritten: bool  # `and`, `or`, `==` and `!=` are functions of the engine

    def where(self, condition: Any, value: Callable[[], Any]) -> Any:
        """The value where the condition holds, else 0."""

    def chosen(self, key: Any, amounts: Mapping[str, float]) -> Any:
        """The amount that belongs to a key."""

    def step(self, number: Any, steps: tuple[tuple[float, float], ...]) -> Any:
        """The amount of the last step that the number has reached."""


class Expression:
    def __init__(self, text: str):
        self.text = text
        names: set[str] = set()
        for node in ast.walk(ast.parse(text, mode="eval")):
            _check(node, text, names)
        self.names = frozenset(names - NUMBERS.functions.keys())
        self._code = _compiled(ast.parse(text, mode="eval"), text)
        tree = _Rewritten().visit(ast.parse(text, mode="eval"))
        self._rewritten = _compiled(tree, text)

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"

    def of(self, values: Mapping[str, Any], algebra: Algebra) -> Any:
        """Its value.  What was checked leaves nothing that could do harm."""
        code = self._rewritten if algebra.rewritten else self._code
        return eval(code, algebra.functions, values)


def _compiled(tree: ast.Expression, text: str) -> CodeType:
    return compile(ast.fix_missing_locations(tree), text, "eval")


class _Rewritten(ast.NodeTransformer):
    """`and`, `or`, `==` and `!=` as functions, since columns cannot carry them."""

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        word = "both" if isinstance(node.op, ast.And) else "either"
        values: list[ast.expr] = [self.visit(value) for value in node.values]
        first, *rest = values
        for value in rest:
            first = _call(word, first, value)
        return first

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        self.generic_visit(node)
        word = {ast.Eq: "same", ast.NotEq: "differs"}.get(type(node.ops[0]))
        return _call(word, node.left, node.comparators[0]) if word else node


def _call(word: str, *values: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(word, ast.Load()), list(values), [])


def _check(node: ast.AST, text: str, names: set[str]) -> None:
    if isinstance(node, ast.Name):
        names.add(node.id)
    elif isinstance(node, ast.Call):
        known = isinstance(node.func, ast.Name) and node.func.id in NUMBERS.functions
        if not known or node.keywords:
            raise NotAllowed(f"No such function: {ast.unparse(node)} in {text}")
    elif isinstance(node, ast.Compare) and len(node.ops) > 1:
        raise NotAllowed(f"Compare two things at a time: {text}")
    elif not isinstance(node, _SHAPES + _OPERATORS + _ORDERS):
        raise NotAllowed(f"{type(node).__name__} is not part of the language: {text}")


def whole_years(since: date, on: date) -> int:
    """Birthdays completed; someone born on 29 February has theirs on 1 March."""
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))


def calendar_months(since: date, on: date) -> int:
    """Changes of month: from 31 January to 1 February is 1."""
    return (on.year - since.year) * 12 + on.month - since.month


def whole_months(since: date, on: date) -> int:
    """Months completed, as a day of the month is reached again."""
    return calendar_months(since, on) - (on.day < since.day)


def months_later(day: date, months: int) -> date:
    """Clamped to the end of a shorter month."""
    return day + relativedelta(months=months)


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x))


def _round_half_up(x: float) -> float:
    return float(math.floor(x + 0.5))


class _Numbers:
    """One person's values."""

    rewritten = False
    functions: Functions = {
        "__builtins__": {},
        "ln": math.log,
        "logistic": _logistic,
        "least": min,
        "greatest": max,
        "floor": math.floor,
        "ceiling": math.ceil,
        "round_half_up": _round_half_up,
        "if_else": lambda condition, yes, no: yes if condition else no,
        "whole_years": whole_years,
        "whole_months": whole_months,
        "calendar_months": calendar_months,
        "months_later": months_later,
    }

    def where(self, condition: Any, value: Callable[[], Any]) -> Any:
        return value() if condition else 0.0

    def chosen(self, key: Any, amounts: Mapping[str, float]) -> Any:
        return amounts[key]

    def step(self, number: Any, steps: tuple[tuple[float, float], ...]) -> Any:
        return [amount for start, amount in steps if number >= start][-1]


NUMBERS = _Numbers()
