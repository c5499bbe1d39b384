from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.rule import CannotAnswer
from probation.policy.staff import Grade
from probation.policy.workload import (
    CEILING,
    POINTS,
    REASONS,
    REDUCTION,
    Candidate,
    Cases,
    Hours,
    Reduction,
    Setting,
    State,
    available_points,
    can_reduce,
    capacity,
    contracted_hours,
    grade_of,
    nominal_target,
    outlooks,
    period_of,
    reduction_hours,
    usual,
    with_the_case,
)

SEED = POINTS.on(date(2021, 6, 1))
FULL = Hours(Decimal(37), Decimal(37))
TARGET = Decimal(2176)
DAY = date(2022, 3, 1)


@pytest.mark.parametrize(
    ("code", "grade"),
    [
        ("M", Grade.PO),
        ("PSO", Grade.PO),
        ("PS4", Grade.PSO),
        ("L", Grade.PQIP),
        ("NPSC", Grade.SPO),
        ("ZZ", None),
    ],
)
def test_grade_of_a_staff_grade_code(code, grade):
    assert grade_of(code) is grade


@pytest.mark.parametrize("grade", Grade)
def test_every_grade_has_the_one_published_target(grade):
    assert nominal_target(grade, SEED) == 2176


@pytest.mark.parametrize(
    ("grade", "hours"),
    [
        (Grade.PO, 37),
        (Grade.PSO, 37),
        (Grade.PQIP, 37),
        (Grade.SPO, 0),
        (Grade.ADMIN, 0),
        (Grade.OTHER, 0),
    ],
)
def test_usual_hours_by_grade(grade, hours):
    assert contracted_hours(None, grade, SEED) == Hours(Decimal(hours), Decimal(hours))
    own = contracted_hours(Decimal(20), grade, SEED)
    assert own == Hours(Decimal(20), Decimal(hours))


def test_without_a_grade_there_are_no_hours_and_no_points():
    assert contracted_hours(Decimal(20), None, SEED) is None
    assert available_points(TARGET, None).value == 0


@pytest.mark.parametrize(
    ("base", "default", "off", "points"),
    [
        ("37", "37", "0", 2176),
        ("37", "37", "1.8", 2070),
        ("18.5", "37", "0", 1088),
        ("37", "37", "37", 0),
        ("37", "37", "40", 0),
        ("0", "37", "0", 0),
        ("37", "0", "0", 0),
    ],
)
def test_available_points(base, default, off, points):
    hours = Hours(Decimal(base), Decimal(default))
    found = available_points(TARGET, hours, Decimal(off))
    assert found.value == points == found.parts[0].value


def test_no_hours_is_said_and_doubted():
    found = available_points(TARGET, Hours(Decimal(0), Decimal(37)))
    assert found.parts[0].says == "No contracted hours: no points are available"
    assert found.parts[0].doubt == "enter contracted hours to see capacity"
    assert (
        available_points(TARGET, FULL).parts[0].says == "2176 points × 37 of 37 hours"
    )


def test_a_negative_reduction_is_refused():
    with pytest.raises(CannotAnswer, match="cannot be negative") as refused:
        available_points(TARGET, FULL, Decimal("-0.1"))
    assert refused.value.field == "reduction"


@pytest.mark.parametrize(
    ("points", "available", "percent"),
    [
        ("1088", 2176, "50"),
        ("2176", 2176, "100"),
        ("3000", 2000, "150"),
        ("1", 2000, "0.1"),  # 0.0005 is rounded half up
        ("0.9", 2000, "0"),
        ("0", 2176, "0"),
        ("500", 0, "0"),
    ],
)
def test_capacity_to_one_decimal_place(points, available, percent):
    assert capacity(Decimal(points), available).value == Decimal(percent)


def test_capacity_without_available_points_says_nothing_and_says_so():
    assert capacity(Decimal(5), 0).parts[0].doubt.startswith("no points are available")
    assert capacity(Decimal(0), 10).parts[0].doubt == ""
    assert capacity(Decimal(1088), 2176).parts[0].says == "1088 of 2176 points: 50.0%"


def test_the_ceiling_is_marked_as_unverified():
    assert CEILING.on(DAY) == 110
    assert "unverified" in CEILING.version(DAY).doubt


B2 = Cases("B2", Setting.COMMUNITY)


def test_what_an_allocation_would_do():
    found = with_the_case(B2, Candidate("A", Decimal(1088), 2176), SEED)
    assert found.value.key == "A"
    assert found.value.capacity == 50
    assert found.value.potential_capacity == Decimal("55.3")
    assert [part.says for part in found.parts] == [
        "1088 of 2176 points: 50.0%",
        "The case: tier B2, community",
        "1203 of 2176 points: 55.3%",
    ]


def test_a_case_already_held_is_taken_off_before_it_is_put_on():
    held = Cases("A3", Setting.CUSTODY)
    found = with_the_case(B2, Candidate("A", Decimal(1088), 2176, held), SEED)
    assert found.value.potential_capacity == Decimal("51.8")  # 1088 + 115 - 75
    assert found.parts[2].says == "They hold it already, as tier A3"
    assert found.parts[2].value == -75
    same = with_the_case(B2, Candidate("A", Decimal(1088), 2176, B2), SEED).value
    assert same.potential_capacity == same.capacity


def test_transition_to_adulthood_counts_for_the_case_and_for_the_one_held():
    t2a = Cases("B2", Setting.COMMUNITY, is_t2a=True)
    found = with_the_case(t2a, Candidate("A", Decimal(0), 100, t2a), SEED)
    assert found.value.potential_capacity == 0
    assert found.parts[1].value == 48 == -found.parts[2].value


def test_candidates_stay_in_the_order_given():
    busy, free = Candidate("B", Decimal(2000), 2176), Candidate("A", Decimal(10), 2176)
    assert [one.value.key for one in outlooks(B2, (busy, free), SEED)] == ["B", "A"]


numbers = st.integers(0, 3000)


@given(numbers, numbers, st.integers(1, 3000))
def test_capacity_never_falls_as_points_rise(one, other, available):
    lower, higher = sorted((one, other))
    first = capacity(Decimal(lower), available).value
    assert capacity(Decimal(higher), available).value >= first


@given(st.integers(0, 80), st.integers(0, 80), st.integers(0, 80))
def test_available_points_rise_with_hours_and_fall_with_reductions(hours, one, other):
    held = Hours(Decimal(hours), Decimal(37))
    less, more = sorted((one, other))
    points = available_points(TARGET, held, Decimal(less)).value
    assert 0 <= available_points(TARGET, held, Decimal(more)).value <= points
    longer = Hours(Decimal(hours + 1), Decimal(37))
    assert available_points(TARGET, longer, Decimal(less)).value >= points


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


@pytest.mark.parametrize(
    ("now", "start", "end"),
    [
        ("2022-07-11T18:29", "2022-07-10T18:30", "2022-07-11T18:30"),
        ("2022-07-11T18:30", "2022-07-11T18:30", "2022-07-12T18:30"),
        ("2022-07-12T18:30", "2022-07-12T18:30", "2022-07-13T19:30"),  # Tuesday
        ("2022-07-13T19:29", "2022-07-12T18:30", "2022-07-13T19:30"),
        ("2022-07-13T19:30", "2022-07-13T19:30", "2022-07-14T18:30"),
        ("2022-07-14T09:45", "2022-07-13T19:30", "2022-07-14T18:30"),
    ],
)
def test_periods_turn_over_at_half_past_six_and_on_wednesdays_an_hour_later(
    now, start, end
):
    found = period_of(datetime.fromisoformat(now))
    assert found.start == datetime.fromisoformat(start)
    assert found.end == datetime.fromisoformat(end)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))
def test_periods_meet_without_gap_or_overlap(now):
    found = period_of(now)
    assert found.start <= now < found.end
    assert period_of(found.end).start == found.end
    assert period_of(found.start) == found
