from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.explained import Part
from probation.policy.rule import CannotAnswer
from probation.policy.staff import Grade
from probation.policy.workload import (
    CEILING,
    POINTS,
    Candidate,
    Cases,
    Hours,
    Setting,
    available_points,
    capacity,
    contracted_hours,
    grade_of,
    nominal_target,
    outlooks,
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
    doubt = "no points are available, so this says nothing"
    assert capacity(Decimal(5), 0).parts == (Part("Capacity 0%", 0, doubt=doubt),)
    assert capacity(Decimal(0), 10).parts == (Part("Capacity 0%", 0),)
    assert capacity(Decimal(1088), 2176).parts == (
        Part("1088 of 2176 points: 50.0%", 50, "hmpps-workload 1e70153, capacity"),
    )


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


def test_a_negative_reduction_is_refused():
    with pytest.raises(CannotAnswer, match="cannot be negative") as refused:
        available_points(TARGET, FULL, Decimal("-0.1"))
    assert refused.value.field == "reduction"


@given(st.integers(0, 80), st.integers(0, 80), st.integers(0, 80))
def test_available_points_rise_with_hours_and_fall_with_reductions(hours, one, other):
    held = Hours(Decimal(hours), Decimal(37))
    less, more = sorted((one, other))
    points = available_points(TARGET, held, Decimal(less)).value
    assert 0 <= available_points(TARGET, held, Decimal(more)).value <= points
    longer = Hours(Decimal(hours + 1), Decimal(37))
    assert available_points(TARGET, longer, Decimal(less)).value >= points


def test_a_grade_that_is_not_named_has_the_hours_and_target_of_a_po():
    own = replace(
        SEED,
        default_hours={Grade.PO: Decimal(35)},
        nominal_target={Grade.PO: Decimal(2000), Grade.PSO: Decimal(1500)},
    )
    assert contracted_hours(None, Grade.SPO, own).default == 35
    assert nominal_target(Grade.SPO, own) == 2000
    assert nominal_target(Grade.PSO, own) == 1500


def test_parts_of_an_outlook_keep_their_source():
    found = with_the_case(B2, Candidate("A", Decimal(1088), 2176, B2), SEED)
    assert [part.source for part in found.parts[1:3]] == [SEED.source] * 2
