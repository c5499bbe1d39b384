"""Whether a case in prison is given to a community manager early.

Some grounds decide by themselves; others leave it to the community's manager.  Who has
neither keeps the ordinary day of handover.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from .explained import Explained, Part
from .given import Given
from .rule import Calculation, CannotAnswer, Example, Rule
from .term import Term

SOURCE = (
    "ministryofjustice/offender-management-allocation-manager 7aeb43b, early allocation"
)


class Ground(Term):
    TERRORISM = "terrorism", "Convicted under terrorism law"
    HIGH_PROFILE = "high-profile", "High profile case"
    SERIOUS_CRIME_ORDER = "serious-crime-order", "Serious crime prevention order"
    MAPPA_3 = "mappa-3", "MAPPA level 3"
    CRITICAL_CASE = "critical-case", "Critical public protection case"
    HIGH_ROSH = "high-rosh", "High risk of serious harm"
    MAPPA_2 = "mappa-2", "MAPPA level 2"
    PATHFINDER = "pathfinder", "Pathfinder case"
    OTHER = "other", "Another reason, written down"


DECIDES = frozenset(
    {
        Ground.TERRORISM,
        Ground.HIGH_PROFILE,
        Ground.SERIOUS_CRIME_ORDER,
        Ground.MAPPA_3,
        Ground.CRITICAL_CASE,
    }
)


class Answer(Term):
    EARLY = "early", "Allocated early"
    MANAGER_DECIDES = "manager-decides", "The community’s manager decides"
    ORDINARY = "ordinary", "Not early"


def early_allocation(grounds: Collection[Ground]) -> Explained[Answer]:
    parts = tuple(
        Part(
            ground.label,
            Answer.EARLY if ground in DECIDES else Answer.MANAGER_DECIDES,
            SOURCE,
        )
        for ground in Ground
        if ground in grounds
    )
    if DECIDES.intersection(grounds):
        return Explained(Answer.EARLY, parts)
    return Explained(Answer.MANAGER_DECIDES if parts else Answer.ORDINARY, parts)


RULES: tuple[Rule, ...] = (
    Rule(
        "early-allocation",
        "Early allocation to the community",
        "Early where the case is one of terrorism or of high profile, has a serious crime "
        "prevention order, is managed at MAPPA level 3 or is a critical public protection "
        "case. The community’s manager decides where the risk of serious harm is high, "
        "MAPPA level is 2, the case is on a pathfinder, or there is another reason.",
        SOURCE,
        Example(
            "MAPPA level 2",
            lambda: early_allocation([Ground.MAPPA_2]).value.label,
        ),
    ),
)


def _answer(told: Mapping[str, Any], on: date) -> Explained[Answer]:
    named = Given(told).fields.get("grounds")
    if not isinstance(named, list):
        raise CannotAnswer(
            "‘grounds’ must be a list, empty where there is none", "grounds"
        )
    grounds = [Given({"grounds": one}).one_of("grounds", Ground) for one in named]
    answer = early_allocation(grounds)
    return Explained(answer.value, answer.parts, on=on)


CALCULATIONS: tuple[Calculation, ...] = (
    Calculation(
        key="early-allocation",
        title="Early allocation to the community",
        about="Whether a case in prison is given to a community manager early.",
        accepts={
            "type": "object",
            "required": ["grounds"],
            "properties": {
                "grounds": {
                    "type": "array",
                    "items": {"enum": [ground.value for ground in Ground]},
                }
            },
        },
        returns={"enum": [answer.value for answer in Answer]},
        answer=_answer,
        example={"grounds": ["mappa-2"]},
    ),
)
