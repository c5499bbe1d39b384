from datetime import date
from decimal import Decimal

import pytest

from probation.policy.workload import (
    REASONS,
    REDUCTION,
    Reduction,
    State,
    can_reduce,
    reduction_hours,
    usual,
)

DAY = date(2022, 3, 1)


NEW, TRADE_UNION = (
    REASONS["newly-qualified-officer"],
    REASONS["trade-union-facility-time"],
)


def test_reasons_are_the_26_published():
    assert len(REASONS) == 26
    assert (NEW.title, NEW.percent, NEW.most_percent, NEW.months) == (
        "Newly qualified officer",
        20,
        None,
        9,
    )
    assert (TRADE_UNION.percent, TRADE_UNION.most_percent) == (None, 50)
    assert REASONS["maternity-leave"].percent == 100


def test_a_reason_sets_its_usual_hours_and_end():
    found = usual(NEW, Decimal(37), date(2022, 1, 31))
    assert (found.hours, found.until) == (Decimal("7.4"), date(2022, 10, 31))
    assert found.since == date(2022, 1, 31)
    assert usual(REASONS["special-leave"], Decimal(20), DAY).until is None
    assert usual(TRADE_UNION, Decimal(37), DAY) is None


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2022, 2, 28), State.SCHEDULED),
        (date(2022, 3, 1), State.ACTIVE),
        (date(2022, 3, 31), State.ACTIVE),
        (date(2022, 4, 1), State.ARCHIVED),
    ],
)
def test_a_reduction_is_scheduled_then_active_then_archived(on, state):
    one = Reduction(NEW, Decimal(5), DAY, date(2022, 4, 1))
    assert one.state(on) is state
    assert reduction_hours([one], on) == (5 if state is State.ACTIVE else 0)
    deleted = Reduction(NEW, Decimal(5), DAY, date(2022, 4, 1), is_deleted=True)
    assert deleted.state(on) is State.DELETED
    assert reduction_hours([deleted, one, one], on) == 2 * reduction_hours([one], on)


def test_an_open_reduction_stays_active():
    assert Reduction(NEW, Decimal(5), DAY).state(date(2040, 1, 1)) is State.ACTIVE


def test_states_follow_each_other():
    assert REDUCTION.can_move(State.SCHEDULED, State.ACTIVE)
    assert REDUCTION.can_move(State.SCHEDULED, State.DELETED)
    assert REDUCTION.can_move(State.ACTIVE, State.ARCHIVED)
    assert REDUCTION.can_move(State.ACTIVE, State.DELETED)
    assert not REDUCTION.can_move(State.ACTIVE, State.SCHEDULED)
    assert REDUCTION.is_final(State.ARCHIVED) and REDUCTION.is_final(State.DELETED)


def refusals(hours, reason=NEW, until=None):
    one = Reduction(reason, Decimal(hours), DAY, until)
    return [reason.code for reason in can_reduce(one, Decimal(37)).reasons]


def test_refusals_say_why():
    one = Reduction(TRADE_UNION, Decimal(38), DAY, DAY)
    assert [reason.text for reason in can_reduce(one, Decimal(37)).reasons] == [
        "38 hours are more than the 37 hours contracted",
        "Trade union facility time: at most 50% of contracted hours",
        "The end must come after the start",
    ]
    none = Reduction(NEW, Decimal(0), DAY)
    (reason,) = can_reduce(none, Decimal(37)).reasons
    assert reason.text == "Enter the hours to take off, more than 0"


def test_what_a_reduction_may_be():
    assert refusals("37") == []
    assert refusals("0.1") == []
    assert refusals("0") == ["no-hours"]
    assert refusals("37.1") == ["more-than-contracted"]
    assert refusals("18.5", TRADE_UNION) == []
    assert refusals("18.6", TRADE_UNION) == ["more-than-reason-allows"]
    assert refusals("5", until=DAY) == ["ends-before-it-starts"]
    assert refusals("5", until=date(2022, 3, 2)) == []
    assert refusals("38", TRADE_UNION) == [
        "more-than-contracted",
        "more-than-reason-allows",
    ]
