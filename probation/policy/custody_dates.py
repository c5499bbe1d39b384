"""Expiry, release, licence and supervision after a fixed term of custody.

The prison’s own dates win wherever there are any: early release, added days and time
tagged are worked out there.  What is computed here is a check, and a stand-in.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from .commencement import FORTY_PER_CENT, ORA, PROGRESSION, SENTENCING_ACT_2026_ORDERS
from .explained import Explained, Part, plain
from .fixed_term import FixedTerm
from .given import Given
from .limit import add_months
from .london import in_words
from .rule import Calculation, CannotAnswer, Example, Rule

ADULT = 18
SUPERVISED_UNDER_MONTHS = 24
LICENCE_FROM_MONTHS = 12
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class CustodyDates:
    expiry: date  # last day of the sentence
    release: date  # the prison's, or the half-way point
    licence_end: date | None  # None: released without a licence
    supervision_end: (
        date | None
    )  # of supervision after the sentence; None: there is none


def custody_dates(
    term: FixedTerm,
    *,
    offence_on: date,
    born_on: date,
    on: date,
    release_on: date | None = None,
    expires_on: date | None = None,
) -> Explained[CustodyDates]:
    """Dates of one fixed term.  `on` is the day whose law is asked.

    `release_on` and `expires_on` are the prison's own dates, where known.
    """
    expiry = expires_on or term.expiry
    parts = [_expiry_part(term, expiry, expires_on)]
    release = release_on or term.halfway
    if release > expiry:
        raise CannotAnswer("Release is after the sentence ends", field="release_on")
    parts.append(_release_part(release, release_on, on))
    licensed = has_licence(term, offence_on)
    parts.append(licensed.parts[0])
    licence_end = expiry if licensed.value else None
    supervised = _supervision_end(term, offence_on, born_on, expiry, on)
    value = CustodyDates(expiry, release, licence_end, supervised.value)
    return Explained(value, (*parts, *supervised.parts), on=on)


def has_licence(term: FixedTerm, offence_on: date) -> Explained[bool]:
    """Terms of 12 months or more; shorter ones for offences since 1 February 2015."""
    source = "CJA 2003 s.244; ORA 2014 s.1; SI 2015/40 art 2"
    if not term.is_under(LICENCE_FROM_MONTHS):
        told = "Licence to the end of the sentence: the term is 12 months or more"
        return Explained(True, (Part(told, True, source),))
    if offence_on < ORA.day:
        told = "No licence: under 12 months, for an offence before 1 February 2015"
        return Explained(False, (Part(told, False, source),))
    more_than_a_day = term.full_end > term.sentenced_on
    told = (
        "Licence to the end of the sentence: more than one day, for an offence on or "
        "after 1 February 2015"
        if more_than_a_day
        else "No licence: the term is one day"
    )
    return Explained(more_than_a_day, (Part(told, more_than_a_day, source),))


def _supervision_end(
    term: FixedTerm,
    offence_on: date,
    born_on: date,
    expiry: date,
    on: date,
) -> Explained[date | None]:
    """Supervision after the sentence: to 12 months after the custodial half."""
    halfway = term.halfway
    source = "CJA 2003 s.256AA; repealed by SA 2026 s.34"
    end = add_months(halfway, 12)
    repealed = SENTENCING_ACT_2026_ORDERS.day
    against = [
        (offence_on < ORA.day, "the offence was before 1 February 2015"),
        (term.full_end <= term.sentenced_on, "the term is one day"),
        (not term.is_under(SUPERVISED_UNDER_MONTHS), "the term is two years or more"),
        (
            relativedelta(halfway, born_on).years < ADULT,
            "under 18 at the end of the custodial half",
        ),
        (end <= expiry, "licence lasts as long"),
        (
            on >= repealed and expiry >= repealed - _ONE_DAY,
            "it was repealed before the sentence ended",
        ),
    ]
    for reason, words in against:
        if reason:
            return Explained(
                None,
                (Part(f"No supervision after the sentence: {words}", None, source),),
            )
    told = Part(
        f"Supervision after the sentence: to 12 months after {in_words(halfway)}, when "
        "half the sentence had gone by",
        end,
        source,
        "How the last day is counted is from memory.",
    )
    if on < repealed or end < repealed:
        return Explained(end, (told,))
    cut = repealed - _ONE_DAY
    ended = Part(
        "The repeal ended it, save for failures that began before",
        cut,
        "SA 2026 s.34(4) and (5)",
        SENTENCING_ACT_2026_ORDERS.doubt,
    )
    return Explained(cut, (ended, told))


def _expiry_part(term: FixedTerm, expiry: date, own: date | None) -> Part:
    if own:
        return Part("The prison gave this end of the sentence, which wins", own)
    remand = f", less {term.remand_days} days on remand" if term.remand_days else ""
    return Part(
        f"Term from {in_words(term.sentenced_on)}{remand}: the last day",
        expiry,
        "CJA 2003 ss.240ZA and 244",
        "That the day of sentence counts is from memory.",
    )


def _release_part(release: date, own: date | None, on: date) -> Part:
    if own:
        return Part("The prison gave this day of release, which wins", own)
    doubts = [
        change.doubt for change in (FORTY_PER_CENT, PROGRESSION) if on >= change.day
    ]
    sooner = " ".join(dict.fromkeys(doubts))
    return Part(
        "Half of the sentence; many are released sooner, so enter the prison’s day",
        release,
        "CJA 2003 s.244",
        f"One setting rounds it: see milestones. {sooner}".strip(),
    )


_WORKED = FixedTerm(date(2016, 3, 1), months=8)
_ADULT = date(1990, 1, 1)

RULES = (
    Rule(
        key="custody_dates.custody_dates",
        title="Licence, and supervision after the sentence",
        says="Licence runs from release to the end of the sentence, for terms of 12 months "
        "or more, and since 1 February 2015 for shorter ones of more than a day. "
        "Adults with less than two years are then supervised to 12 months after half of "
        "the sentence, until the repeal, which ended running supervision as well. The "
        "prison’s own dates win.",
        source="CJA 2003 ss.244 and 256AA; ORA 2014 ss.1 and 2; SA 2026 s.34",
        example=Example(
            "Eight months, sentenced on 1 March 2016 for an offence of that day",
            lambda: (
                custody_dates(
                    _WORKED,
                    offence_on=_WORKED.sentenced_on,
                    born_on=_ADULT,
                    on=_WORKED.sentenced_on,
                )
                .parts[-1]
                .says
            ),
        ),
        since=ORA.day,
        doubt=f"{SENTENCING_ACT_2026_ORDERS.doubt} {FORTY_PER_CENT.doubt}",
    ),
)


def _answer(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)

    def whole(field: str) -> int:
        return given.whole(field) if given.has(field) else 0

    def day(field: str) -> date | None:
        return given.day(field) if given.has(field) else None

    term = FixedTerm(
        given.day("sentenced_on"), whole("months"), whole("days"), whole("remand_days")
    )
    found = custody_dates(
        term,
        offence_on=given.day("offence_on"),
        born_on=given.day("born_on"),
        on=on,
        release_on=day("release_on"),
        expires_on=day("expires_on"),
    )
    return Explained(plain(asdict(found.value)), found.parts, on=on)


_DAY = {"type": "string", "format": "date"}
_DAY_OR_NONE = {"type": ["string", "null"], "format": "date"}
_COUNT = {"type": "integer", "minimum": 0}
CALCULATIONS = (
    Calculation(
        key="custody-dates",
        title="Expiry, licence and supervision after a fixed term",
        about="From the term as the court said it; the prison’s own dates win.",
        accepts={
            "type": "object",
            "required": ["sentenced_on", "offence_on", "born_on"],
            "properties": {
                **dict.fromkeys(("sentenced_on", "offence_on", "born_on"), _DAY),
                **dict.fromkeys(("release_on", "expires_on"), _DAY),
                **dict.fromkeys(("months", "days", "remand_days"), _COUNT),
            },
        },
        returns={
            "type": "object",
            "properties": {
                **dict.fromkeys(("expiry", "release"), _DAY),
                **dict.fromkeys(("licence_end", "supervision_end"), _DAY_OR_NONE),
            },
        },
        answer=_answer,
        example={
            "sentenced_on": "2016-03-01",
            "months": 8,
            "offence_on": "2015-12-01",
            "born_on": "1990-01-01",
        },
    ),
)
