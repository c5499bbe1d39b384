"""Numbers in a JSON object given to a calculation."""

from decimal import Decimal

import pytest

from probation.policy.given import Given
from probation.policy.given_numbers import number
from probation.policy.rule import CannotAnswer


@pytest.mark.parametrize("told", [2.5, "2.5", "2.50"])
def test_a_number_may_be_written_as_text(told):
    assert number(Given({"hours": told}), "hours") == Decimal("2.5")


def test_what_is_left_out_is_none():
    assert number(Given({"hours": None}), "hours") is None


@pytest.mark.parametrize("told", ["two", "", True, [], "NaN", "Infinity"])
def test_what_is_no_number_is_refused_by_the_way_to_its_field(told):
    with pytest.raises(CannotAnswer) as refused:
        number(Given({"hours": told}, "candidates[1]"), "hours")
    assert refused.value.field == "candidates[1].hours"
    assert str(refused.value) == (
        f"‘candidates[1].hours’ must be a number, not {told!r}"
    )
