"""Case allocation as a calculation, and its rules."""

from datetime import date

import pytest

from probation.policy import allocation_rules
from probation.policy.allocation import POLICY
from probation.policy.rule import CannotAnswer

ON = date(2017, 3, 1)


def answer(told, on=ON):
    return allocation_rules.CALCULATIONS[0].answer(told, on)


def test_the_calculation():
    told = answer(
        {
            "grounds": [
                {"ground": "rsr", "value": 6.9},
                {"ground": "high-rosh", "value": "low"},
                {"ground": "mappa", "answer": "no", "origin": "the officer"},
                {"ground": "deferred", "answer": "unknown"},
                {"ground": "deportation", "answer": "yes", "origin": "the record"},
            ]
        }
    )
    assert told.value == {
        "body": "nps",
        "proposed": "nps",
        "first_ground": "rsr",
        "unanswered": ["public-interest", "deferred"],
    }
    assert (told.version, told.on) == (POLICY, ON)
    assert [part.value for part in told.parts[:-1]] == [
        "no",
        "no",
        "yes",
        "yes",
        "unknown",
        "unknown",
    ]
    assert told.parts[0].says.endswith("the officer")


def test_the_calculation_takes_an_override_and_the_day_of_sentence():
    override = {"body": "crc", "reason": "agreed", "by": "J. Webb"}
    told = answer({"sentenced_on": "2016-01-04", "override": override})
    assert told.value["body"] == "crc"
    assert told.value["proposed"] is None
    assert told.on == date(2016, 1, 4)
    assert answer({"sentenced_on": "2022-01-04"}).value["body"] == "unified"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"grounds": [{"ground": "luck"}]}, "grounds[0].ground"),
        ({"grounds": [{"ground": "mappa"}]}, "grounds"),
        ({"grounds": [{"ground": "mappa", "answer": "perhaps"}]}, "grounds[0].answer"),
        ({"grounds": [{"ground": "mappa", "answer": "yes"}]}, "grounds[0].origin"),
        ({"grounds": [{"ground": "rsr", "value": "x"}]}, "rsr"),
        ({"grounds": [{"ground": "high-rosh", "value": "x"}]}, "grounds[0].value"),
        ({"override": {"body": "nps", "reason": "r"}}, "override.by"),
        ({"override": {"body": "nps", "by": "r"}}, "override.reason"),
        ({"override": {"by": "nps", "reason": "r"}}, "override.body"),
    ],
)
def test_the_calculation_refuses_what_it_cannot_read(told, field):
    with pytest.raises(CannotAnswer) as refused:
        answer(told)
    assert refused.value.field == field


def test_examples_run():
    assert [rule.example.works_out() for rule in allocation_rules.RULES] == [
        (
            "National Probation Service; the first true ground is: The risk of serious "
            "recidivism score is at or above the threshold"
        ),
        "RSR 6.89 is below 6.9",
        "8 April 2015",
    ]
