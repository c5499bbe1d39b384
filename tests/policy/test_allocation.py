"""Case allocation: each ground, the threshold, unknowns, overrides, and the dates."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.allocation import (
    POLICY,
    Allocation,
    Answer,
    Answered,
    Body,
    Ground,
    Override,
    allocate,
    answered,
    can_override,
    decision_limit,
    from_rosh,
    from_rsr,
)
from probation.policy.decision import Refused
from probation.policy.rosh import Rosh
from probation.policy.rule import CannotAnswer

ON = date(2017, 3, 1)
NO = [answered(ground, False, "the record") for ground in Ground]


def but(ground, told):
    return [
        answered(ground, told, "asked") if one.ground is ground else one for one in NO
    ]


def test_no_ground_is_true_so_a_company_holds_it():
    told = allocate(NO, ON)
    assert told.value == Allocation(Body.CRC, Body.CRC, None, ())
    assert (told.version, told.on) == (POLICY, ON)
    last = told.parts[-1]
    assert last.says == "No ground is true: the company of the person’s area"
    assert last.value is Body.CRC
    assert last.doubt


@pytest.mark.parametrize("ground", list(Ground))
def test_any_one_ground_sends_it_to_the_national_service(ground):
    told = allocate(but(ground, True), ON)
    assert told.value == Allocation(Body.NPS, Body.NPS, ground, ())
    assert told.parts[-1].says == (
        f"National Probation Service; the first true ground is: {ground.label}"
    )


def test_the_first_true_ground_is_in_the_order_asked_not_given():
    both = [answered(Ground.DEFERRED, True, "a"), answered(Ground.HIGH_ROSH, True, "b")]
    value = allocate(both, ON).value
    assert value.first_ground is Ground.HIGH_ROSH
    assert value.body is Body.NPS
    assert value.unanswered == (
        Ground.MAPPA,
        Ground.RSR,
        Ground.DEPORTATION,
        Ground.PUBLIC_INTEREST,
    )


@pytest.mark.parametrize("ground", list(Ground))
def test_an_unknown_ground_leaves_it_undecided(ground):
    expected = Allocation(None, None, None, (ground,))
    told = allocate(but(ground, None), ON)
    assert told.value == expected
    assert told.parts[-1].says == (
        f"No ground is true, but answer first: {ground.label}"
    )
    assert (
        allocate([one for one in NO if one.ground is not ground], ON).value == expected
    )


def test_several_unknown_grounds_are_all_named():
    told = allocate([], ON)
    assert told.value.unanswered == tuple(Ground)
    assert told.parts[-1].says.count("; ") == 5
    assert told.parts[0].says == "The person is eligible for MAPPA: Not answered"


def test_every_ground_shows_where_its_answer_came_from():
    told = allocate(
        [Answered(Ground.RSR, Answer.NO, "RSR 3", "dim"), *NO[:2], *NO[3:]], ON
    )
    assert [part.value for part in told.parts[:-1]] == [Answer.NO] * 6
    rsr = told.parts[2]
    assert rsr.says == (
        "The risk of serious recidivism score is at or above the threshold: RSR 3"
    )
    assert (rsr.source, rsr.doubt) == (POLICY, "dim")


def test_a_ground_answered_twice_is_refused():
    with pytest.raises(
        CannotAnswer, match="Answered more than once: Sentence is deferred"
    ) as told:
        allocate([*NO, answered(Ground.DEFERRED, True, "again")], ON)
    assert told.value.field == "deferred"


def test_there_was_no_allocation_before_june_2014():
    with pytest.raises(CannotAnswer, match="before 1 June 2014") as told:
        allocate(NO, date(2014, 5, 31))
    assert told.value.field == "on"
    assert allocate(NO, date(2014, 6, 1)).value.body is Body.CRC


def test_the_unified_service_holds_every_case_from_26_june_2021():
    assert allocate(NO, date(2021, 6, 25)).value.body is Body.CRC
    told = allocate([], date(2021, 6, 26))
    assert told.value == Allocation(Body.UNIFIED, Body.UNIFIED, None, ())
    (part,) = told.parts
    assert (part.says, part.value) == ("One service holds every case", Body.UNIFIED)
    assert part.source
    assert (told.version, told.on) == (POLICY, date(2021, 6, 26))


@pytest.mark.parametrize(
    ("score", "answer", "words"),
    [
        ("6.89", Answer.NO, "RSR 6.89 is below 6.9"),
        ("6.899999", Answer.NO, "RSR 6.899999 is below 6.9"),
        ("6.9", Answer.YES, "RSR 6.9 is at or above 6.9"),
        (6.9, Answer.YES, "RSR 6.9 is at or above 6.9"),
        (Decimal("6.90"), Answer.YES, "RSR 6.90 is at or above 6.9"),
        (7, Answer.YES, "RSR 7 is at or above 6.9"),
        (0, Answer.NO, "RSR 0 is below 6.9"),
        (100, Answer.YES, "RSR 100 is at or above 6.9"),
    ],
)
def test_the_rsr_threshold(score, answer, words):
    told = from_rsr(score, ON)
    assert (told.ground, told.answer, told.origin) == (Ground.RSR, answer, words)
    assert "not in the allocation policy itself" in told.doubt


@pytest.mark.parametrize(
    "score", [-0.1, 100.1, "nan", "high", float("inf"), True and "x"]
)
def test_an_impossible_rsr_is_refused(score):
    with pytest.raises(
        CannotAnswer, match=f"RSR is a percentage from 0 to 100, not {score}"
    ) as told:
        from_rsr(score, ON)
    assert told.value.field == "rsr"


def test_rsr_not_scored_is_unknown():
    assert from_rsr(None, ON) == Answered(
        Ground.RSR, Answer.UNKNOWN, "No RSR score is recorded"
    )


def test_rsr_is_not_used_before_the_split():
    with pytest.raises(CannotAnswer, match="RSR was not used on 31 May 2014") as told:
        from_rsr(3, date(2014, 5, 31))
    assert told.value.field == "on"


@pytest.mark.parametrize(
    ("level", "answer"),
    [
        (Rosh.LOW, Answer.NO),
        (Rosh.MEDIUM, Answer.NO),
        (Rosh.HIGH, Answer.YES),
        (Rosh.VERY_HIGH, Answer.YES),
    ],
)
def test_rosh(level, answer):
    assert from_rosh(level) == Answered(
        Ground.HIGH_ROSH, answer, f"RoSH is recorded as {level.label.lower()}"
    )


def test_rosh_not_assessed_is_unknown():
    assert from_rosh(None) == Answered(
        Ground.HIGH_ROSH, Answer.UNKNOWN, "RoSH is not assessed"
    )


def test_answers_of_people():
    assert answered(Ground.MAPPA, True, "o") == Answered(Ground.MAPPA, Answer.YES, "o")
    assert answered(Ground.MAPPA, False, "o") == Answered(Ground.MAPPA, Answer.NO, "o")
    assert answered(Ground.MAPPA, None, "o") == Answered(
        Ground.MAPPA, Answer.UNKNOWN, "o"
    )
    assert answered(Ground.MAPPA, None, "").origin == "Not answered"


def test_an_override_wins_and_keeps_what_was_proposed():
    override = Override(Body.CRC, "Agreed with the head of service", "J. Webb")
    told = allocate(but(Ground.MAPPA, True), ON, override)
    assert told.value == Allocation(Body.CRC, Body.NPS, Ground.MAPPA, (), override)
    assert told.parts[-1].says == (
        "Overridden by J. Webb: Agreed with the head of service"
    )
    assert (told.parts[-1].value, told.parts[-1].source) == (Body.CRC, POLICY)


def test_an_override_names_who_and_why_and_a_body_of_that_day():
    decision = can_override(Override(Body.UNIFIED, " ", ""), ON)
    assert [(r.code, r.text, r.source) for r in decision.reasons] == [
        ("no-reason", "Say why the grounds are overridden", POLICY),
        ("no-name", "Give the name of who decided", POLICY),
        ("no-such-body", "Probation Service held no cases that day", POLICY),
    ]
    assert can_override(Override(Body.NPS, "why", "who"), ON)
    with pytest.raises(Refused):
        allocate(NO, ON, Override(Body.NPS, "", "who"))


@pytest.mark.parametrize(
    ("sentenced_on", "limit"),
    [
        (date(2015, 3, 27), date(2015, 3, 31)),
        (date(2015, 4, 2), date(2015, 4, 8)),
        (date(2017, 3, 1), date(2017, 3, 3)),
    ],
)
def test_decided_by_the_end_of_the_second_full_business_day(sentenced_on, limit):
    assert decision_limit(sentenced_on).day == limit


@given(st.decimals(0, 100, places=3), st.decimals(0, 100, places=3))
def test_a_higher_rsr_never_leaves_the_national_service(low, high):
    low, high = sorted((low, high))
    if from_rsr(low, ON).answer is Answer.YES:
        assert from_rsr(high, ON).answer is Answer.YES


@given(st.lists(st.sampled_from([True, False, None]), min_size=6, max_size=6))
def test_a_company_holds_a_case_only_when_every_ground_is_false(told):
    answers = [
        answered(ground, one, "x") for ground, one in zip(Ground, told, strict=True)
    ]
    body = allocate(answers, ON).value.body
    assert (body is Body.NPS) == (True in told)
    assert (body is Body.CRC) == (told == [False] * 6)
