"""A referral’s group, its moves and the sessions ahead."""

import pytest

from probation.policy import programme_referral as module
from probation.policy.programme_referral import (
    BUILDING_CHOICES_SESSIONS,
    MOVES_IN_WORDS,
    REFERRAL,
    Group,
    Referral,
    Session,
    group,
)


@pytest.mark.parametrize(
    ("has_osp", "scores", "screen", "expected"),
    [
        (False, (), 2, Group.GENERAL),
        (False, (0, 0), 3, Group.GENERAL_LDC),
        (True, (), 2, Group.SEXUAL),
        (False, (0, 1), 2, Group.SEXUAL),
        (True, (1,), 3, Group.SEXUAL_LDC),
    ],
)
def test_the_four_groups(has_osp, scores, screen, expected):
    told = group(has_osp=has_osp, sexual_scores=scores, ldc_screen=screen)
    assert told.value is expected
    (part,) = told.parts
    assert part.says == (
        f"{expected.label}; screen for learning disability {screen}, from 3"
    )
    assert part.value is expected
    assert part.source == (
        "hmpps-accredited-programmes-manage-and-deliver-api, CohortService"
    )


def test_a_referral_has_35_moves_by_hand_each_in_words():
    assert len(MOVES_IN_WORDS) == 35
    assert all(says.endswith(".") for says in MOVES_IN_WORDS.values())


def test_a_group_takes_the_person_by_itself():
    move = (Referral.AWAITING_ALLOCATION, Referral.SCHEDULED)
    assert move not in MOVES_IN_WORDS
    assert REFERRAL.can_move(*move)


def test_moves_from_being_on_the_programme():
    assert REFERRAL.start is Referral.AWAITING_ASSESSMENT
    assert REFERRAL.moves[Referral.ON_PROGRAMME] == {
        Referral.COMPLETE,
        Referral.BREACH,
        Referral.AWAITING_ASSESSMENT,
        Referral.AWAITING_ALLOCATION,
        Referral.RECALL,
        Referral.RETURN_TO_COURT,
    }
    assert REFERRAL.moves[Referral.RETURN_TO_COURT] == {
        Referral.DEFERRED,
        Referral.WITHDRAWN,
    }


def test_only_complete_and_withdrawn_close_it():
    final = {status for status in Referral if REFERRAL.is_final(status)}
    assert final == {Referral.COMPLETE, Referral.WITHDRAWN}


def test_building_choices_has_21_group_sessions_and_five_alone():
    kinds = [one.kind for one in BUILDING_CHOICES_SESSIONS]
    assert (kinds.count("group"), kinds.count("one-to-one")) == (21, 5)
    assert {
        one.minutes for one in BUILDING_CHOICES_SESSIONS if one.kind == "group"
    } == {150}
    assert BUILDING_CHOICES_SESSIONS[1] == Session(
        "Getting Started", 2, 1, "group", "Introduction to Building Choices", 150
    )


def test_reading_the_rows_gives_moves_and_sessions():
    told = {
        (row["from"], row["to"]): row["says"]
        for row in module.rows("programme_moves.csv")
    }
    assert told == MOVES_IN_WORDS
    names = [row["name"] for row in module.rows("programme_sessions.csv")]
    assert names == [one.name for one in BUILDING_CHOICES_SESSIONS]


def test_the_example_runs():
    assert module.RULES[0].example.works_out() == (
        "General offending, learning disability or challenges"
    )
