"""Paragraphs and thresholds of the schedules."""

from dataclasses import replace
from datetime import date

import pytest

from probation.policy import mappa_offences as module
from probation.policy.mappa_offences import (
    Disposal,
    Paragraph,
    Schedule,
    Threshold,
    is_at_least,
    paragraphs,
    threshold,
)
from probation.policy.rule import CannotAnswer
from tests.policy.mappa_told import (
    ABH,
    EXPOSURE,
    RAPE,
    SEXUAL_ASSAULT,
    SHOP_THEFT,
    TRUST,
    conviction,
)


def answers(code, *, paragraph="", **more):
    one = conviction(code, schedule_3_paragraph=paragraph, **more)
    (three,) = [p for p in paragraphs(one) if p.schedule is Schedule.THREE]
    return threshold(three, one).met


YOUNG = {"born_on": date(2002, 1, 1)}  # 16 at the offence


@pytest.mark.parametrize(
    ("code", "more", "met"),
    [
        (RAPE, {"disposal": Disposal.CAUTION, "n": 0}, True),
        (SEXUAL_ASSAULT, {"disposal": Disposal.COMMUNITY, "n": 11}, False),
        (SEXUAL_ASSAULT, {"disposal": Disposal.COMMUNITY, "n": 12}, True),
        (SEXUAL_ASSAULT, {"disposal": Disposal.IMPRISONMENT, "n": 1}, True),
        (SEXUAL_ASSAULT, {"disposal": Disposal.HOSPITAL, "n": 0}, True),
        (SEXUAL_ASSAULT, {"disposal": Disposal.OTHER, "n": 0, "victim_age": 17}, True),
        (SEXUAL_ASSAULT, {"disposal": Disposal.OTHER, "n": 0, "victim_age": 18}, False),
        (SEXUAL_ASSAULT, {"n": 11, **YOUNG}, False),
        (SEXUAL_ASSAULT, {"n": 12, **YOUNG}, True),
        (
            SEXUAL_ASSAULT,
            {"disposal": Disposal.OTHER, "n": 0, "victim_age": None},
            None,
        ),
        (TRUST, {"disposal": Disposal.COMMUNITY, "n": 12}, True),
        (TRUST, {"disposal": Disposal.OTHER, "n": 0}, False),
        ("SX03017", {"disposal": Disposal.CAUTION, "n": 0}, True),
        ("SX03017", {"disposal": Disposal.CAUTION, "n": 0, **YOUNG}, False),
        ("SX03035", {"n": 11}, False),
        ("SX03035", {"n": 12}, True),
        ("SX03062", {"disposal": Disposal.OTHER, "n": 0}, True),
        ("SX03133", {"disposal": Disposal.COMMUNITY, "n": 24}, False),
        ("SX03133", {"n": 1}, True),
        ("CJ08001", {"n": 24}, True),
        ("CJ08001", {"n": 23}, False),
        ("CJ08001", {"n": 24, **YOUNG}, False),
        ("SC15003", {"disposal": Disposal.OTHER, "n": 0}, True),
        ("CJ88115", {"disposal": Disposal.OTHER, "n": 0, "victim_age": 15}, True),
        ("CJ88115", {"disposal": Disposal.OTHER, "n": 0, "victim_age": 16}, False),
        ("CJ88115", {"n": 12, "victim_age": 15, **YOUNG}, True),
        ("CJ88115", {"n": 11, "victim_age": 15, **YOUNG}, False),
        (EXPOSURE, {"disposal": Disposal.OTHER, "n": 0}, False),
        (EXPOSURE, {"disposal": Disposal.COMMUNITY, "n": 0}, None),
        (EXPOSURE, {"disposal": Disposal.OTHER, "n": 0, "born_on": None}, False),
    ],
)
def test_thresholds_of_schedule_3(code, more, met):
    assert answers(code, **more) is met


@pytest.mark.parametrize(
    ("number", "more", "met"),
    [
        ("3", {"born_on": date(1998, 6, 1)}, True),  # 20 on the day
        ("3", {"born_on": date(1998, 6, 2)}, False),
        ("5", {"victim_age": 17}, True),
        ("5", {"victim_age": 18}, False),
        ("7", {"disposal": Disposal.IMPRISONMENT, "n": 30}, True),
        ("7", {"disposal": Disposal.IMPRISONMENT, "n": 29}, False),
        ("8", {"disposal": Disposal.HOSPITAL_RESTRICTED, "n": 0}, True),
        ("8", {"disposal": Disposal.HOSPITAL, "n": 0}, False),
        ("1", {"disposal": Disposal.OTHER, "n": 0}, True),
    ],
)
def test_old_offences_are_named_by_their_paragraph(number, more, met):
    assert answers("SX56001", paragraph=number, **more) is met


def test_a_paragraph_that_is_not_there_is_refused():
    with pytest.raises(
        CannotAnswer, match="Schedule 3 paragraph 99 is not in our table"
    ) as told:
        paragraphs(conviction(schedule_3_paragraph="99"))
    assert told.value.field == "schedule_3_paragraph"


def test_what_is_missing_for_a_threshold_is_named_once():
    one = conviction(
        SEXUAL_ASSAULT, Disposal.COMMUNITY, 0, born_on=None, victim_age=None
    )
    three = paragraphs(one)[0]
    assert threshold(three, one) == Threshold(
        None, ("offender-18", "victim-under-18", "community-12")
    )


@pytest.mark.parametrize("code", ["OF61102A", "of61102", " OF61102B ", "OF61102"])
def test_attempts_and_the_like_fall_where_the_offence_does(code):
    (one,) = paragraphs(conviction(code))
    assert one == Paragraph(
        Schedule.FIFTEEN_1, "20", "Assault occasioning actual bodily harm (s.47)", True
    )


def test_sexual_offences_fall_under_both_schedules():
    told = paragraphs(conviction(RAPE))
    assert [one.reference for one in told] == [
        "Schedule 3 para 17",
        "Schedule 15 Part 2 a later paragraph",
    ]
    named = paragraphs(conviction(RAPE, schedule_3_paragraph="17"))
    assert named == told
    other = paragraphs(conviction(ABH, schedule_3_paragraph="1"))
    assert [one.reference for one in other] == [
        "Schedule 3 para 1",
        "Schedule 15 Part 1 para 20",
    ]


def test_an_offence_in_no_schedule_has_no_paragraph():
    assert paragraphs(conviction(SHOP_THEFT)) == ()
    assert paragraphs(conviction("")) == ()


def test_the_length_of_custody():
    assert is_at_least(conviction(n=12), 12) is True
    assert is_at_least(conviction(n=11), 12) is False
    assert is_at_least(conviction(n=0), 12) is None
    assert is_at_least(conviction(disposal=Disposal.LIFE, n=0), 30) is True
    assert is_at_least(conviction(disposal=Disposal.COMMUNITY, n=36), 12) is False


def test_birthdays_decide_the_age_at_the_offence():
    one = conviction("SX03017", Disposal.OTHER, 0, offence_on=date(2018, 6, 1))
    assert threshold(paragraphs(one)[0], replace(one, born_on=date(2000, 6, 1))).met
    assert not threshold(paragraphs(one)[0], replace(one, born_on=date(2000, 6, 2))).met
    assert threshold(paragraphs(one)[0], replace(one, offence_on=None)).met is None


def test_reading_the_schedules_gives_the_paragraphs():
    three = module.schedule_3(module.TOLD)
    assert len(three) == 34
    for number, one in three.items():
        assert one.reference == f"Schedule 3 para {number}"
        assert paragraphs(conviction(SHOP_THEFT, schedule_3_paragraph=number)) == (one,)
    codes = module.by_code(module.TOLD, three)
    assert len(codes) > 200
    for code, found in codes.items():
        assert paragraphs(conviction(code)) == found
    assert codes["COML025"] == (Paragraph(Schedule.MURDER, "", "Murder", True),)
