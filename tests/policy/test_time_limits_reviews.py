from datetime import date

import pytest

from probation.policy.limit import Unit
from probation.policy.rule import CannotAnswer
from probation.policy.time_limits.reviews import (
    registration_review_due,
)

REVIEWED_AFTER = {
    1: "UPWS",
    3: "MAPP ARSO RCPR RCHD RCCO ADVP IMAR STRG SHPO WEAP",
    6: "RVHR RHRH RMRH RLRH ADVV ALSH RVAD RVLN RTAO RPIR IIOM AV2S",
    12: "INLL",
}


@pytest.mark.parametrize(
    ("code", "months"),
    [
        (code, months)
        for months, codes in REVIEWED_AFTER.items()
        for code in codes.split()
    ],
)
def test_a_registration_is_reviewed_after_its_types_months(code, months):
    due = registration_review_due(code, date(2017, 1, 10))
    assert due is not None
    assert (due.length, due.unit) == (months, Unit.MONTHS)


def test_a_review_is_told_with_its_type_and_source():
    due = registration_review_due("MAPP", date(2016, 11, 30))
    assert due is not None
    assert due.day == date(2017, 2, 28)
    assert due.explanation == (
        "3 months from start or last review of MAPPA, 30 November 2016; February 2017 has "
        "no day 30, so its last day"
    )
    assert due.source == "NDelius register types, review period"


@pytest.mark.parametrize("code", ["HREG", "SPO"])  # set to none; none published
def test_a_type_that_is_not_reviewed_has_no_limit(code):
    assert registration_review_due(code, date(2017, 1, 10)) is None


def test_a_code_that_is_no_register_type_is_refused():
    with pytest.raises(CannotAnswer) as refused:
        registration_review_due("XXXX", date(2017, 1, 10))
    assert refused.value.field == "code"
    assert str(refused.value) == (
        "‘XXXX’ is not a register type. Use a code such as MAPP or RHRH."
    )
