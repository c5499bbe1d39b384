"""Yes, or no and every reason why not."""

import pytest

from probation.policy.decision import YES, Reason, Refused, no, unchanged


def test_a_refusal_keeps_every_reason_and_says_them_all():
    against = no("late", "It is too late", "the Act") & YES & no("no-one", "Nobody did")
    with pytest.raises(Refused, match=r"^It is too late; Nobody did$") as told:
        against.require()
    assert told.value.reasons == (
        Reason("late", "It is too late", "the Act"),
        Reason("no-one", "Nobody did"),
    )
    assert not against


def test_yes_refuses_nothing():
    YES.require()
    assert YES & YES


def test_what_was_on_screen_must_still_be_the_latest():
    assert unchanged(7, 7) and unchanged(None, None)
    (reason,) = unchanged(8, 7).reasons
    assert reason.code == "changed-meanwhile" and "look at it again" in reason.text
