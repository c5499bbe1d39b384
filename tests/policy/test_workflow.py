"""Tables of moves, asked."""

import pytest

from probation.policy.term import Term
from probation.policy.workflow import Workflow


class Step(Term):
    OPEN = "open", "Open"
    HELD = "held", "On hold"
    DONE = "done", "Done"


MOVES = {
    Step.DONE: frozenset(),
    Step.OPEN: frozenset({Step.HELD, Step.DONE}),
    Step.HELD: frozenset({Step.OPEN}),
}
FLOW = Workflow("flow", "A thing", Step.OPEN, MOVES, frozenset({Step.DONE}))


def refusal(decision):
    (reason,) = decision.reasons
    return reason.code, reason.text


def test_every_status_must_have_its_moves():
    with pytest.raises(ValueError, match=r"^A thing: no moves for done, held$"):
        Workflow("f", "A thing", Step.OPEN, {Step.OPEN: frozenset()})


def test_what_is_in_the_table_may_follow_and_nothing_else():
    assert FLOW.can_move(Step.OPEN, Step.HELD)
    assert refusal(FLOW.can_move(Step.HELD, Step.DONE)) == (
        "wrong-status",
        "A thing cannot go from ‘On hold’ to ‘Done’",
    )
    assert not FLOW.can_move(Step.OPEN, Step.OPEN)


def test_what_was_recorded_wrongly_is_corrected_with_a_reason():
    assert FLOW.can_correct(Step.DONE, Step.OPEN, "typed twice")
    assert refusal(FLOW.can_correct(Step.DONE, Step.OPEN, " ")) == (
        "no-reason",
        "Say what was wrong",
    )
    assert refusal(FLOW.can_correct(Step.DONE, Step.DONE, "x"))[0] == "wrong-status"
    assert refusal(FLOW.can_correct(Step.OPEN, Step.DONE, "x")) == (
        "wrong-status",
        "A thing cannot go from ‘Open’ to ‘Done’",
    )


def test_what_may_follow_comes_in_the_order_of_the_terms():
    assert FLOW.possible(Step.OPEN) == [Step.HELD, Step.DONE]
    assert FLOW.possible(Step.HELD) == [Step.OPEN]
    assert FLOW.possible(Step.DONE) == [Step.OPEN, Step.HELD]


def test_where_nothing_follows_it_is_final():
    assert FLOW.is_final(Step.DONE) and not FLOW.is_final(Step.OPEN)


def test_a_workflow_is_drawn():
    assert FLOW.as_mermaid() == (
        "stateDiagram-v2\n"
        "    [*] --> open\n"
        "    open --> done\n"
        "    open --> held\n"
        "    held --> open\n"
        "    note right of done : may be corrected\n"
    )
