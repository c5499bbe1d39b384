"""Which letters may be sent for which sentence, and how.

“Breaches are for community, warnings are for licence”: the list is filtered by the
sentence, so that nobody sends a licence letter on an order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..decision import YES, Decision, no
from ..explained import Explained, Part
from ..limit import Limit, in_calendar_days
from ..term import Term
from .sentence import BreachSentence

SOURCE = "hmpps-manage-people-on-probation-ui getSendLetterOptions (f62be77)"


class Letter(Term):
    FIRST_WARNING = "first_warning", "First warning letter"
    SECOND_WARNING = "second_warning", "Second warning letter"
    BREACH = "breach", "Breach letter"
    LICENCE_COMPLIANCE = "licence_compliance", "Licence compliance letter"


ACTION_CODES: Mapping[Letter, str] = {
    Letter.FIRST_WARNING: "EA02",
    Letter.SECOND_WARNING: "EA03",
    Letter.BREACH: "EA08",
    Letter.LICENCE_COMPLIANCE: "LCL",
}

_ORDER = (Letter.FIRST_WARNING, Letter.BREACH)
_TWO_WARNINGS = (Letter.FIRST_WARNING, Letter.SECOND_WARNING, Letter.BREACH)


@dataclass(frozen=True)
class _Offer:
    letters: tuple[Letter, ...]
    doubt: str = ""


_OFFERS: Mapping[BreachSentence, _Offer] = {
    BreachSentence.COMMUNITY_ORDER: _Offer(_ORDER),
    BreachSentence.SUSPENDED_SENTENCE: _Offer(_ORDER),
    BreachSentence.SUPERVISION_DEFAULT: _Offer(
        _ORDER, "No source names this sentence: treated as an order of the community."
    ),
    BreachSentence.YOUTH_REHABILITATION: _Offer(_TWO_WARNINGS),
    BreachSentence.POST_SENTENCE: _Offer(_TWO_WARNINGS),
    BreachSentence.LICENCE: _Offer(
        (Letter.LICENCE_COMPLIANCE,),
        "Practice sends it three times: first, second and final.",
    ),
}


def letters_for(sentence: BreachSentence) -> Explained[tuple[Letter, ...]]:
    """In the order they would be sent."""
    offer = _OFFERS[sentence]
    names = ", ".join(letter.label.lower() for letter in offer.letters)
    part = Part(f"{sentence.label}: {names}", None, SOURCE, offer.doubt)
    return Explained(offer.letters, (part,))


def can_send(letter: Letter, sentence: BreachSentence) -> Decision:
    if letter in _OFFERS[sentence].letters:
        return YES
    return no(
        "not-for-sentence",
        f"‘{letter.label}’ is not sent for this sentence: {sentence.label}",
        SOURCE,
    )


def answer_limit(taken_on: date, days: int) -> Limit:
    """The last day to answer a letter or another enforcement action.

    It runs from the day the action was taken, in calendar days as NDelius counts them;
    how many belongs to the action, and no public source lists that.
    """
    return in_calendar_days(
        taken_on,
        days,
        what="the enforcement action",
        source="community-api and hmpps-delius-api, responseByPeriod",
        doubt="One copy of the published code counts from the missed appointment instead.",
    )


def can_post(*, has_address: bool, safe_to_post: bool) -> Decision:
    """No: hand it over, or send it by text or telephone instead."""
    source = "manage-supervisions-design-history 2021-08-06"
    answer = YES
    if not has_address:
        answer &= no(
            "no-address",
            "There is no fixed address: hand the letter over, or use text or telephone",
            source,
        )
    if not safe_to_post:
        answer &= no(
            "not-safe",
            "Post is not safe here: hand the letter over, or use text or telephone",
            source,
        )
    return answer
