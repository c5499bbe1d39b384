"""How severe a need is: the answers of an OASys section added up, against thresholds."""

from collections.abc import Mapping

from ..explained import Explained, Part
from ..rule import CannotAnswer
from ..term import Term
from .tables import TIER_V2, Need, Severity


class Answer(Term):
    """What was answered; WORTH says what each adds."""

    NONE = "none", "No problems"
    SOME = "some", "Some problems"
    SIGNIFICANT = "significant", "Significant problems"
    MISSING = "missing", "Missing"
    YES = "yes", "Yes"
    NO = "no", "No"
    NEVER = "never", "Never"
    PREVIOUS = "previous", "Previously"
    CURRENTLY = "currently", "Currently"
    UNKNOWN = "unknown", "Unknown"


WORTH: dict[Answer, int | None] = {
    Answer.NONE: 0,
    Answer.SOME: 1,
    Answer.SIGNIFICANT: 2,
    Answer.MISSING: None,
    Answer.YES: 2,
    Answer.NO: 0,
    Answer.NEVER: 0,
    Answer.PREVIOUS: 1,
    Answer.CURRENTLY: 2,
    Answer.UNKNOWN: None,
}


def need_score(need: Need, answers: Mapping[str, Answer]) -> int | None:
    """The answers added up, keyed by OASys number such as "3.4".

    An unanswered question adds nothing; where none is answered the score is None.
    """
    section = TIER_V2.needs[need]
    for question in answers:
        if question not in section.questions:
            raise CannotAnswer(
                f"Question {question} does not count towards {need.label}: "
                f"give answers to {', '.join(section.questions) or 'none'}",
                field=question,
            )
    worths = [WORTH[answer] for answer in answers.values()]
    answered = [worth for worth in worths if worth is not None]
    return sum(answered) if answered else None


def need_severity(
    need: Need, answers: Mapping[str, Answer], *, san: bool = False
) -> Explained[Severity | None]:
    """None where nothing was answered.  `san`: a strengths and needs assessment."""
    score = need_score(need, answers)
    if score is None:
        part = Part(f"{need.label}: not assessed, no question was answered")
        return Explained(None, (part,), "Tier v2")
    section = TIER_V2.needs[need]
    least = section.san if san else section.thresholds
    severity = Severity.NO_NEED
    if score >= least["severe"]:
        severity = Severity.SEVERE
    elif score >= least["standard"]:
        severity = Severity.STANDARD
    silent = [
        question
        for question in section.questions
        if (answer := answers.get(question)) is None or WORTH[answer] is None
    ]
    part = Part(
        f"{need.label}: answers come to {score} (standard from {least['standard']}, "
        f"severe from {least['severe']}): {severity.label.lower()}",
        score,
        TIER_V2.source,
        doubt=f"not answered: {', '.join(silent)}" if silent else "",
    )
    return Explained(severity, (part,), "Tier v2")
