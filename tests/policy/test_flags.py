"""Flags: what each must say, when it is reviewed, which is worst."""

from datetime import date
from types import SimpleNamespace

import pytest

from probation.policy.codes import REGISTER_TYPE
from probation.policy.flags import (
    CATEGORIES,
    LEVELS,
    MAPPA,
    ROSH,
    can_flag,
    must_be_seen,
    replaces,
    review_due,
    said,
    worst_first,
)
from probation.policy.mappa import Category, Level
from probation.policy.time_limits import registration_review_due

ON = date(2020, 6, 1)
LEVEL, CATEGORY = next(iter(Level)), next(iter(Category))


def flag(kind, level="", category=""):
    return SimpleNamespace(kind=kind, level=level, category=category)


def faults(kind, level="", category="", since=ON):
    return [
        (r.code, r.text) for r in can_flag(kind, level, category, since, ON).reasons
    ]


def test_a_flag_that_is_whole():
    assert faults("RHRH") == []
    assert faults(MAPPA, LEVEL.value, CATEGORY.value) == []


def test_what_is_wrong_with_a_flag_is_said_of_its_field():
    assert faults(MAPPA) == [
        ("level", "Choose the level"),
        ("category", "Choose the category"),
    ]
    assert faults("RHRH", "x", "y") == [
        ("level", "This flag has no level"),
        ("category", "This flag has no category"),
    ]
    ((code, text),) = faults("?")
    assert code == "kind"
    assert text == REGISTER_TYPE.can_choose("?").reasons[0].text
    assert faults("RHRH", since=date(2020, 6, 2)) == [
        ("since", "2 June 2020 has not come yet")
    ]


def test_only_mappa_has_a_level_and_a_category():
    assert {MAPPA: Level} == LEVELS
    assert {MAPPA: Category} == CATEGORIES


def test_a_risk_of_harm_takes_the_place_of_another():
    assert replaces("RHRH", "RVHR") and replaces("RLRH", "RHRH")
    assert replaces(MAPPA, MAPPA)
    assert not replaces(MAPPA, "RHRH") and not replaces("RHRH", MAPPA)


def test_a_review_is_due_where_one_is_published():
    assert review_due("RHRH", ON) == registration_review_due("RHRH", ON)
    assert review_due("?", ON) is None


def test_the_worst_come_first():
    white = next(c.key for c in REGISTER_TYPE if c.more["colour"] == "White")
    kinds = ["?", white, "RLRH", MAPPA, "RCPR", "AV2S", "RHRH", "RVHR"]
    found = [one.kind for one in worst_first(flag(kind) for kind in kinds)]
    assert found[:5] == ["RVHR", "RHRH", MAPPA, "AV2S", "RCPR"]
    assert found[-1] == "?"
    reds = sorted(c.key for c in REGISTER_TYPE if c.more["colour"] == "Red")
    others = [key for key in reds if key not in found[:5]][:2]
    assert [one.kind for one in worst_first(map(flag, [white, *others[::-1]]))] == [
        *others,
        white,
    ]


@pytest.mark.parametrize(
    ("kind", "is_worst"),
    [("RVHR", True), ("RHRH", True), (MAPPA, True), ("RMRH", False), ("RLRH", False)],
)
def test_the_worst_must_be_seen(kind, is_worst):
    assert must_be_seen(flag(kind)) is is_worst
    assert kind == MAPPA or kind in ROSH


def test_a_flag_in_words():
    title = REGISTER_TYPE.title_of(MAPPA)
    words = said(flag(MAPPA, LEVEL.value, CATEGORY.value))
    category = CATEGORY.label.partition(":")[0].lower()
    level = LEVEL.label.partition(":")[0].lower()
    assert words == f"{title} {category}, {level}"
    assert ":" not in words
    assert said(flag("RHRH")) == REGISTER_TYPE.title_of("RHRH")
    assert said(flag("RHRH", LEVEL.value, CATEGORY.value)) == said(flag("RHRH"))
