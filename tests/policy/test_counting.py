from datetime import date

import pytest

from probation.policy.counting import CALCULATIONS, RULES
from probation.policy.rule import CannotAnswer

WORKING_DAYS, LONDON_DAY = CALCULATIONS


def test_every_rule_of_counting_has_an_example_that_runs():
    worked = {
        rule.key.removeprefix("counting."): rule.example.works_out() for rule in RULES
    }
    assert worked == {
        "working-days": (
            "27 April 2017: 15 working days from 4 April 2017; 14 and 17 April are bank holidays"
        ),
        "bank-holidays": "State funeral of Queen Elizabeth II",
        "full-business-days": (
            "8 April 2015: 2 full business days from 2 April 2015; 3 and 6 April are bank "
            "holidays"
        ),
        "months": (
            "28 February 2017: 6 months from 31 August 2016; February 2017 has no day 31, so "
            "its last day"
        ),
        "months-beginning-with": (
            "9 May 2022: 12 months beginning with 10 May 2021: the last day is 9 May 2022"
        ),
        "london-days": "10:00",
    }
    assert all(rule.source for rule in RULES)


def test_the_rule_of_bank_holidays_holds_for_the_years_known():
    (rule,) = [rule for rule in RULES if rule.key == "counting.bank-holidays"]
    assert (rule.since, rule.until) == (date(2013, 1, 1), date(2029, 1, 1))


def test_working_days_are_calculated():
    answer = WORKING_DAYS.answer(WORKING_DAYS.example, date(2017, 4, 26))
    assert WORKING_DAYS.key == "working-days"
    assert answer.value["day"] == "2017-04-27"
    assert answer.value["days_left"] == 1
    (part,) = answer.parts
    assert (part.says, part.value) == (answer.value["explanation"], date(2017, 4, 27))
    assert part.source == "www.gov.uk/bank-holidays"
    assert answer.on == date(2017, 4, 26)


def test_the_london_day_of_an_instant_is_calculated():
    answer = LONDON_DAY.answer(LONDON_DAY.example, date(2023, 1, 1))
    assert LONDON_DAY.key == "london-day"
    assert answer.value == "2023-06-05"
    assert (answer.parts[0].says, answer.parts[0].value) == (
        "00:30 by London’s clocks",
        date(2023, 6, 5),
    )
    assert answer.on == date(2023, 1, 1)


@pytest.mark.parametrize(
    ("calculation", "given", "field"),
    [
        (WORKING_DAYS, {"since": "2017-04-04"}, "days"),
        (WORKING_DAYS, {"days": 3}, "since"),
        (WORKING_DAYS, {"since": "2017-04-04", "days": 0}, "length"),
        (WORKING_DAYS, {"since": "2028-12-29", "days": 1}, "day"),
        (LONDON_DAY, {}, "instant"),
        (LONDON_DAY, {"instant": "2023-06-04T23:30:00"}, "instant"),
    ],
)
def test_what_cannot_be_read_is_refused(calculation, given, field):
    with pytest.raises(CannotAnswer) as refused:
        calculation.answer(given, date(2017, 4, 4))
    assert refused.value.field == field
