"""How long a record is kept, and what keeps it longer.

The policies are known by name and day; their figures could not be read, so each figure
is a dated setting, and says so wherever it is shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from ..codes import REGISTER_TYPE
from ..dated import Dated, Version
from ..decision import YES, Decision, no
from ..explained import Explained, Part
from ..limit import add_months
from ..london import in_words
from ..rule import Example, Rule
from ..term import Term

PI_59 = "PI 59/2014, Management of Offender Records"
PSI_04 = "PSI 04/2018 and PI 02/2018, Records, Information Management and Retention"
UNREAD = (
    "The policy is known by its name and day; its figure could not be read. A setting."
)
BEGAN, AGAIN = date(2014, 10, 24), date(2018, 5, 25)

AFTER_END = Dated(
    "retention-after-end",
    "Kept after the last order or licence has ended",
    "years",
    (Version(BEGAN, 6, PI_59, UNREAD), Version(AGAIN, 6, PSI_04, UNREAD)),
)
UNTIL_AGE = Dated(
    "retention-until-age",
    "Kept until this birthday, for those who may do the gravest harm",
    "years of age",
    (Version(BEGAN, 100, PI_59, UNREAD), Version(AGAIN, 100, PSI_04, UNREAD)),
)
NO_ORDER = Dated(
    "retention-no-order",
    "Kept after the last entry, where there never was an order",
    "years",
    (Version(BEGAN, 2, "Our own setting", "No source gives a time for this."),),
)
# Flags that keep a record until the birthday, open or ended; and sentences that do.
GRAVEST = ("MAPP", "M1", "M2", "M3", "M3L2", "M3L3", "WTC1", "WTC2", "WTC3", "ARSO", "AVIS", "INLL", "RTAO")  # fmt: skip
FOR_LIFE = frozenset({"indeterminate"})


class HoldKind(Term):
    SFO = "sfo", "Serious further offence review"
    CLAIM = "claim", "Legal claim or proceedings"
    INQUIRY = "inquiry", "Public inquiry that has stopped destruction"
    COMPLAINT = "complaint", "Complaint or ombudsman's investigation"
    OTHER = "other", "Another reason"


@dataclass(frozen=True)
class HeldOrder:
    kind: str  # key of a sentence type
    ended_on: date | None  # None: it runs
    last_day: date | None = (
        None  # by the court or worked out (licence or sentence expiry)
    )


@dataclass(frozen=True)
class Held:
    """What is known of a record when it is asked whether it is still needed."""

    began_on: date
    last_entry_on: date
    born: date | None = None
    orders: tuple[HeldOrder, ...] = ()
    flags: frozenset[str] = frozenset()  # every flag there ever was
    holds: tuple[str, ...] = ()  # those that stand, in words
    asked: bool = False  # has asked for the data, and has no answer
    disputed: bool = False  # says that an entry is wrong, and it is not decided
    is_restricted: bool = False
    is_before_court: bool = False


@dataclass
class _Days:
    day: date
    parts: list[Part] = field(default_factory=list)

    def until(self, day: date, part: Part) -> None:
        self.parts.append(part)
        self.day = max(self.day, day)


def kept_until(held: Held, on: date) -> Explained[date | None]:
    """The first day on which it may go, by the settings of `on`; None: not yet known,
    since an order runs or a birthday is wanted and the date of birth is not known."""
    if any(order.ended_on is None for order in held.orders):
        return Explained(None, (Part("An order runs"),), on=on)
    last = max([held.last_entry_on, *_ends(held)])
    kept = AFTER_END if held.orders else NO_ORDER
    setting = _setting(kept, on)
    days = _Days(held.began_on)
    what = "the last end or entry" if held.orders else "the last entry"
    days.until(
        add_months(last, 12 * setting.value),
        Part(
            f"{setting.value} years from {in_words(last)}, {what}",
            source=setting.source,
            doubt=setting.doubt,
        ),
    )
    if why := _gravest(held):
        age = _setting(UNTIL_AGE, on)
        says = f"Until the birthday at {age.value}: {why}"
        part = Part(says, source=age.source, doubt=age.doubt)
        if held.born is None:
            return Explained(None, (*days.parts, part, Part("The date of birth is not known")), on=on)  # fmt: skip
        days.until(add_months(held.born, 12 * age.value), part)
    return Explained(days.day, tuple(days.parts), on=on)


def can_delete(held: Held, on: date) -> Decision:
    """Yes, or everything that keeps it."""
    until = kept_until(held, on)
    decision = YES
    if until.value is None:
        decision &= no("kept", until.parts[-1].says)
    elif on < until.value:
        decision &= no("kept", f"Kept until {in_words(until.value)}", until.parts[-1].source)  # fmt: skip
    for code, text in _holds(held):
        decision &= no(code, text)
    return decision


def _holds(held: Held) -> Iterator[tuple[str, str]]:
    for text in held.holds:
        yield "hold", f"Held: {text}"
    if held.asked:
        yield "asked", "The person has asked for their data, and has no answer yet"
    if held.disputed:
        yield "disputed", "The person says an entry is wrong, and it is not decided"
    if held.is_restricted:
        yield "restricted", "Processing is restricted"
    if held.is_before_court:
        yield "before-court", "They are before a court"


def _ends(held: Held) -> list[date]:
    days = [order.ended_on for order in held.orders if order.ended_on]
    return days + [order.last_day for order in held.orders if order.last_day]


def _gravest(held: Held) -> str:
    told = [REGISTER_TYPE.title_of(kind) for kind in GRAVEST if kind in held.flags]
    if any(order.kind in FOR_LIFE for order in held.orders):
        told.append("sentence without a fixed end")
    return ", ".join(told)


def _setting(dated: Dated[int], on: date) -> Version[int]:
    return dated.version(on) or dated.versions[0]


_ORDER = HeldOrder("community_order", date(2010, 3, 1))
_SIX = Held(date(2009, 1, 1), date(2010, 3, 1), date(1980, 5, 4), (_ORDER,))
_GRAVE = Held(
    date(2009, 1, 1), date(2010, 3, 1), date(1980, 5, 4), (_ORDER,), frozenset({"ARSO"})
)
_NEVER = Held(date(2014, 1, 1), date(2015, 3, 1))
_HELD = Held(
    date(2009, 1, 1), date(2010, 3, 1), None, (_ORDER,), holds=(HoldKind.SFO.label,)
)


def _until(held: Held) -> str:
    day = kept_until(held, date(2017, 11, 9)).value
    return f"Kept until {in_words(day)}" if day else "Kept"


def _why_not() -> str:
    return "; ".join(one.text for one in can_delete(_HELD, date(2017, 11, 9)).reasons)


RULES: tuple[Rule, ...] = (
    Rule(
        "retention.after-end",
        "How long a record is kept",
        "Six years from the last of: the end of an order, the last day of a licence or "
        "sentence, the last entry.",
        f"{PI_59} (from 24 October 2014); {PSI_04} (from 25 May 2018)",
        Example("an order that ended on 1 March 2010", partial(_until, _SIX)),
        since=BEGAN,
        doubt=UNREAD,
    ),
    Rule(
        "retention.gravest",
        "Records of those who may do the gravest harm",
        "Until the 100th birthday: who is or was under MAPPA, on the register of sexual "
        "offenders, on ViSOR, a lifer or convicted of terrorism.",
        f"{PI_59} (from 24 October 2014); {PSI_04} (from 25 May 2018)",
        Example(
            "born 4 May 1980, a registered sexual offender", partial(_until, _GRAVE)
        ),
        since=BEGAN,
        doubt=UNREAD,
    ),
    Rule(
        "retention.no-order",
        "Who never was given an order",
        "Two years from the last entry.",
        NO_ORDER.versions[0].source,
        Example("a last entry on 1 March 2015", partial(_until, _NEVER)),
        since=BEGAN,
        doubt=NO_ORDER.versions[0].doubt,
    ),
    Rule(
        "retention.holds",
        "What keeps a record that is due",
        "A hold (serious further offence, claim, inquiry, complaint), an open request or "
        "dispute of the person's, restricted processing, or a case before a court.",
        "Our own setting",
        Example("an order that ended in 2010, and a hold", _why_not),
        doubt="Destruction was stopped at times by notices that could not be read; a hold "
        "of kind “inquiry” says so for each record.",
    ),
)
