import pytest

from probation.policy.explained import Explained, Part
from probation.policy.rule import CannotAnswer
from probation.policy.tiers import Answer, Need, Severity, need_severity
from probation.policy.tiers.needs import WORTH, need_score
from probation.policy.tiers.tables import TIER_V2

SAN_DIFFERS = {
    Need.ACCOMMODATION: ((2, 7), (3, 5)),
    Need.EDUCATION_TRAINING_AND_EMPLOYABILITY: ((3, 7), (3, 7)),
    Need.RELATIONSHIPS: ((2, 5), (2, 5)),
    Need.LIFESTYLE_AND_ASSOCIATES: ((2, 5), (2, 5)),
    Need.DRUG_MISUSE: ((2, 8), (2, 6)),
    Need.ALCOHOL_MISUSE: ((4, 7), (2, 4)),
    Need.THINKING_AND_BEHAVIOUR: ((4, 7), (3, 5)),
    Need.ATTITUDES: ((2, 7), (1, 5)),
}


QUESTIONS = {
    Need.ACCOMMODATION: "3.3 3.4 3.5 3.6",
    Need.EDUCATION_TRAINING_AND_EMPLOYABILITY: "4.2 4.3 4.4 4.5",
    Need.RELATIONSHIPS: "6.1 6.3 6.6",
    Need.LIFESTYLE_AND_ASSOCIATES: "7.2 7.3 7.5",
    Need.DRUG_MISUSE: "8.4 8.5 8.6 8.8 8.9",
    Need.ALCOHOL_MISUSE: "9.1 9.2 9.3 9.5",
    Need.THINKING_AND_BEHAVIOUR: "11.5 11.6 11.7 11.9",
    Need.ATTITUDES: "12.1 12.4 12.5 12.8",
}


@pytest.mark.parametrize("san", [False, True])
@pytest.mark.parametrize("need", SAN_DIFFERS)
def test_a_need_is_standard_and_severe_from_its_thresholds(need, san):
    standard, severe = SAN_DIFFERS[need][san]
    questions = QUESTIONS[need].split()
    for total in range(2 * len(questions) + 1):
        twos, ones = divmod(total, 2)
        worths = ([2] * twos + [1] * ones + [0] * len(questions))[: len(questions)]
        words = [Answer.NONE, Answer.SOME, Answer.SIGNIFICANT]
        answers = {q: words[n] for q, n in zip(questions, worths, strict=True)}
        found = need_severity(need, answers, san=san)
        wanted = (
            Severity.SEVERE
            if total >= severe
            else Severity.STANDARD
            if total >= standard
            else Severity.NO_NEED
        )
        assert found.value is wanted
        assert (found.parts[0].value, found.parts[0].doubt) == (total, "")


def test_answers_are_worth_what_the_scale_says():
    assert {answer.value: worth for answer, worth in WORTH.items()} == {
        "none": 0,
        "some": 1,
        "significant": 2,
        "missing": None,
        "yes": 2,
        "no": 0,
        "never": 0,
        "previous": 1,
        "currently": 2,
        "unknown": None,
    }


def test_a_need_with_nothing_answered_is_not_assessed():
    for answers in ({}, {"3.4": Answer.MISSING, "3.3": Answer.UNKNOWN}):
        found = need_severity(Need.ACCOMMODATION, answers)
        assert found.value is None
        assert found.parts[0].value is None


def test_a_question_left_open_adds_nothing_and_is_named():
    answers = {"6.1": Answer.SIGNIFICANT, "6.3": Answer.MISSING}
    found = need_severity(Need.RELATIONSHIPS, answers)
    assert found.value is Severity.STANDARD
    assert found.parts[0].doubt == "not answered: 6.3, 6.6"


def test_an_answer_to_another_section_is_refused():
    with pytest.raises(CannotAnswer, match=r"Question 9\.1 does not count") as refused:
        need_score(Need.RELATIONSHIPS, {"9.1": Answer.SOME})
    assert refused.value.field == "9.1"


def test_the_working_of_a_need_in_words():
    answers = {"6.1": Answer.SIGNIFICANT, "6.3": Answer.SOME, "6.6": Answer.NONE}
    found = need_severity(Need.RELATIONSHIPS, answers)
    assert found == Explained(
        Severity.STANDARD,
        (
            Part(
                "Relationships: answers come to 3 (standard from 2, severe from 5): "
                "standard",
                3,
                TIER_V2.source,
            ),
        ),
        "Tier v2",
    )
    assert need_severity(Need.RELATIONSHIPS, {}) == Explained(
        None,
        (Part("Relationships: not assessed, no question was answered"),),
        "Tier v2",
    )


def test_a_refused_answer_names_the_questions_that_count():
    with pytest.raises(CannotAnswer) as refused:
        need_score(Need.RELATIONSHIPS, {"9.1": Answer.SOME})
    assert str(refused.value) == (
        "Question 9.1 does not count towards Relationships: give answers to 6.1, 6.3, 6.6"
    )
    with pytest.raises(CannotAnswer, match=r"give answers to none$"):
        need_score(Need.EMOTIONAL_WELL_BEING, {"10.1": Answer.SOME})
