"""MAPPA category, conviction by conviction, with the paragraph that matched."""

from dataclasses import replace
from datetime import date

import pytest

from probation.policy import mappa_rules
from probation.policy.fixed_term import FixedTerm
from probation.policy.mappa import (
    FROM_MEMORY,
    LAW,
    OUR_READING,
    Category,
    Dangerous,
    Level,
    can_set_level,
    eligibility,
)
from probation.policy.mappa_offences import (
    Conviction,
    Disposal,
    Finding,
    Paragraph,
    Schedule,
    Threshold,
    is_at_least,
    paragraphs,
    threshold,
)
from probation.policy.rule import CannotAnswer

SENTENCED = date(2019, 5, 1)
ON = date(2020, 1, 1)
LICENCE_END = date(2021, 4, 30)
LATER = date(2022, 6, 28)  # category 4 began
ABH, SECTION_20, MURDER, ROBBERY = "OF61102", "OF61131", "COML025", "TH68023"
SEXUAL_ASSAULT, RAPE, EXPOSURE, TRUST = "SX03007", "SX03002", "SX03128", "SX03052"
SHOP_THEFT = "TH68010"


def months(n):
    return FixedTerm(SENTENCED, months=n)


def conviction(code=ABH, disposal=Disposal.IMPRISONMENT, n=24, **more):
    told = {
        "offence_code": code,
        "disposal": disposal,
        "sentenced_on": SENTENCED,
        "term": months(n) if n else None,
        "offence_on": date(2018, 6, 1),
        "born_on": date(1980, 1, 1),
        "victim_age": 30,
        "supervised_until": LICENCE_END,
        "listed_in_327_4a": False,
    }
    return Conviction(**told | more)


def found(*convictions, on=ON, terrorist=False, **more):
    return eligibility(convictions, on, terrorist=terrorist, **more).value


def category(*convictions, **more):
    return found(*convictions, **more).category


@pytest.mark.parametrize(
    ("n", "expected"), [(11, None), (12, Category.TWO), (24, Category.TWO)]
)
def test_twelve_months_for_the_offence_itself(n, expected):
    value = found(conviction(n=n))
    assert (value.category, value.eligible) == (expected, expected is not None)
    assert value.missing == ()


def test_a_total_of_twelve_months_is_not_enough():
    assert category(conviction(n=6), conviction(SECTION_20, n=6)) is None
    assert category(conviction(n=6), conviction(SECTION_20, n=12)) is Category.TWO


@pytest.mark.parametrize(
    ("disposal", "n", "expected"),
    [
        (Disposal.COMMUNITY, 36, None),
        (Disposal.OTHER, 0, None),
        (Disposal.CAUTION, 0, None),
        (Disposal.CONDITIONAL_DISCHARGE, 12, None),
        (Disposal.SUSPENDED, 12, Category.TWO),
        (Disposal.YOUNG_OFFENDERS, 12, Category.TWO),
        (Disposal.YOUNG_OFFENDERS, 11, None),
        (Disposal.TRAINING, 12, Category.TWO),
        (Disposal.TRAINING, 10, None),
        (Disposal.LONG_DETENTION, 12, Category.TWO),
        (Disposal.LONG_DETENTION, 11, None),
        (Disposal.EXTENDED_DETENTION, 0, Category.TWO),
        (Disposal.LIFE, 0, Category.TWO),
        (Disposal.HM_PLEASURE, 0, Category.TWO),
        (Disposal.PUBLIC_PROTECTION, 0, Category.TWO),
        (Disposal.HOSPITAL, 0, Category.TWO),
        (Disposal.HOSPITAL_RESTRICTED, 0, Category.TWO),
        (Disposal.GUARDIANSHIP, 0, Category.TWO),
    ],
)
def test_sentences_that_count(disposal, n, expected):
    assert category(conviction(disposal=disposal, n=n)) is expected


@pytest.mark.parametrize("finding", [Finding.INSANITY, Finding.DISABILITY])
def test_without_a_conviction_only_hospital_or_guardianship_counts(finding):
    assert category(conviction(finding=finding)) is None
    for disposal in (
        Disposal.HOSPITAL,
        Disposal.HOSPITAL_RESTRICTED,
        Disposal.GUARDIANSHIP,
    ):
        one = conviction(disposal=disposal, n=0, finding=finding)
        assert category(one) is Category.TWO


def test_category_2_ends_with_the_licence():
    assert category(conviction(), on=LICENCE_END) is Category.TWO
    assert category(conviction(), on=date(2021, 5, 1)) is None


def test_a_conviction_counts_from_its_day():
    assert category(conviction(), on=date(2019, 4, 30)) is None
    assert category(conviction(), on=SENTENCED) is Category.TWO


def test_a_life_sentence_needs_no_end():
    value = found(
        conviction(MURDER, Disposal.LIFE, 0, supervised_until=None), on=date(2060, 1, 1)
    )
    assert value.category is Category.TWO
    assert value.hits[0].reference == "Murder"
    assert (
        value.hits[0].because
        == "Murder with life, or imprisonment for public protection on 1 May 2019"
    )


def test_what_is_unknown_is_named_and_nothing_guessed():
    value = found(conviction(n=0))
    assert (value.eligible, value.category) == (None, None)
    assert value.missing == ("the length of the sentence",)
    value = found(conviction(supervised_until=None))
    assert value.missing == ("when licence, custody or hospital ends",)
    assert value.eligible is None
    value = found(conviction(SHOP_THEFT, listed_in_327_4a=None))
    assert value.missing == ("whether s.327(4A) lists the offence",)
    value = found(terrorist=None, on=LATER)
    assert value.missing == ("whether the person is a terrorist or a terrorist risk",)
    assert value.eligible is None


def test_after_the_licence_nothing_more_is_asked_about_category_2():
    one = conviction(SHOP_THEFT, listed_in_327_4a=None)
    assert found(one, on=date(2021, 5, 1)).missing == ()


def test_a_hit_settles_it_whatever_else_is_unknown():
    still = date(2024, 1, 1)
    value = found(
        conviction(supervised_until=still),
        conviction(n=0, supervised_until=still),
        terrorist=None,
        on=LATER,
    )
    assert value.eligible is True
    assert len(value.missing) == 2


def test_an_unlisted_offence_is_not_eligible():
    assert found(conviction(SHOP_THEFT)).eligible is False
    short = conviction(SHOP_THEFT, n=6, listed_in_327_4a=None)
    assert found(short).eligible is False
    listed = conviction("CA84001", listed_in_327_4a=True)
    value = found(listed)
    assert value.category is Category.TWO
    assert (value.hits[0].reference, value.hits[0].verified) == ("s.327(4A)", False)


def test_the_paragraph_is_printed_with_its_doubt():
    told = eligibility([conviction()], ON, terrorist=False)
    (hit,) = told.value.hits
    assert hit.because == (
        "Assault occasioning actual bodily harm (s.47) with imprisonment on 1 May 2019; "
        "ends with licence on 30 April 2021"
    )
    assert (hit.reference, hit.verified, hit.until) == (
        "Schedule 15 Part 1 para 20",
        True,
        LICENCE_END,
    )
    (part,) = told.parts
    assert part.says == f"Category 2: {hit.because}"
    assert part.value is Category.TWO
    assert part.source == f"{LAW}; Schedule 15 Part 1 para 20"
    assert part.doubt == OUR_READING
    assert told.on == ON


def test_a_paragraph_from_memory_is_marked():
    told = eligibility([conviction(ROBBERY)], ON, terrorist=False)
    assert told.value.hits[0].reference == "Schedule 15 Part 1 a later paragraph"
    assert told.parts[0].doubt == f"{FROM_MEMORY} {OUR_READING}"


def test_not_eligible_says_why():
    told = eligibility([], LATER, terrorist=None)
    assert [part.says for part in told.parts] == [
        (
            "Nothing matched: no notification; no listed offence with its sentence still "
            "running; no decision on dangerousness"
        ),
        "Not known: whether the person is a terrorist or a terrorist risk",
    ]
    assert [part.source for part in told.parts] == [LAW, LAW]
    assert told.parts[0].doubt


def test_category_1_while_notification_runs():
    one = conviction(RAPE, n=60)
    value = found(one, on=date(2050, 1, 1))
    assert value.category is Category.ONE
    (hit,) = value.hits
    assert hit.because == (
        "Must notify the police indefinitely: Rape; assault by penetration (2003 Act ss.1 "
        "and 2), sentenced on 1 May 2019"
    )
    assert (hit.reference, hit.verified, hit.until) == (
        "Schedule 3 para 17",
        False,
        None,
    )


def test_category_1_ends_with_notification():
    one = conviction(SEXUAL_ASSAULT, Disposal.COMMUNITY, 12)
    assert category(one, on=date(2024, 4, 30)) is Category.ONE
    assert found(one, on=date(2024, 4, 30)).hits[0].until == date(2024, 4, 30)
    assert category(one, on=date(2024, 5, 1)) is None


def test_notification_without_a_known_length_is_missing():
    one = conviction(RAPE, n=0)
    assert "how long notification lasts" in found(one).missing
    police = conviction(RAPE, n=0, notification_until=date(2025, 1, 1))
    assert category(police) is Category.ONE


def test_the_first_category_is_the_persons_and_every_hit_is_kept():
    decision = Dangerous(
        "The responsible authority", date(2019, 8, 1), "Robbery in 2010"
    )
    one = conviction(RAPE, n=60, supervised_until=date(2024, 1, 1))
    value = found(one, terrorist=True, dangerous=decision, on=LATER)
    assert value.category is Category.ONE
    assert [hit.category for hit in value.hits] == [
        Category.ONE,
        Category.TWO,
        Category.THREE,
        Category.FOUR,
    ]
    assert value.hits[2].because == (
        "The responsible authority decided on 1 August 2019: Robbery in 2010 shows "
        "capability of serious harm"
    )
    assert value.hits[2].reference == "s.325(2)(b)"


def test_category_3_from_the_decision_until_it_ends():
    decision = Dangerous("RA", date(2019, 8, 1), "Robbery", ended_on=date(2020, 2, 1))
    for on, expected in (
        (date(2019, 7, 31), None),
        (date(2019, 8, 1), Category.THREE),
        (date(2020, 1, 31), Category.THREE),
        (date(2020, 2, 1), None),
    ):
        assert category(dangerous=decision, on=on) is expected


def test_category_4_from_its_day():
    value = found(terrorist=True, on=LATER)
    assert (value.category, value.eligible) == (Category.FOUR, True)
    for told in (True, None):
        value = found(terrorist=told, on=date(2022, 6, 27))
        assert (value.eligible, value.missing) == (False, ())


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
    assert found(one).missing == (
        "the person’s age at the offence",
        "the victim’s age",
        "the length of the order",
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
        "Category 2: violent, and other sexual, by Schedule 15 Part 1 para 20",
        "No category",
        "Category 3 is for cases that need level 2 or 3",
        "until 30 April 2026",
    ]
