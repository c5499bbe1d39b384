"""Courts’ own codes."""

import pytest

from probation.policy.court_codes import HEARING_TYPES, RESULT_CODES, result_title
from probation.policy.rule import CannotAnswer


def test_codes_have_titles():
    assert HEARING_TYPES["AAC"] == "Appeal Against Conviction"
    assert len(HEARING_TYPES) == 50
    assert len(RESULT_CODES) == 898
    assert result_title("1002") == "Imprisonment"


def test_a_strange_code_is_refused():
    with pytest.raises(
        CannotAnswer, match="Result code X is not known: check it with the court"
    ) as told:
        result_title("X")
    assert told.value.field == "code"
