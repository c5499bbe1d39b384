"""The language of the predictors' terms over columns, equal on DuckDB and Spark."""

from collections.abc import Callable, Mapping
from typing import Any

import ibis


def _ln(x: Any) -> Any:
    """Null where there is no logarithm: engines differ, and a condition decides."""
    return (x > 0).ifelse(x, None).ln()


def _logistic(x: Any) -> Any:
    return 1.0 / (1.0 + (-x).exp())


def _least(a: Any, b: Any) -> Any:
    """Null if either is, which engines' own function ignores."""
    return ibis.cases((a < b, a), (a >= b, b))


def _greatest(a: Any, b: Any) -> Any:
    return ibis.cases((a > b, a), (a <= b, b))


def _floor(x: Any) -> Any:
    return x.floor().cast("float64")


def _ceiling(x: Any) -> Any:
    return x.ceil().cast("float64")


def _if_else(condition: Any, yes: Any, no: Any) -> Any:
    return ibis.ifelse(condition, yes, no)


def _same(a: Any, b: Any) -> Any:
    """Null if one is missing, which every condition takes as no."""
    return a == b


def _differs(a: Any, b: Any) -> Any:
    """A missing value differs from all others."""
    return (a != b).fill_null(True)


def _whole_years(since: Any, on: Any) -> Any:
    before = (on.month() * 100 + on.day()) < (since.month() * 100 + since.day())
    return (on.year() - since.year() - before.cast("int64")).cast("float64")


def _calendar_months(since: Any, on: Any) -> Any:
    years = (on.year() - since.year()) * 12
    return (years + on.month() - since.month()).cast("float64")


def _whole_months(since: Any, on: Any) -> Any:
    return _calendar_months(since, on) - (on.day() < since.day()).cast("float64")


def _months_later(day: Any, months: int) -> Any:
    return (day + ibis.interval(months=months)).cast("date")


class _Columns:
    rewritten = True
    functions: dict[str, Any] = {
        "__builtins__": {},
        "ln": _ln,
        "logistic": _logistic,
        "least": _least,
        "greatest": _greatest,
        "floor": _floor,
        "ceiling": _ceiling,
        "round_half_up": lambda x: _floor(x + 0.5),
        "if_else": _if_else,
        "both": lambda a, b: a & b,
        "either": lambda a, b: a | b,
        "same": _same,
        "differs": _differs,
        "whole_years": _whole_years,
        "whole_months": _whole_months,
        "calendar_months": _calendar_months,
        "months_later": _months_later,
    }

    def where(self, condition: Any, value: Callable[[], Any]) -> Any:
        return condition.ifelse(value(), 0.0)

    def chosen(self, key: Any, amounts: Mapping[str, float]) -> Any:
        return ibis.cases(*[(key == name, figure) for name, figure in amounts.items()])

    def step(self, number: Any, steps: tuple[tuple[float, float], ...]) -> Any:
        return ibis.cases(*[(number >= start, one) for start, one in reversed(steps)])


COLUMNS = _Columns()
