"""The rules and the calculation of requirement types."""

from datetime import date

import pytest

from probation.policy import requirements
from probation.policy.requirements import ALL
from probation.policy.rule import CannotAnswer


def answer(told, on=date(2021, 6, 26)):
    return requirements.CALCULATIONS[0].answer(told, on)


def test_the_calculation_answers_with_reasons():
    assert answer({"type": "unpaid_work", "length": 40}).value["allowed"]
    found = answer(
        {"type": "curfew", "length": 13, "also": {"hours_a_day": 16}},
        date(2022, 6, 27),
    )
    assert found.value == {"allowed": False, "reasons": ["out-of-range"]}
    assert found.parts[-1].says == (
        "Curfew must be at most 12 months; 13 months was entered"
    )


def test_the_calculation_takes_the_day_that_decides_from_its_input():
    told = {"type": "drug_testing", "length": 3, "decided_on": "2022-06-28"}
    assert answer(told).value["allowed"]
    assert not answer(told | {"decided_on": "2022-06-27"}).value["allowed"]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({}, "type"),
        ({"type": "stocks"}, "type"),
        ({"type": "curfew", "also": [1]}, "also"),
        ({"type": "curfew", "also": {"hours_a_day": "x"}}, "also.hours_a_day"),
        ({"type": "unpaid_work", "length": "x"}, "length"),
    ],
)
def test_the_calculation_refuses_what_it_cannot_read(told, field):
    with pytest.raises(CannotAnswer) as refused:
        answer(told)
    assert refused.value.field == field


def test_every_rule_is_unique_and_its_example_runs():
    assert len({rule.key for rule in requirements.RULES}) == len(ALL)
    told = {rule.key: rule.example for rule in requirements.RULES}
    example = told["requirements.curfew"]
    assert example.given == "7 months, date of conviction 4 April 2005"
    assert example.works_out() == (
        "Curfew must be at most 6 months; 7 months was entered"
    )
    assert told["requirements.programme"].works_out() == "Allowed"


def test_examples_are_made_of_their_types():
    for one, rule in zip(ALL, requirements.RULES, strict=True):
        made = requirements.example(one)
        assert made.given == rule.example.given
        assert made.works_out() == rule.example.works_out()


def test_the_schema_names_each_further_figure_and_its_unit():
    (one,) = requirements.CALCULATIONS
    assert one.accepts["properties"]["also"]["properties"] == {
        "hours_a_day": {
            "type": "integer",
            "description": "Curfew on one day, hours a day",
        },
        "hours_in_seven_days": {
            "type": "integer",
            "description": "Curfew in any seven days, hours in any seven days",
        },
    }
