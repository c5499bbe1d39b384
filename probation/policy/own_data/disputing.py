"""An entry that a person says is wrong: answered in time, and both versions are kept."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from ..dated import Dated, Version
from ..decision import YES, Decision, no
from ..limit import Limit, Unit, in_months_beginning_with
from ..london import in_words
from ..rule import Example, Rule
from ..term import Term
from .asking import ACT_1998, ACT_2018, BEGAN_1998, BEGAN_2018, COUNTED


class Outcome(Term):
    CORRECTED = "corrected", "It was wrong, and is put right"
    NOTED = "noted", "It stays, and what the person says stands beside it"
    REFUSED = "refused", "It is right as it stands"


DECIDE = Dated(
    "own-data-dispute",
    "Time to answer who says that an entry is wrong",
    "",
    (
        Version(
            BEGAN_1998,
            (21, Unit.CALENDAR_DAYS),
            f"{ACT_1998}, s.10(3), by likeness",
            "The Act set no time for this: 21 days is its time for an objection, taken "
            "here as our own setting.",
        ),
        Version(BEGAN_2018, (1, Unit.MONTHS), f"{ACT_2018}, s.48", COUNTED),
    ),
)
TELL = (
    "Whoever was given the entry, and whoever it came from, must be told that it is put "
    "right (s.48)."
)


def decision_due(raised_on: date) -> Limit:
    held = DECIDE.version(raised_on) or DECIDE.versions[0]
    length, unit = held.value
    if unit is Unit.MONTHS:
        limit = in_months_beginning_with(
            raised_on, length, what="when it was said", source=held.source
        )
        return replace(limit, doubt=held.doubt)
    day = raised_on + timedelta(days=length)
    says = f"{unit.of(length)} from when it was said, {in_words(raised_on)}"
    return Limit(day, raised_on, length, unit, says, held.source, held.doubt)


def can_decide(outcome: str, because: str, *, has_changed: bool) -> Decision:
    """`has_changed`: the entry says something else than when it was disputed, or a row
    that corrects it follows it.  Reasons' codes are the field at fault."""
    if outcome not in list(Outcome):
        return no("outcome", "Choose what is decided")
    decision = YES if because.strip() else no("because", "Say why: the person is told")
    if outcome == Outcome.CORRECTED and not has_changed:
        decision &= no("outcome", "The entry is as it was: put it right first")
    return decision


def _due_in_words(raised_on: date) -> str:
    return str(decision_due(raised_on))


def _refused_in_words() -> str:
    return can_decide("corrected", "So", has_changed=False).reasons[0].text


RULES: tuple[Rule, ...] = (
    Rule(
        "own-data.dispute-due",
        "Answering who says that an entry is wrong",
        "Since 25 May 2018 within one month; before, no time was set, and 21 days are "
        "shown.",
        f"{DECIDE.versions[0].source}; {DECIDE.versions[1].source}",
        Example("said on 10 June 2019", partial(_due_in_words, date(2019, 6, 10))),
        doubt=DECIDE.versions[0].doubt,
    ),
    Rule(
        "own-data.dispute-decided",
        "What becomes of a disputed entry",
        "It is put right, or the person's words stand beside it, or it is refused with the "
        "reason. Both versions stay on the record and are shown together. “Put right” "
        "can be said only of an entry that was. " + TELL,
        f"{ACT_2018}, ss.46 and 48; {ACT_1998}, Schedule 1, Part 2, paragraph 7",
        Example("“put right”, and the entry is as it was", _refused_in_words),
    ),
)
