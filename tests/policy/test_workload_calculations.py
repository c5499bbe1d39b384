from datetime import date
from decimal import Decimal

import pytest

from probation.policy.rule import CannotAnswer
from probation.policy.workload import CALCULATIONS, RULES, calculations

ON = date(2022, 3, 1)


def calculate(key, told, on=ON):
    (one,) = [one for one in CALCULATIONS if one.key == key]
    return one.answer(told, on)


def test_every_worked_example_runs():
    assert {rule.key: rule.example.works_out() for rule in RULES} == {
        "workload.points": "282",
        "workload.inactive": "85",
        "workload.available-points": "1658",
        "workload.capacity": "87.3% now, 92.6% with it",
        "workload.reductions": "7.4 hours until 10 October 2022",
        "workload.period": "from Wednesday 19:30",
    }


def test_calculations_answer_their_examples():
    found = {one.key: one.answer(one.example, ON).value for one in CALCULATIONS}
    assert found["workload"] == 1578
    assert found["available-points"] == 1658
    assert found["potential-capacity"] == [
        {"key": "A", "capacity": 87.3, "potential_capacity": 92.6},
        {"key": "B", "capacity": 72.4, "potential_capacity": 79.3},
    ]


def test_a_workload_reads_every_field():
    told = {
        "cases": [{"tier": "C1", "setting": "custody"}],
        "standard_reports": 1,
        "fast_reports": 1,
        "parole_reports": 1,
        "arms": {"community": 1},
        "contacts_for_others": {"CMS01": 1},
        "contacts_by_others": {"CMS02": 1},
        "group_supervision": {"NGS001": 1},
    }
    assert calculate("workload", told).value == 23 + 138 + 65 + 120 + 69 + 9 - 13


def test_the_version_of_the_points_is_told_with_its_doubt():
    found = calculate("workload", {})
    assert (found.value, found.version, found.on) == (0, "Points of June 2021", ON)
    later = calculate("workload", {}, date(2024, 1, 1))
    assert later.version == "Points of November 2022"
    assert "not published" in later.parts[-1].doubt
    assert later.parts[-1].says == "Points of November 2022 used"


def test_usual_hours_stand_in_for_hours_left_out():
    assert calculate("available-points", {"grade": "PSO"}).value == 2176
    assert calculate("available-points", {"grade": "SPO"}).value == 0


def test_a_candidate_may_hold_the_case_already():
    told = {
        "tier": "B2",
        "setting": "community",
        "candidates": [
            {
                "key": "A",
                "points": 1000,
                "available": 2000,
                "holds": [{"tier": "B2", "setting": "community", "is_t2a": True}],
            },
            {"key": "B", "available": 0},
        ],
    }
    assert calculate("potential-capacity", told).value == [
        {"key": "A", "capacity": 50.0, "potential_capacity": 53.4},
        {"key": "B", "capacity": 0.0, "potential_capacity": 0.0},
    ]


@pytest.mark.parametrize(
    ("key", "told", "field"),
    [
        ("workload", {"fast_reports": -1}, "fast_reports"),
        ("workload", {"arms": 3}, "arms"),
        ("workload", {"arms": {"sea": 1}}, "arms"),
        (
            "workload",
            {"contacts_by_others": {"CMS01": "x"}},
            "contacts_by_others.CMS01",
        ),
        ("workload", {"cases": [{"tier": "B2"}]}, "cases[0].setting"),
        (
            "workload",
            {
                "cases": [
                    {"tier": "B2", "setting": "custody", "inactive": {"warrants": 2}}
                ]
            },
            "inactive",
        ),
        ("available-points", {}, "grade"),
        (
            "available-points",
            {"grade": "PO", "contracted_hours": "x"},
            "contracted_hours",
        ),
        ("potential-capacity", {"tier": "B2"}, "setting"),
    ],
)
def test_a_field_that_cannot_be_read_is_named(key, told, field):
    with pytest.raises(CannotAnswer) as refused:
        calculate(key, told)
    assert refused.value.field == field


def test_as_many_cases_may_be_inactive_as_there_are():
    case = {"tier": "B2", "setting": "custody", "count": 2, "is_t2a": True}
    told = {"cases": [case | {"inactive": {"warrants": 2}}]}
    assert calculate("workload", told).value == 0


def test_a_part_of_a_point_stays_a_number():
    value = calculate("workload", {"fast_reports": 2}).value
    assert value == 130 and isinstance(value, int)
    assert calculations._plain(Decimal("1.5")) == 1.5
    assert isinstance(calculations._plain(Decimal("2.0")), int)


def test_refusals_are_in_plain_words():
    case = {"tier": "B2", "setting": "custody", "inactive": {"warrants": 2}}
    for told, text in (
        ({"cases": [case]}, "More cases are inactive than there are cases"),
        ({"fast_reports": -1}, "‘fast_reports’ must be 0 or more, not -1"),
        ({"arms": 3}, "‘arms’ must be an object of counts"),
        (
            {"cases": [case | {"inactive": {"lazy": 1}}]},
            "‘inactive’ must be one of warrants, unpaid-work-only, overdue, not 'lazy'",
        ),
    ):
        with pytest.raises(CannotAnswer) as refused:
            calculate("workload", told)
        assert str(refused.value) == text


def test_group_supervision_is_named():
    found = calculate("workload", {"group_supervision": {"NGS001": 2}})
    assert found.parts[0].says == "2 × group supervision NGS001, 0 points each"
