"""Who a defendant may be."""

from datetime import date
from types import SimpleNamespace

import pytest

from probation.policy.court_list import MATCH, Answer, agreement
from probation.policy.finding import numbers

BORN = date(1990, 3, 4)


def agrees(charged=None, person=None, held=None):
    same = {"first_name": "Sam", "last_name": "O'Lee", "date_of_birth": BORN}
    no_numbers = {"pnc": "", "cro": ""}
    return agreement(
        SimpleNamespace(**same | no_numbers | (charged or {})),
        SimpleNamespace(**same | (person or {})),
        held or {},
    )


def test_what_agrees_differs_and_is_not_known():
    found = agrees(
        {"last_name": "OLEE", "first_name": "Pat", "pnc": "04/12345U"},
        {"date_of_birth": None},
        {"PNC": numbers("2004/0012345U")},
    )
    assert found.agrees == {
        "first_name": False,
        "last_name": True,
        "date_of_birth": None,
        "pnc": True,
        "cro": None,
    }
    assert found.weight == -1 + 2 + 4
    assert found.person.first_name == "Sam"


def test_a_number_differs_only_where_both_have_one():
    held = {"PNC": {"X1"}, "CRO": {"X2"}}
    assert agrees({"pnc": "X9", "cro": "X2"}, held=held).agrees["pnc"] is False
    assert agrees({"pnc": "X9", "cro": "X2"}, held=held).agrees["cro"] is True
    assert agrees({"cro": "X9"}, held=held).agrees["cro"] is False
    assert agrees({"pnc": "X9"}).agrees["pnc"] is None
    assert agrees(held=held).agrees["pnc"] is None


@pytest.mark.parametrize(
    ("charged", "weight", "likely"),
    [
        ({}, 6, True),
        ({"date_of_birth": None}, 3, True),
        ({"date_of_birth": None, "first_name": "Pat"}, 1, False),
        ({"first_name": "Pat", "last_name": "Day"}, 0, True),
        ({"date_of_birth": date(1990, 4, 3)}, 0, True),
        ({"date_of_birth": None, "last_name": "Day"}, -1, False),
        ({"first_name": "", "last_name": ""}, 3, True),
    ],
)
def test_three_points_make_somebody_worth_showing(charged, weight, likely):
    found = agrees(charged)
    assert (found.weight, found.is_likely) == (weight, likely)


def test_an_answer_may_be_taken_back():
    for answer in (Answer.SAME_PERSON, Answer.NO_RECORD):
        assert MATCH.can_move(Answer.UNDECIDED, answer)
        assert MATCH.can_move(answer, Answer.UNDECIDED)
    assert MATCH.can_move(Answer.NO_RECORD, Answer.SAME_PERSON)
    assert not MATCH.can_move(Answer.SAME_PERSON, Answer.NO_RECORD)
