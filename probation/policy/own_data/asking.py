"""Subject access: how soon it is answered, by the law of the day it was asked.

The time begins when it is known who asks.  “Beginning with” that day, it is the first.
"""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from ..dated import Dated, Version
from ..decision import YES, Decision, no
from ..limit import Limit, Unit, in_months_beginning_with
from ..london import in_words
from ..rule import Example, Rule
from ..term import Term
from ..workflow import Workflow

ACT_1998 = "Data Protection Act 1998"
ACT_2018 = "Data Protection Act 2018"
BEGAN_1998 = date(2000, 3, 1)
BEGAN_2018 = date(2018, 5, 25)

COUNTED = (
    "The Act says “beginning with”, so the day itself is the first; the Information "
    "Commissioner counts to the same day of the next month, which is a day later. The "
    "earlier day is shown."
)
ANSWER = Dated(
    "own-data-answer",
    "Time to answer who asks for their data",
    "",
    (
        Version(BEGAN_1998, (40, Unit.CALENDAR_DAYS), f"{ACT_1998}, s.7(8) and (10)"),
        Version(BEGAN_2018, (1, Unit.MONTHS), f"{ACT_2018}, s.54", COUNTED),
    ),
)
LONGER = Dated(
    "own-data-longer",
    "Further time where a request is hard to answer",
    "months",
    (
        Version(BEGAN_1998, 0, f"{ACT_1998}, s.7 gives none"),
        Version(BEGAN_2018, 0, f"{ACT_2018}, s.54 gives none for law enforcement"),
        Version(
            date(2026, 2, 5),
            2,
            "Data (Use and Access) Act 2025, s.76",
            "The day on which it came into force could not be verified.",
        ),
    ),
)


class Asked(Term):
    ASKED = "asked", "Asked"
    KNOWN = "known", "It is known who asks"
    LONGER = "longer", "Time made longer"
    SENT = "sent", "Sent"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"


_ENDS = frozenset({Asked.SENT, Asked.REFUSED, Asked.WITHDRAWN})
REQUEST = Workflow(
    key="subject-access",
    name="A request for one's own data",
    start=Asked.ASKED,
    moves={
        Asked.ASKED: frozenset({Asked.KNOWN, Asked.REFUSED, Asked.WITHDRAWN}),
        Asked.KNOWN: _ENDS | {Asked.LONGER},
        Asked.LONGER: _ENDS,
        Asked.SENT: frozenset(),
        Asked.REFUSED: frozenset(),
        Asked.WITHDRAWN: frozenset(),
    },
)
OPEN = tuple(one for one in Asked if not REQUEST.is_final(one))


def answer_due(asked_on: date, known_on: date, *, longer: bool = False) -> Limit:
    """`known_on`: when it was known who asks.  `longer`: see `can_take_longer`."""
    begins = max(asked_on, known_on)
    held = ANSWER.version(asked_on) or ANSWER.versions[0]
    length, unit = held.value
    what = "when it was known who asks" if known_on > asked_on else "the request"
    if unit is Unit.CALENDAR_DAYS:
        day = begins + timedelta(days=length - 1)
        says = f"{unit.of(length)} beginning with {what}, {in_words(begins)}"
        return Limit(day, begins, length, unit, says, held.source, held.doubt)
    more = LONGER.version(asked_on) if longer else None
    limit = in_months_beginning_with(
        begins, length + (more.value if more else 0), what=what, source=held.source
    )
    doubts = [held.doubt, more.doubt if more else ""]
    return replace(limit, doubt=" ".join(filter(None, doubts)))


def can_take_longer(asked_on: date, due: Limit, because: str, on: date) -> Decision:
    """The person is told of it, with the reason, before the first time is over."""
    held = LONGER.version(asked_on) or LONGER.versions[0]
    if held.value == 0:
        return no("no-longer-time", f"The law of the day gives no more time ({held.source})")  # fmt: skip
    decision = YES if because.strip() else no("no-reason", "Say why it takes longer")
    if due.is_overdue(on):
        decision &= no("too-late", f"The time was over on {in_words(due.day)}")
    return decision


def _due_in_words(asked_on: date) -> str:
    return str(answer_due(asked_on, asked_on))


def _longer_in_words(asked_on: date) -> str:
    due = answer_due(asked_on, asked_on)
    allowed = can_take_longer(asked_on, due, "Three records", asked_on)
    if not allowed:
        return allowed.reasons[0].text
    return str(answer_due(asked_on, asked_on, longer=True))


RULES: tuple[Rule, ...] = (
    Rule(
        "own-data.answer-1998",
        "Asking for one's data, before 25 May 2018",
        "Answered within 40 days, the first being the day on which it was asked or, if "
        "later, it was known who asks.",
        ANSWER.versions[0].source,
        Example("asked on 9 November 2017", partial(_due_in_words, date(2017, 11, 9))),
        since=BEGAN_1998,
        until=BEGAN_2018,
        doubt="A fee of up to £10 might be asked; none is asked here.",
    ),
    Rule(
        "own-data.answer-2018",
        "Asking for one's data, since 25 May 2018",
        "Answered within one month, beginning with the day on which it was asked or, if "
        "later, it was known who asks.",
        ANSWER.versions[1].source,
        Example("asked on 31 January 2019", partial(_due_in_words, date(2019, 1, 31))),
        since=BEGAN_2018,
        doubt=COUNTED,
    ),
    Rule(
        "own-data.longer",
        "Longer time to answer",
        "Two months more where the request is complex or one of many; the person is told "
        "so, with the reason, within the first month. Before, there was no longer time.",
        LONGER.versions[2].source,
        Example("asked on 1 March 2026", partial(_longer_in_words, date(2026, 3, 1))),
        since=LONGER.versions[2].since,
        doubt=LONGER.versions[2].doubt,
    ),
)
