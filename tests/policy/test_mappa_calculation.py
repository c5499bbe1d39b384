"""MAPPA levels, the calculation and its rules."""

import pytest

from probation.policy import mappa_rules
from probation.policy.mappa import LAW, Category, Level, can_set_level
from probation.policy.rule import CannotAnswer
from tests.policy.mappa_told import ABH, LATER, ON, RAPE, SEXUAL_ASSAULT, SHOP_THEFT


def answer(told, on=ON):
    return mappa_rules.CALCULATIONS[0].answer(told, on)


BASIC = {
    "offence_code": ABH,
    "disposal": "imprisonment",
    "sentenced_on": "2019-05-01",
    "months": 24,
    "supervised_until": "2021-04-30",
}


def test_the_calculation():
    told = answer({"convictions": [BASIC], "terrorist": False})
    assert told.value == {
        "eligible": True,
        "category": "2",
        "paragraphs": ["Schedule 15 Part 1 para 20"],
        "missing": [],
    }
    assert told.on == ON
    assert answer({"convictions": []}, LATER).value["eligible"] is None
    terrorist = answer({"convictions": [], "terrorist": True}, LATER)
    assert terrorist.value["category"] == "4"
    more = {"by": "RA", "on": "2019-08-01", "offence": "Robbery"}
    told = answer({"convictions": [], "dangerous": more, "terrorist": False})
    assert told.value["category"] == "3"


@pytest.mark.parametrize(
    ("more", "category_"),
    [
        ({"months": None, "days": 365}, None),
        ({"months": None, "days": 366}, "2"),
        ({"finding": "insanity"}, None),
        ({"offence_code": SHOP_THEFT, "listed_in_327_4a": True}, "2"),
        ({"offence_code": RAPE, "notification_until": "2030-01-01"}, "1"),
        (
            {
                "offence_code": SEXUAL_ASSAULT,
                "disposal": "other",
                "offence_on": "2018-06-01",
                "born_on": "1980-01-01",
                "victim_age": 12,
            },
            "1",
        ),
    ],
)
def test_the_calculation_reads_every_field(more, category_):
    told = answer({"convictions": [BASIC | more], "terrorist": False})
    assert told.value["category"] == category_


@pytest.mark.parametrize("field", ["offence_code", "disposal", "sentenced_on"])
def test_the_calculation_needs_its_fields(field):
    told = {key: value for key, value in BASIC.items() if key != field}
    with pytest.raises(CannotAnswer) as refused:
        answer({"convictions": [told]})
    assert refused.value.field == f"convictions[0].{field}"


def test_examples_run():
    assert [rule.example.works_out() for rule in mappa_rules.RULES] == [
        (
            "Category 2: Assault occasioning actual bodily harm (s.47) with imprisonment on 1 "
            "May 2019; ends with licence on 30 April 2021"
        ),
        (
            "Nothing matched: no notification; no listed offence with its sentence still "
            "running; no decision on dangerousness"
        ),
        "Category 3 is for cases that need level 2 or 3",
        "until 30 April 2026",
    ]


@pytest.mark.parametrize(
    ("of", "level", "code"),
    [
        (None, Level.NOMINAL, None),
        (None, Level.ONE, "no-category"),
        (Category.ONE, Level.ONE, None),
        (Category.THREE, Level.NOMINAL, "level-too-low"),
        (Category.THREE, Level.ONE, "level-too-low"),
        (Category.THREE, Level.TWO, None),
        (Category.THREE, Level.THREE, None),
        (Category.FOUR, Level.NOMINAL, None),
    ],
)
def test_levels(of, level, code):
    decision = can_set_level(of, level)
    assert [reason.code for reason in decision.reasons] == ([code] if code else [])
    if code == "no-category":
        assert decision.reasons[0].text == "A level needs a MAPPA category"
        assert decision.reasons[0].source == LAW
    if code == "level-too-low":
        assert (
            decision.reasons[0].text == "Category 3 is for cases that need level 2 or 3"
        )
        assert decision.reasons[0].source == "MAPPA guidance (from memory)"
