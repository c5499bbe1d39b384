"""Who checks what, what may come next, and what is a breach."""

from datetime import date

import pytest

from probation.policy.court import (
    Outcome,
    Resulting,
    can_be_next,
    can_check,
    is_breach,
)
from probation.policy.court_list import can_be_born, can_sit, is_court_code

HEARD = date(2017, 4, 4)


def codes(decision) -> list[str]:
    return [reason.code for reason in decision.reasons]


@pytest.mark.parametrize(
    ("status", "by", "says"),
    [
        (Resulting.RESULTED, "b", []),
        (Resulting.RESULTED, "a", ["your-own"]),
        (Resulting.IN_PROGRESS, "b", ["not-resulted"]),
    ],
)
def test_somebody_else_checks_what_was_resulted(status, by, says):
    assert codes(can_check(status=status, resulted_by="a", by=by)) == says


@pytest.mark.parametrize(
    ("outcome", "on", "says"),
    [
        (Outcome.ADJOURNED, date(2017, 4, 5), []),
        (Outcome.ADJOURNED, None, []),
        (Outcome.FINE, None, []),
        (Outcome.FINE, date(2017, 4, 5), ["no-next"]),
        (Outcome.ADJOURNED, HEARD, ["next-before"]),
    ],
)
def test_the_next_hearing_is_later_and_only_where_one_is_expected(outcome, on, says):
    assert codes(can_be_next(outcome, on, HEARD)) == says


@pytest.mark.parametrize(
    ("hearing", "charge", "told"),
    [
        ("Breach hearing", "Theft", True),
        ("", "Breach of a community order", True),
        ("", "Fail to comply with the requirements of a community order", True),
        ("", "Failing to comply with a suspended sentence order requirement", True),
        ("", "Breach of a restraining order", True),
        ("", "Breach of the peace", False),
        ("Sentence", "Theft from a shop", False),
        ("", "Fail to stop after an accident", False),
    ],
)
def test_a_breach_is_told_by_its_words(hearing, charge, told):
    assert is_breach(hearing, [charge]) is told


@pytest.mark.parametrize(
    ("code", "is_one"),
    [("B10JQ", True), ("B10JQ00", True), ("B", False), ("B10JQ0", False),
     ("B10JQ000", False), ("", False), ("B10-Q", False), ("b10jq", False)],
)  # fmt: skip
def test_a_court_code_has_five_characters_or_seven(code, is_one):
    assert is_court_code(code) is is_one


def test_days_that_nobody_means_are_refused():
    assert codes(can_sit(date(1, 1, 1))) == codes(can_sit(date(2100, 1, 1)))
    assert can_sit(date(1990, 1, 1)) and can_sit(date(2099, 12, 31))
    assert can_be_born(HEARD, HEARD) and can_be_born(date(1897, 1, 1), HEARD)
    assert codes(can_be_born(date(2017, 4, 5), HEARD)) == ["born-after"]
    assert codes(can_be_born(date(1896, 12, 31), HEARD)) == ["too-old"]
