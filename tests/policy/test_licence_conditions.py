"""Licence conditions: by version and code, never by code alone."""

from datetime import date

import pytest

from probation.policy import licence_conditions as module
from probation.policy.licence_conditions import (
    NO_DAY,
    SOURCE,
    UNREAD,
    VERSIONS,
    Condition,
    Kind,
    can_issue,
    condition,
    conditions,
    instruments,
    version_for,
)
from probation.policy.rule import CannotAnswer

KEEP_IN_TOUCH = "3361683a-504a-4357-ae22-6aa01b370b4a"
PROBATION_REGION = "5db26ab3-9b6f-4bee-b2aa-53aa3f3be7dd"


@pytest.mark.parametrize(
    ("version", "counts"),
    [
        ("1.0", (7, 48, 8, 2)),
        ("2.0", (9, 49, 8, 2)),
        ("2.1", (9, 51, 8, 2)),
        ("3.0", (9, 62, 8, 2)),
        ("4.0", (8, 65, 0, 0)),
    ],
)
def test_how_many_of_each_kind_a_version_has(version, counts):
    assert tuple(len(conditions(version, kind)) for kind in Kind) == counts
    assert len(conditions(version)) == sum(counts)
    assert {one.version for one in conditions(version)} == {version}


def test_two_kinds_at_once():
    told = conditions("2.1", Kind.STANDARD, Kind.STANDARD_SUPERVISION)
    assert len(told) == 17


def test_one_code_stands_for_other_conditions_in_version_4():
    assert condition("3.0", KEEP_IN_TOUCH).text.startswith("Keep in touch")
    assert condition("4.0", KEEP_IN_TOUCH).text.startswith("Get permission")
    assert condition("4.0", KEEP_IN_TOUCH.upper()) == condition("4.0", KEEP_IN_TOUCH)


def test_words_that_were_not_read_are_marked():
    assert condition("2.1", KEEP_IN_TOUCH).doubt == ""
    assert condition("4.0", KEEP_IN_TOUCH).doubt == ""
    assert condition("2.0", KEEP_IN_TOUCH).doubt == UNREAD
    assert not any(one.doubt for one in conditions("4.0"))


def test_a_condition_has_its_category_and_its_blanks():
    one = condition("4.0", PROBATION_REGION)
    assert (one.version, one.code, one.kind) == (
        "4.0",
        PROBATION_REGION,
        Kind.ADDITIONAL,
    )
    assert one.category == "Residence at a specific place"
    assert one.inputs == ("probationRegion",)


def test_every_blank_is_filled_and_no_other():
    one = condition("4.0", PROBATION_REGION)
    assert can_issue(one, {"probationRegion": "Wales"})
    empty = can_issue(one, {"probationRegion": " ", "b": "x", "a": "y"})
    assert [(r.code, r.text, r.source) for r in empty.reasons] == [
        ("missing-probationRegion", "Fill in: probationRegion", SOURCE),
        ("unknown-a", "The condition has no blank a", SOURCE),
        ("unknown-b", "The condition has no blank b", SOURCE),
    ]
    assert [r.code for r in can_issue(one, {}).reasons] == ["missing-probationRegion"]
    two = Condition("4.0", "c", Kind.STANDARD, "", "[A] [B]", ("a", "b"))
    assert [r.code for r in can_issue(two, {}).reasons] == ["missing-a", "missing-b"]
    bare = Condition("4.0", "c", Kind.STANDARD, "", "Behave well.", ())
    assert can_issue(bare, {})


def test_what_is_not_there_is_refused():
    with pytest.raises(
        CannotAnswer, match=r"Policy version 4\.0 has no condition with code x"
    ) as told:
        condition("4.0", "x")
    assert told.value.field == "code"
    with pytest.raises(
        CannotAnswer,
        match=r"no policy version 5\.0: choose one of 1\.0, 2\.0, 2\.1, 3\.0, 4\.0",
    ) as told:
        conditions("5.0")
    assert told.value.field == "version"


def test_version_4_holds_from_a_day_that_the_service_sets():
    day = date(2026, 9, 2)
    assert version_for(date(2026, 9, 1), version_4_from=day).value == "3.0"
    told = version_for(day, version_4_from=day)
    assert (told.value, told.on) == ("4.0", day)
    (part,) = told.parts
    assert part.says == "A licence that starts on 2 September 2026 has version 4.0"
    assert (part.value, part.source, part.doubt) == ("4.0", SOURCE, NO_DAY)
    assert version_for(day).value == "3.0"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_licence_keeps_the_version_it_was_made_under(version):
    told = version_for(
        date(2027, 1, 1), made_under=version, version_4_from=date(2026, 1, 1)
    )
    assert (told.value, told.on) == (version, date(2027, 1, 1))
    assert told.parts[0].says == "The licence keeps the version it was made under"
    assert told.parts[0].value == version


def test_a_version_that_never_was_is_refused():
    with pytest.raises(CannotAnswer, match="There is no policy version 9") as told:
        version_for(date(2027, 1, 1), made_under="9")
    assert told.value.field == "made_under"


@pytest.mark.parametrize(
    ("on", "titles"),
    [
        (date(2015, 3, 22), {"SI 2005/648", "PSI 40/2012", "PI 11/2014"}),
        (
            date(2015, 3, 23),
            {"SI 2015/337", "PSI 12/2015 (PI 09/2015)", "PSI 40/2012", "PI 11/2014"},
        ),
        (
            date(2018, 5, 2),
            {"SI 2015/337", "PSI 12/2015 (PI 09/2015)", "SI 2017/985"},
        ),
    ],
)
def test_instruments_in_force(on, titles):
    assert {one.title for one in instruments(on)} == titles


def test_reading_the_words_gives_the_conditions():
    told = module.read(module.WORDS)
    for (version, code), one in told.items():
        assert condition(version, code) == one
    assert len(told) == sum(len(conditions(version)) for version in VERSIONS)


def test_examples_run():
    first, second = (rule.example.works_out() for rule in module.RULES)
    assert first.startswith("Keep in touch") and " / Get permission" in first
    assert second == "4.0"
