"""Answers as JSON can carry them."""

from datetime import date
from decimal import Decimal

import pytest

from probation.policy.explained import Explained, Part, plain
from probation.policy.limit import Unit


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (date(2020, 2, 29), "2020-02-29"),
        (Decimal("2.5"), 2.5),
        ({1: date(2020, 1, 1), "b": [Decimal(1)]}, {"1": "2020-01-01", "b": [1.0]}),
        ((1, "a", None), [1, "a", None]),
        ({3}, [3]),
        (frozenset({3}), [3]),
        (Unit.WEEKS, "weeks"),
        (True, True),
    ],
)
def test_what_json_cannot_carry_is_told_plainly(value, told):
    assert plain(value) == told
    assert type(plain(value)) in (str, float, dict, list, bool, Unit)


def test_a_part_tells_its_source_and_doubt_where_there_are_any():
    assert Part("A", Decimal("0.5")).as_data() == {"says": "A", "value": 0.5}
    assert Part("A", None, "Act", "dim").as_data() == {
        "says": "A",
        "value": None,
        "source": "Act",
        "doubt": "dim",
    }


def test_an_answer_needs_no_working():
    assert Explained(1) == Explained(1, (), "", None)
