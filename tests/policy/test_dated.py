"""A value that the law changed."""

from datetime import date

import pytest

from probation.policy.dated import Dated, NotInForce, Version

FIRST, SECOND, GONE = date(2014, 6, 1), date(2021, 6, 26), date(2026, 1, 1)
OLD, NEW = Version(FIRST, 5, "Act 1"), Version(SECOND, 7, "Act 2", "dim")
LIMIT = Dated("k", "A limit", "days", (OLD, NEW), GONE)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2014, 5, 31), None),
        (FIRST, OLD),
        (date(2021, 6, 25), OLD),
        (SECOND, NEW),
        (date(2025, 12, 31), NEW),
        (GONE, None),
        (date(2030, 1, 1), None),
    ],
)
def test_a_version_holds_from_its_day_to_the_eve_of_the_next(day, held):
    assert LIMIT.version(day) == held
    if held:
        assert LIMIT.on(day) == held.value


def test_without_a_last_day_the_newest_goes_on():
    assert Dated("k", "A limit", "days", (OLD, NEW)).on(date(2030, 1, 1)) == 7


def test_a_day_on_which_nothing_held_is_refused_in_words():
    with pytest.raises(NotInForce) as refused:
        LIMIT.on(date(2014, 5, 31))
    assert str(refused.value) == "A limit: no rule was in force on 31 May 2014"


@pytest.mark.parametrize("versions", [(), (NEW, OLD), (OLD, OLD)])
def test_versions_come_in_order_of_their_days_each_once(versions):
    with pytest.raises(ValueError) as wrong:
        Dated("k", "A limit", "days", versions)
    assert str(wrong.value) == "k: versions must be in order of their days"
