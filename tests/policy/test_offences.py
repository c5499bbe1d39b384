"""Offence codes lead to a Home Office class and to groups, or say why they do not."""

from datetime import date

import pytest

from probation.policy import offences
from probation.policy.offences import (
    CALCULATIONS,
    CODES_SOURCE,
    OFFENCES,
    Match,
    groups,
    offence,
)
from probation.policy.offences.classes import CATEGORIES, CLASSES, SOURCE, groups_of
from probation.policy.rule import CannotAnswer

FIVE_DIGITS = (
    "A Home Office class has five digits, such as 00806: three for the category and two"
    " for the offence"
)


def test_an_offence_by_its_code():
    found = offence(" th68010 ")
    assert found == OFFENCES["TH68010"]
    assert found.title == "Theft from a shop"
    assert (found.category, found.recordable) == ("CE", True)
    assert (found.home_office_class, found.match) == ("04600", Match.EXACT)


def test_a_code_known_from_its_class_alone_has_no_title():
    found = offence("01GL07017")
    assert (found.title, found.category, found.recordable) == ("", "", None)
    assert (found.home_office_class, found.match) == ("99999", Match.CATEGORY_MIXED)


def test_an_unknown_code_is_refused():
    with pytest.raises(CannotAnswer, match="‘XX99999’") as refused:
        offence("XX99999")
    assert refused.value.field == "code"
    assert str(refused.value) == (
        "No source lists the offence code ‘XX99999’: check it, or choose the offence by"
        " its title"
    )


def test_an_offence_without_a_class_is_refused_and_never_guessed():
    assert offence("AB06001").match is Match.NONE
    with pytest.raises(CannotAnswer) as refused:
        groups("AB06001")
    assert refused.value.field == "code"
    assert str(refused.value) == (
        "No source gives a Home Office class for AB06001: choose another offence or"
        " enter the class"
    )


@pytest.mark.parametrize(
    ("code", "ogrs3", "category"),
    [
        ("04600", "theft_non_motor", "theft_non_motor"),
        ("00806", "violence", "violence_abh_and_above"),
        ("10501", "violence", "violence_below_abh"),
        ("14105", "public_order", "drunkenness"),
        ("02700", "soliciting_or_prostitution", "other_offences"),
    ],
)
def test_groups_of_a_class(code, ogrs3, category):
    found = groups_of(code)
    assert (found.ogrs3_group, found.offence_category) == (ogrs3, category)


def test_a_class_not_listed_takes_what_its_whole_category_agrees_on():
    assert offence("AF15001").match is Match.CATEGORY_SAME
    found = groups("AF15001")
    same = {one.ogrs3_group for code, one in CLASSES.items() if code[:3] == "089"}
    assert same == {found.ogrs3_group}


def test_a_kind_of_violence_that_differs_within_a_category_is_not_known():
    assert "00530" not in CLASSES
    found = groups_of("00530")
    assert (found.ogrs3_group, found.offence_category) == ("violence", None)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("460", FIVE_DIGITS),
        ("046000", FIVE_DIGITS),
        ("0460O", FIVE_DIGITS),
        ("08800", "08800 is a heading: give the class of the exact offence"),
        (
            "55555",
            (
                "No source sorts Home Office class 55555 into a group of offence: choose"
                " another class"
            ),
        ),
        (
            "99999",
            (
                "99999 is not in the list, and the other classes of its category differ:"
                " choose a class that is in the list"
            ),
        ),
    ],
)
def test_where_there_is_no_group_the_reason_is_given(code, says):
    with pytest.raises(CannotAnswer) as refused:
        groups_of(code)
    assert str(refused.value) == says
    assert refused.value.field == "offence_code"


def test_what_each_match_leads_to():
    found = {match: [] for match in Match}
    for one in OFFENCES.values():
        found[one.match].append(one)
    assert {m: len(them) for m, them in found.items()} == {
        Match.EXACT: 12126,
        Match.CATEGORY_SAME: 1226,
        Match.CATEGORY_MIXED: 1097,
        Match.NO_MAPPING: 40,
        Match.NONE: 4304,
    }
    for one in found[Match.EXACT]:
        assert groups(one.code).ogrs3_group
    for one in found[Match.CATEGORY_SAME]:
        assert groups(one.code).ogrs3_group
    for one in found[Match.NO_MAPPING]:
        with pytest.raises(CannotAnswer):
            groups(one.code)


def test_the_calculation_shows_each_step():
    (one,) = CALCULATIONS
    on = date(2026, 8, 1)
    found = one.answer({"code": "TH68010"}, on)
    assert found.value == {
        "code": "TH68010",
        "title": "Theft from a shop",
        "home_office_class": "04600",
        "match": "exact",
        "ogrs3_group": "theft_non_motor",
        "offence_category": "theft_non_motor",
    }
    assert [part.says for part in found.parts] == [
        "Home Office class",
        "The class is in the list",
        "Group for OGRS3",
        "Category for RSR and its successors",
    ]
    assert [(part.value, part.source) for part in found.parts] == [
        ("04600", CODES_SOURCE),
        ("exact", SOURCE),
        ("theft_non_motor", SOURCE),
        ("theft_non_motor", SOURCE),
    ]
    assert found.version == "Offence groups 2026"
    assert found.on == on
    assert offences.RULES[0].example.works_out() == "Class 04600, group theft_non_motor"


def test_a_category_has_what_all_its_classes_agree_on():
    assert CATEGORIES["001"].ogrs3_group == "violence"
    assert CATEGORIES["001"].offence_category == "violence_abh_and_above"
    assert CATEGORIES["005"].ogrs3_group == "violence"
    assert CATEGORIES["005"].offence_category is None
    assert CATEGORIES["004"].ogrs3_group is None
