"""What a court may do once a breach is proved without reasonable excuse."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..commencement import SENTENCING_ACT_2026_ORDERS
from ..explained import Explained, Part
from ..rule import CannotAnswer
from ..term import Term
from .sentence import BreachSentence


class Power(Term):
    MORE_ONEROUS = "more_onerous", "Make the requirements more onerous"
    FINE_2500 = "fine_2500", "Fine of up to £2,500"
    REVOKE = "revoke", "Revoke the order and sentence again"
    ACTIVATE = "activate", "Activate the term, in full or in part, unless unjust"
    EXTEND = "extend", "Extend the supervision or operational period"
    PRISON_14_DAYS = "prison_14_days", "Prison of up to 14 days"
    FINE_LEVEL_3 = "fine_level_3", "Fine of up to level 3"
    SUPERVISION_DEFAULT = "supervision_default", "Supervision default order"


@dataclass(frozen=True)
class _Powers:
    open_to_court: tuple[Power, ...]
    source: str
    doubt: str = ""


_POWERS: Mapping[BreachSentence, _Powers] = {
    BreachSentence.COMMUNITY_ORDER: _Powers(
        (Power.MORE_ONEROUS, Power.FINE_2500, Power.REVOKE),
        "Sentencing Act 2020 Sch 10 para 10(5)",
        "The figure is from memory.",
    ),
    BreachSentence.SUSPENDED_SENTENCE: _Powers(
        (Power.ACTIVATE, Power.FINE_2500, Power.MORE_ONEROUS, Power.EXTEND),
        "Sentencing Act 2020 Sch 16 para 13",
        "The list, and the figure, are from memory.",
    ),
    BreachSentence.POST_SENTENCE: _Powers(
        (Power.PRISON_14_DAYS, Power.FINE_LEVEL_3, Power.SUPERVISION_DEFAULT),
        "CJA 2003 s.256AC and Sch 19A",
    ),
}


def powers_of_court(
    sentence: BreachSentence, *, failed_on: date
) -> Explained[tuple[Power, ...]]:
    """None for post-sentence supervision once it is repealed, save for earlier failures.

    CannotAnswer where the law book has no list: licences go to recall, not to court.
    """
    if sentence not in _POWERS:
        raise CannotAnswer(
            f"What a court may do about {sentence.label.lower()} is not in the law book",
            "sentence_type",
        )
    powers = _POWERS[sentence]
    repeal = SENTENCING_ACT_2026_ORDERS
    if sentence == BreachSentence.POST_SENTENCE and failed_on >= repeal.day:
        says = "Supervision after the end of a sentence is repealed"
        part = Part(says, repeal.day, repeal.source, repeal.doubt)
        return Explained((), (part,), on=failed_on)
    names = "; ".join(power.label for power in powers.open_to_court)
    part = Part(f"{sentence.label}: {names}", None, powers.source, powers.doubt)
    return Explained(powers.open_to_court, (part,), on=failed_on)
