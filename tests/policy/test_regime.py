"""Which rules hold on a day, and what differs between two."""

from datetime import date

import pytest

from probation.policy import regime as module
from probation.policy.commencement import ALL as CHANGES
from probation.policy.regime import NONE, Row, differences, regime, side_by_side
from probation.policy.rule import CannotAnswer

EXPECTED = {
    date(2014, 6, 1): {
        "body": "nps-and-crc",
        "standard": "2014",
        "contact_requirement": "supervision",
        "warning": "warn-or-lay-information-by-nps",
        "recall": "fixed-28",
        "after_sentence": "none",
        "unpaid_work": "twelve-months",
        "planned_contact": "to-the-end",
        "early_end": "court",
    },
    date(2015, 2, 1): {
        "contact_requirement": "rehabilitation-activity",
        "recall": "fixed-14-or-28",
        "after_sentence": "to-12-months",
    },
    date(2015, 8, 1): {"standard": "2015"},
    date(2020, 12, 1): {"warning": "warn-or-refer"},
    date(2021, 6, 26): {"body": "unified", "standard": "2021"},
    date(2022, 4, 1): {"unpaid_work": "twelve-months-30-per-cent"},
    date(2024, 4, 2): {"recall": "fixed-14-required-under-12"},
    date(2024, 6, 7): {"planned_contact": "to-two-thirds"},
    date(2026, 3, 31): {"recall": "fixed-56"},
    date(2026, 5, 11): {
        "contact_requirement": "probation-requirement",
        "after_sentence": "repealed",
        "unpaid_work": "no-window-credit",
        "early_end": "officer",
    },
}


@pytest.mark.parametrize("day", sorted(EXPECTED), ids=str)
def test_each_change_happens_on_its_day_and_changes_nothing_else(day):
    held = {}
    for changed in sorted(EXPECTED):
        if changed == day:
            before = dict(held)
        if changed <= day:
            held |= EXPECTED[changed]
    assert regime(day).value == held
    assert regime(day).on == day
    if before:
        assert regime(date.fromordinal(day.toordinal() - 1)).value == before


def test_before_the_split_some_rules_are_not_known():
    told = regime(date(2014, 5, 31))
    assert told.value["body"] == NONE == "none"
    assert told.value["warning"] == "warn-or-lay-information"
    assert {part.value for part in told.parts} == set(told.value.values()) - {
        "none"
    } | {"none"}
    assert len(told.parts) == len(told.value) - 3


def test_the_table_says_each_rule_in_words_with_its_source():
    part = regime(date(2021, 6, 26)).parts[3]
    assert part.says == (
        "Warn or refer: warn or refer; warned in the 12 months before: must refer to an "
        "enforcement officer"
    )
    assert part.value == "warn-or-refer"
    assert part.source == "Sentencing Act 2020 Sch 10 and Sch 16 paras 6 and 7"
    assert regime(date(2026, 6, 1)).parts[-1].doubt.startswith("The day in SI 2026/402")


def test_the_same_day_twice_differs_in_nothing():
    assert differences(date(2021, 6, 26), date(2021, 6, 26)) == ()
    assert len(side_by_side(date(2021, 6, 26), date(2021, 6, 26))) > 30


def test_what_the_pcsc_act_changed():
    rows = differences(date(2022, 6, 27), date(2022, 6, 28))
    assert [row.key for row in rows] == [
        "curfew.months",
        "curfew.hours_a_day",
        "curfew.hours_in_seven_days",
        "drug_testing.months",
        "attendance_centre.hours",
    ]
    assert rows[0].title == "Curfew, by the date of conviction"
    assert (rows[0].first, rows[0].second) == ("at most 12 months", "at most 24 months")
    assert (rows[4].first, rows[4].second) == ("12 to 36 hours", NONE)
    assert rows[0].doubts == ("The day of commencement is from memory.",)


def test_the_other_way_round_swaps_the_columns():
    there = differences(date(2020, 11, 30), date(2021, 6, 26))
    back = differences(date(2021, 6, 26), date(2020, 11, 30))
    assert [(row.second, row.first) for row in there] == [
        (row.first, row.second) for row in back
    ]


def test_a_row_differs_where_its_words_do():
    assert Row("k", "t", "a", "b").differs
    assert not Row("k", "t", "a", "a").differs


def test_a_doubt_is_told_once():
    (row,) = [
        row
        for row in side_by_side(date(2026, 6, 1), date(2026, 6, 2))
        if row.key == "early_end"
    ]
    assert len(row.doubts) == 1
    clear = side_by_side(date(2021, 6, 26), date(2021, 6, 26))[0]
    assert (clear.key, clear.title) == ("body", "Who supervises")
    assert clear.doubts == ()


def test_changes_are_in_order_and_unique():
    days = [change.day for change in CHANGES]
    assert days == sorted(days)
    assert len({change.key for change in CHANGES}) == len(CHANGES)
    assert all(change.source and change.says and change.title for change in CHANGES)


def answer(told, on=date(2021, 6, 26)):
    return module.CALCULATIONS[0].answer(told, on)


def test_the_calculation_compares_with_the_day_asked_or_a_day_given():
    told = answer({"second": "2014-06-01"})
    assert told.on == date(2021, 6, 26)
    row = next(row for row in told.value if row["key"] == "body")
    assert row == {
        "key": "body",
        "title": "Who supervises",
        "first": "one Probation Service",
        "second": "the National Probation Service and 21 companies",
        "doubts": [],
        "differs": True,
    }
    assert told.parts[0].says == (
        "Who supervises: one Probation Service, then the National Probation Service and "
        "21 companies"
    )
    assert told.parts[0].value == "body"
    assert len(told.parts) == sum(row["differs"] for row in told.value)
    same = answer({"first": "2014-06-01", "second": "2014-06-01"})
    assert same.parts == ()


def test_the_calculation_needs_a_second_day():
    with pytest.raises(CannotAnswer) as refused:
        answer({})
    assert refused.value.field == "second"


def test_reading_the_table_gives_the_table():
    assert module.read(module.TABLE) == module.ASPECTS


def test_rules_say_every_version():
    rule = next(rule for rule in module.RULES if rule.key == "regime.body")
    assert rule.says == (
        "From 1 June 2014: the National Probation Service and 21 companies. "
        "From 26 June 2021: one Probation Service."
    )
    assert rule.example.works_out() == "one Probation Service"
    assert rule.since == date(2014, 6, 1)
