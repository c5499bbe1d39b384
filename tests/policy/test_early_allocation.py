from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.early_allocation import (
    CALCULATIONS,
    RULES,
    SOURCE,
    Answer,
    Ground,
    early_allocation,
)
from probation.policy.explained import Part
from probation.policy.rule import CannotAnswer

DECIDING = [
    "terrorism",
    "high-profile",
    "serious-crime-order",
    "mappa-3",
    "critical-case",
]
LEFT_TO_MANAGER = ["high-rosh", "mappa-2", "pathfinder", "other"]
(CALCULATION,) = CALCULATIONS


@pytest.mark.parametrize("key", DECIDING)
def test_some_grounds_decide_by_themselves(key):
    assert early_allocation([Ground(key)]).value is Answer.EARLY
    assert early_allocation([Ground.OTHER, Ground(key)]).value is Answer.EARLY


@pytest.mark.parametrize("key", LEFT_TO_MANAGER)
def test_others_are_left_to_the_communitys_manager(key):
    assert early_allocation([Ground(key)]).value is Answer.MANAGER_DECIDES


def test_without_a_ground_the_day_is_the_ordinary_one():
    assert early_allocation([]).value is Answer.ORDINARY
    assert early_allocation([]).parts == ()


def test_every_ground_is_explained_with_what_it_leads_to():
    assert early_allocation([Ground.MAPPA_2, Ground.MAPPA_3]).parts == (
        Part("MAPPA level 3", Answer.EARLY, SOURCE),
        Part("MAPPA level 2", Answer.MANAGER_DECIDES, SOURCE),
    )


def test_terms_keep_their_keys():
    assert [ground.value for ground in Ground] == DECIDING + LEFT_TO_MANAGER
    assert [answer.value for answer in Answer] == [
        "early",
        "manager-decides",
        "ordinary",
    ]


def test_the_rule_has_an_example_that_runs():
    (rule,) = RULES
    assert rule.example.works_out() == "The community’s manager decides"


def test_the_calculation_answers_and_refuses_what_it_cannot_read():
    on = date(2024, 1, 1)
    answer = CALCULATION.answer(CALCULATION.example, on)
    assert CALCULATION.key == "early-allocation"
    assert (answer.value, answer.on, len(answer.parts)) == ("manager-decides", on, 1)
    assert CALCULATION.answer({"grounds": []}, on).value == "ordinary"
    for wrong in ({}, {"grounds": "mappa-2"}, {"grounds": ["nonsense"]}):
        with pytest.raises(CannotAnswer) as refused:
            CALCULATION.answer(wrong, on)
        assert refused.value.field == "grounds"
    with pytest.raises(CannotAnswer) as refused:
        CALCULATION.answer({}, on)
    assert str(refused.value) == "‘grounds’ must be a list, empty where there is none"


@given(st.sets(st.sampled_from(Ground)), st.sampled_from(Ground))
def test_one_more_ground_never_makes_it_less_early(grounds, more):
    order = [Answer.ORDINARY, Answer.MANAGER_DECIDES, Answer.EARLY]
    before, after = (
        early_allocation(grounds).value,
        early_allocation(grounds | {more}).value,
    )
    assert order.index(before) <= order.index(after)
