import pytest

from probation.policy.enforcement.outcomes import (
    ACTIONS,
    OUTCOMES,
    action,
    actions_after,
    outcome,
)
from probation.policy.rule import CannotAnswer

ENFORCEABLE = {"AFTC", "ATSH", "ATFI", "UAAB", "UACP", "AFTA"}
PERMISSIBLE = {
    "AAAA", "AAME", "AARE", "AASD", "AAHO", "AAEM", "AAFC", "AACL", "AARC",
    "RSSR", "RSOF", "CO05", "CO24", "CO39", "CO40",
}  # fmt: skip


def test_only_these_outcomes_are_failures_that_can_be_enforced():
    assert {
        o.code for o in OUTCOMES.values() if o.is_enforceable_failure
    } == ENFORCEABLE


def test_only_these_may_be_recorded_before_the_day():
    assert {
        o.code for o in OUTCOMES.values() if o.is_permissible_absence
    } == PERMISSIBLE


def test_an_outcome_that_no_source_settles_is_neither():
    assert outcome("CO38").attended is None
    assert outcome("CO38").complied is None
    assert outcome("CO10").attended is None
    assert not outcome("CO10").is_permissible_absence


def test_sent_home_by_the_service_complied_and_by_behaviour_did_not():
    assert outcome("ATSS").complied is True
    assert outcome("ATSH").complied is False
    assert outcome("ATSH").attended is True
    assert outcome("ATSH").action_required is True
    assert outcome("ATTC").action_required is False
    assert outcome("ATTC").name == "Attended - Complied"


def test_a_complied_outcome_is_no_failure_even_if_marked_enforceable():
    from dataclasses import replace

    assert not replace(outcome("UAAB"), complied=True).is_enforceable_failure
    assert not replace(outcome("UAAB"), enforceable=False).is_enforceable_failure


def test_actions_are_offered_only_after_an_enforceable_failure():
    assert actions_after(outcome("ATTC")) == ()
    codes = [one.code for one in actions_after(outcome("UAAB"))]
    assert len(codes) == 21
    assert codes[:3] == ["ROM", "IBR", "NFA"]
    assert "LCL" not in codes


def test_actions_say_whether_a_day_to_answer_by_is_set():
    assert action("EA02").respond_by is True
    assert action("NFA").respond_by is False
    assert action("IBR").respond_by is None
    assert action("EA08").name == "Breach Letter Sent"
    assert [one.code for one in ACTIONS.values() if one.starts_breach] == ["IBR"]


@pytest.mark.parametrize(
    ("find", "field", "words"),
    [
        (outcome, "outcome", "‘XX’ is not a known outcome: use one of ATTC, AFTC, "),
        (
            action,
            "action",
            "‘XX’ is not a known enforcement action: use one of ROM, IBR, ",
        ),
    ],
)
def test_a_code_that_no_source_lists_is_refused(find, field, words):
    with pytest.raises(CannotAnswer) as refusal:
        find("XX")
    assert refusal.value.field == field
    assert str(refusal.value).startswith(words)
