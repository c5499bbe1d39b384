"""The language of terms holds arithmetic and nothing else."""

import math
from datetime import date

import pytest

from probation.policy.predictors.grammar import (
    NUMBERS,
    Expression,
    NotAllowed,
    calendar_months,
    months_later,
    whole_months,
    whole_years,
)


def value(text, **values):
    return Expression(text).of(values, NUMBERS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3", 7),
        ("7 / 2", 3.5),
        ("2 ** 3", 8),
        ("-2", -2),
        ("ln(1)", 0.0),
        ("least(2, 3)", 2),
        ("greatest(2, 3)", 3),
        ("floor(2.9)", 2),
        ("ceiling(2.1)", 3),
        ("round_half_up(2.5)", 3.0),
        ("round_half_up(2.49)", 2.0),
        ("if_else(1 < 2, 5, 6)", 5),
        ("if_else(2 < 1, 5, 6)", 6),
        ("logistic(0)", 0.5),
    ],
)
def test_arithmetic(text, expected):
    assert value(text) == expected


def test_the_logistic_function_is_of_its_argument():
    assert value("logistic(2)") == pytest.approx(1 / (1 + math.exp(-2)), abs=1e-15)


def test_conditions_join_and_stop_at_the_first_that_decides():
    assert value("a == 'x' and n > 1", a="x", n=2) is True
    assert value("a == 'x' and n > 1", a="y", n=None) is False
    assert value("a == 'x' or n > 1", a="x", n=None) is True
    assert value("a != 'x'", a=None) is True
    assert value("a == 'x'", a=None) is False


def test_names_are_the_inputs_and_not_the_functions():
    found = Expression("ln(total / (gap + 12)) * flag")
    assert found.names == {"total", "gap", "flag"}


@pytest.mark.parametrize(
    "text",
    [
        "open('x')",
        "a.b",
        "[1]",
        "lambda: 1",
        "1 < 2 < 3",
        "not a",
        "__import__('os')",
        "least(1, b=2)",
        "a % 2",
        "(ln)(1)(2)",
        "'a' in b",
        "both(a, b)",
    ],
)
def test_anything_else_is_refused_when_it_is_read(text):
    with pytest.raises(NotAllowed):
        Expression(text)


def test_nothing_of_python_is_within_reach():
    with pytest.raises(NameError):
        value("print")


@pytest.mark.parametrize(
    ("since", "on", "years"),
    [
        (date(2000, 6, 15), date(2020, 6, 14), 19),
        (date(2000, 6, 15), date(2020, 6, 15), 20),
        (date(2000, 2, 29), date(2021, 2, 28), 20),
        (date(2000, 2, 29), date(2021, 3, 1), 21),
        (date(2000, 12, 31), date(2001, 1, 1), 0),
    ],
)
def test_whole_years_are_birthdays_completed(since, on, years):
    assert whole_years(since, on) == years


@pytest.mark.parametrize(
    ("since", "on", "whole", "calendar"),
    [
        (date(2018, 3, 28), date(2018, 4, 10), 0, 1),
        (date(2018, 3, 28), date(2018, 4, 28), 1, 1),
        (date(2018, 3, 28), date(2018, 4, 27), 0, 1),
        (date(2018, 1, 31), date(2018, 2, 28), 0, 1),
        (date(2017, 11, 5), date(2018, 2, 5), 3, 3),
        (date(2018, 2, 5), date(2018, 1, 5), -1, -1),
    ],
)
def test_months_are_completed_or_merely_changed(since, on, whole, calendar):
    assert whole_months(since, on) == whole
    assert calendar_months(since, on) == calendar


def test_months_later_stop_at_the_end_of_a_shorter_month():
    assert months_later(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert months_later(date(2025, 10, 1), 3) == date(2026, 1, 1)


class _Told:
    """An engine that says what it is asked to do."""

    rewritten = True
    functions = {
        "__builtins__": {},
        **{
            word: lambda *values, word=word: (word, *values)
            for word in ("both", "either", "same", "differs", "ln")
        },
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a == 1", ("same", 1, 1)),
        ("a != b", ("differs", 1, 2)),
        ("a == 1 and b != 1", ("both", ("same", 1, 1), ("differs", 2, 1))),
        ("a == 1 or b < 1", ("either", ("same", 1, 1), False)),
        ("a < b and b < 3 and a < 1", ("both", ("both", True, True), False)),
        ("ln(a == b)", ("ln", ("same", 1, 2))),
        ("a + b", 3),
    ],
)
def test_what_columns_cannot_carry_is_asked_of_the_engine_by_name(text, told):
    assert Expression(text).of({"a": 1, "b": 2}, _Told()) == told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("exec(1)", "No such function: exec(1) in exec(1)"),
        ("1 + exec(2)", "No such function: exec(2) in 1 + exec(2)"),
        ("1 < a < 3", "Compare two things at a time: 1 < a < 3"),
        ("[1]", "List is not part of the language: [1]"),
    ],
)
def test_what_is_not_allowed_is_named(text, words):
    with pytest.raises(NotAllowed) as refused:
        Expression(text)
    assert str(refused.value) == words
