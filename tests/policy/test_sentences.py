"""Sentence types: their lengths on both sides of each change of law."""

from datetime import date

import pytest

from probation.policy import sentences
from probation.policy.rule import CannotAnswer
from probation.policy.sentence import Family
from probation.policy.sentences import ALL, BY_KEY
from probation.policy.sentences.suspended_sentence_order import PRESUMED_SUSPENDED

DAY = date(2021, 6, 26)


def codes(decision):
    return [reason.code for reason in decision.reasons]


def order(key, on=DAY, **lengths):
    return codes(BY_KEY[key].allows(lengths, on=on))


@pytest.mark.parametrize(
    ("months", "says"),
    [(1, []), (36, []), (37, ["out-of-range"]), (0, ["out-of-range"])],
)
def test_a_community_order_has_no_least_and_three_years_at_most(months, says):
    assert order("community_order", months=months) == says
    assert order("community_order", date(2014, 6, 1), months=months) == says


def test_a_community_order_needs_a_length_and_a_requirement():
    decision = BY_KEY["community_order"].allows({}, on=DAY)
    assert codes(decision) == ["missing-months"]
    assert decision.reasons[0].text == "Community order: enter a number of months"
    refused = BY_KEY["community_order"].requirements_allowed(0)
    assert codes(refused) == ["no-requirement"]
    assert refused.reasons[0].text == "Community order needs at least one requirement"
    assert refused.reasons[0].source == "Sentencing Act 2020 s.208; CJA 2003 s.177"
    assert BY_KEY["community_order"].requirements_allowed(1)


def test_a_suspended_sentence_may_have_requirements_or_none():
    assert BY_KEY["suspended_sentence_order"].requirements_allowed(0)
    assert BY_KEY["suspended_sentence_order"].requirements_allowed(3)


def test_custody_takes_no_requirements():
    refused = BY_KEY["standard_determinate"].requirements_allowed(1)
    assert codes(refused) == ["no-requirements-here"]
    assert (
        refused.reasons[0].text == "Standard determinate sentence takes no requirements"
    )
    assert BY_KEY["standard_determinate"].requirements_allowed(0)


@pytest.mark.parametrize(
    ("operational", "supervision", "says"),
    [
        (6, 6, []),
        (24, 24, []),
        (5, 5, ["out-of-range", "out-of-range"]),
        (25, 24, ["out-of-range"]),
        (12, 13, ["supervision-longer-than-operational"]),
        (12, 12, []),
        (12, 5, ["out-of-range"]),
    ],
)
@pytest.mark.parametrize("on", [date(2014, 6, 1), DAY, date(2026, 3, 22)])
def test_periods_of_a_suspended_sentence(operational, supervision, says, on):
    told = order(
        "suspended_sentence_order",
        on,
        operational_months=operational,
        supervision_months=supervision,
    )
    assert told == says


def test_supervision_longer_than_the_operational_period_is_said_so():
    decision = BY_KEY["suspended_sentence_order"].allows(
        {"operational_months": 12, "supervision_months": 13}, on=DAY
    )
    assert decision.reasons[0].text == (
        "The supervision period (13 months) may not be longer than the operational "
        "period (12 months)"
    )
    assert decision.reasons[0].source == "Sentencing Act 2020 s.288"


def test_a_suspended_sentence_without_requirements_has_no_supervision_period():
    assert order("suspended_sentence_order", operational_months=12) == []
    assert order("suspended_sentence_order", supervision_months=12) == [
        "missing-operational_months"
    ]


@pytest.mark.parametrize(
    ("on", "days", "allowed"),
    [
        (date(2026, 3, 21), 731, True),
        (date(2026, 3, 21), 732, False),
        (date(2026, 3, 22), 732, True),
        (date(2026, 3, 22), 1096, True),
        (date(2026, 3, 22), 1097, False),
        (DAY, 14, True),
        (DAY, 13, False),
    ],
)
def test_the_term_that_may_be_suspended(on, days, allowed):
    told = order("suspended_sentence_order", on, operational_months=12, term_days=days)
    assert (told == []) is allowed


def test_short_terms_are_presumed_suspended_from_2026():
    assert PRESUMED_SUSPENDED.allows(12, date(2026, 3, 22))
    assert not PRESUMED_SUSPENDED.allows(13, date(2026, 3, 22))
    assert not PRESUMED_SUSPENDED.allows(12, date(2026, 3, 21))


@pytest.mark.parametrize(
    ("on", "months", "allowed"),
    [
        (date(2026, 3, 21), 6, True),
        (date(2026, 3, 21), 7, False),
        (date(2026, 3, 22), 12, True),
        (date(2026, 3, 22), 13, False),
    ],
)
def test_deferment(on, months, allowed):
    assert (order("deferred_sentence", on, months=months) == []) is allowed


@pytest.mark.parametrize(
    ("lengths", "says"),
    [
        ({"unpaid_work_hours": 20}, []),
        ({"unpaid_work_hours": 60}, []),
        ({"unpaid_work_hours": 19}, ["out-of-range"]),
        ({"unpaid_work_hours": 61}, ["out-of-range"]),
        ({"curfew_days": 20, "curfew_hours_a_day": 2}, []),
        ({"curfew_days": 19, "curfew_hours_a_day": 2}, ["out-of-range"]),
        ({"curfew_days": 20, "curfew_hours_a_day": 1}, ["out-of-range"]),
        ({}, ["one-requirement"]),
        ({"unpaid_work_hours": 20, "curfew_days": 20}, ["one-requirement"]),
    ],
)
def test_a_supervision_default_order(lengths, says):
    assert order("supervision_default_order", **lengths) == says


def test_a_supervision_default_order_lives_from_2015_to_the_repeal():
    for day, says in (
        (date(2015, 1, 31), ["not-in-force"]),
        (date(2015, 2, 1), []),
        (date(2026, 5, 10), []),
        (date(2026, 5, 11), ["not-in-force"]),
    ):
        assert order("supervision_default_order", day, unpaid_work_hours=40) == says


@pytest.mark.parametrize(
    ("key", "lengths", "says"),
    [
        ("youth_rehabilitation_order", {"months": 36}, []),
        ("youth_rehabilitation_order", {"months": 37}, ["out-of-range"]),
        ("detention_and_training_order", {"months": 4}, []),
        ("detention_and_training_order", {"months": 24}, []),
        ("detention_and_training_order", {"months": 3}, ["out-of-range"]),
        ("detention_and_training_order", {"months": 25}, ["out-of-range"]),
        ("standard_determinate", {"term_days": 5}, []),
        ("standard_determinate", {"term_days": 4}, ["out-of-range"]),
        ("extended_determinate", {"term_days": 1000, "extension_months": 12}, []),
        ("extended_determinate", {"term_days": 1000, "extension_months": 120}, []),
        (
            "extended_determinate",
            {"term_days": 1000, "extension_months": 11},
            ["out-of-range"],
        ),
        ("extended_determinate", {"term_days": 1000}, ["missing-extension_months"]),
        ("indeterminate", {}, []),
    ],
)
def test_other_types(key, lengths, says):
    assert order(key, **lengths) == says


def test_an_unknown_length_is_refused():
    with pytest.raises(
        CannotAnswer, match="Community order has no length called days: use months"
    ) as told:
        BY_KEY["community_order"].allows({"months": 12, "days": 3}, on=DAY)
    assert told.value.field == "lengths"


def test_families():
    assert {one.key: one.family for one in ALL} == {
        "community_order": Family.COMMUNITY,
        "suspended_sentence_order": Family.SUSPENDED,
        "standard_determinate": Family.CUSTODY,
        "extended_determinate": Family.CUSTODY,
        "indeterminate": Family.CUSTODY,
        "deferred_sentence": Family.DEFERRED,
        "supervision_default_order": Family.DEFAULT,
        "youth_rehabilitation_order": Family.YOUTH,
        "detention_and_training_order": Family.YOUTH,
    }


def answer(told, on=DAY):
    return sentences.CALCULATIONS[0].answer(told, on)


def test_the_calculation_answers_with_reasons():
    assert answer({"type": "indeterminate"}).value == {"allowed": True, "reasons": []}
    told = {"type": "deferred_sentence", "lengths": {"months": 7}}
    assert answer(told).value == {"allowed": False, "reasons": ["out-of-range"]}
    assert answer(told, date(2026, 3, 22)).value["allowed"]
    assert answer(told | {"decided_on": "2026-03-22"}).value["allowed"]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({}, "type"),
        ({"type": "stocks"}, "type"),
        ({"type": "community_order", "lengths": 12}, "lengths"),
        ({"type": "community_order", "lengths": {"months": "x"}}, "lengths.months"),
    ],
)
def test_the_calculation_refuses_what_it_cannot_read(told, field):
    with pytest.raises(CannotAnswer) as refused:
        answer(told)
    assert refused.value.field == field


def test_every_rule_is_unique_and_its_example_runs():
    told = {rule.key: rule.example for rule in sentences.RULES}
    assert len(told) == len(ALL)
    assert told["sentences.community_order"].given == (
        "Community order: 37; on 4 April 2005"
    )
    assert told["sentences.community_order"].works_out() == (
        "Community order must be at most 36 months; 37 months was entered"
    )
    assert told["sentences.indeterminate"].given == "No length"
    assert told["sentences.indeterminate"].works_out() == "Allowed"


def test_examples_are_made_of_their_types():
    for one, rule in zip(ALL, sentences.RULES, strict=True):
        made = sentences.example(one)
        assert made.given == rule.example.given
        assert made.works_out() == rule.example.works_out()


def test_a_type_without_lengths_names_its_own_source_and_doubt():
    rules = {rule.key: rule for rule in sentences.RULES}
    found = rules["sentences.indeterminate"]
    assert found.source == "Crime (Sentences) Act 1997 ss.28 to 34"
    assert found.doubt == "The sections are named from memory."
