"""What each type of report asks, and how its quality is scored."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy import report_forms as module
from probation.policy.report_forms import (
    FORMS,
    QUALITY,
    QUALITY_SOURCE,
    Score,
    form,
    is_finished,
    quality,
)
from probation.policy.rule import CannotAnswer
from probation.policy.time_limits.court import Report


def fields(report):
    return {one.key: one for section in form(report) for one in section.fields}


def whole(report):
    needed = {key: "x" for key, one in fields(report).items() if one.needed}
    return needed | {"employment": "Out of work since March"}


def test_the_oral_report_asks_about_escalation_and_maturity():
    only_oral = set(fields(Report.ORAL)) - set(fields(Report.SHORT))
    assert only_oral == {"escalation", "maturity"}


def test_written_reports_ask_about_custody_and_a_second_signature():
    assert set(fields(Report.SHORT)) - set(fields(Report.ORAL)) == {
        "impact_of_custody",
        "counter_signature",
    }
    assert set(fields(Report.STANDARD)) - set(fields(Report.SHORT)) == {"alternatives"}


def test_sections_keep_their_order_and_titles():
    told = form(Report.SHORT)
    assert [section.key for section in told] == [
        "defendant",
        "court",
        "offence",
        "needs",
        "risk",
        "conclusion",
        "sources",
        "sign",
    ]
    assert told[3].title == "What lies behind it"
    assert [section.at_least_one for section in told] == [
        False,
        False,
        False,
        True,
        False,
        False,
        True,
        False,
    ]


def test_the_short_report_has_eight_needs_and_twelve_sources():
    checked = [one for one in fields(Report.SHORT).values() if one.kind == "checked"]
    assert len(checked) == 8
    assert len(fields(Report.ORAL)["sources"].choices) == 12
    assert fields(Report.SHORT)["name"].types == ()


@pytest.mark.parametrize("report", list(Report))
def test_a_whole_report_is_finished(report):
    assert is_finished(report, whole(report))


@pytest.mark.parametrize("empty", [None, "", []])
def test_each_needed_answer_is_asked_for(empty):
    decision = is_finished(Report.SHORT, whole(Report.SHORT) | {"proposal": empty})
    assert [(r.code, r.text, r.source) for r in decision.reasons] == [
        ("missing-proposal", "Answer: What is proposed, and why", FORMS)
    ]


def test_an_answer_of_no_is_an_answer():
    answers = whole(Report.SHORT) | {"experience_of_trauma": False}
    assert is_finished(Report.SHORT, answers)


def test_one_need_at_least_is_answered():
    answers = whole(Report.SHORT) | {"employment": ""}
    decision = is_finished(Report.SHORT, answers)
    assert [(r.code, r.text, r.source) for r in decision.reasons] == [
        ("none-needs", "What lies behind it: answer one at least", FORMS)
    ]


def test_the_impact_of_custody_is_needed_where_custody_is_possible():
    decision = is_finished(
        Report.STANDARD, whole(Report.STANDARD), custody_possible=True
    )
    assert [r.code for r in decision.reasons] == ["missing-impact_of_custody"]
    assert is_finished(Report.ORAL, whole(Report.ORAL), custody_possible=True)


def test_nothing_answered_tells_everything():
    needed = [one for one in fields(Report.ORAL).values() if one.needed]
    assert len(is_finished(Report.ORAL, {}).reasons) == len(needed) + 1


def test_reading_the_sections_gives_the_form():
    told = module.read(module.TOLD)
    assert tuple(one for one in told if one.key == "court") == (form(Report.ORAL)[1],)
    every = {one for section in told for one in section.fields}
    asked = [set(fields(report).values()) for report in Report]
    assert set.union(*asked) == every
    assert {one.types for one in every} == {
        (),
        ("oral",),
        ("standard",),
        ("short", "standard"),
    }


def all_of(score):
    return {one.key: score for one in QUALITY}


@pytest.mark.parametrize(
    ("score", "share"),
    [
        (Score.GOOD, Fraction(1)),
        (Score.SUFFICIENT, Fraction(3, 4)),
        (Score.NEEDS_WORK, Fraction(1, 2)),
        (Score.UNSATISFACTORY, Fraction(1, 4)),
    ],
)
def test_quality_is_a_share_of_the_best(score, share):
    assert quality(all_of(score)).value == share


def test_quality_is_weighted():
    assert [one.weight for one in QUALITY] == [3, 3, 4, 4, 4, 4]
    light = quality(all_of(Score.GOOD) | {"QA49": Score.UNSATISFACTORY})
    heavy = quality(all_of(Score.GOOD) | {"QA54": Score.UNSATISFACTORY})
    assert light.value == Fraction(79, 88)
    assert heavy.value == Fraction(76, 88)


def test_the_working_of_quality():
    told = quality(all_of(Score.GOOD) | {"QA50": Score.NEEDS_WORK})
    assert [part.value for part in told.parts] == [12, 6, 16, 16, 16, 16, 82]
    assert told.parts[1].says == (
        "Does it assess the person, with their own part in it? Needs more work: 2 × 3"
    )
    assert told.parts[-1].says == "82 of 88 points"
    assert {part.source for part in told.parts} == {QUALITY_SOURCE}
    assert told.parts[-1].doubt == (
        "That the weighted scores are added up to one figure is ours."
    )


def test_every_question_is_scored():
    scores = all_of(Score.GOOD)
    del scores["QA51"]
    with pytest.raises(
        CannotAnswer, match="Score every question: QA51 is missing"
    ) as told:
        quality(scores)
    assert told.value.field == "QA51"


@given(st.sampled_from([one.key for one in QUALITY]), st.sampled_from(list(Score)))
def test_a_better_score_never_lowers_quality(key, score):
    worse = quality(all_of(Score.UNSATISFACTORY)).value
    assert quality(all_of(Score.UNSATISFACTORY) | {key: score}).value >= worse


def test_the_example_runs():
    assert module.RULES[0].example.works_out() == "3/4"
