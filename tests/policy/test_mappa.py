"""MAPPA category, conviction by conviction, with the paragraph that matched."""

from datetime import date

import pytest

from probation.policy.mappa import (
    FROM_MEMORY,
    LAW,
    OUR_READING,
    Category,
    Dangerous,
    eligibility,
)
from probation.policy.mappa_offences import (
    Disposal,
    Finding,
)
from tests.policy.mappa_told import (
    LATER,
    LICENCE_END,
    MURDER,
    ON,
    RAPE,
    ROBBERY,
    SECTION_20,
    SENTENCED,
    SEXUAL_ASSAULT,
    SHOP_THEFT,
    conviction,
)


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


def test_what_is_missing_is_named_once_in_words():
    one = conviction(
        SEXUAL_ASSAULT, Disposal.COMMUNITY, 0, born_on=None, victim_age=None
    )
    assert found(one).missing == (
        "the person’s age at the offence",
        "the victim’s age",
        "the length of the order",
    )
