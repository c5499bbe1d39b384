"""When an event is in breach, by the contacts that begin and end one.

The contact log is the truth: the latest start opens a breach, and an end at or after it
closes it.  (The published code leaves such a breach open; see
docs/decisions/breach-ends.md.)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

STARTS = frozenset({"AIBR"})
# Proven, not proven, withdrawn and so on; recall (ERCL) and start of PSS (CPSS).
ENDS = frozenset(
    {"ABPC", "ABCC", "ABCF", "ABNA", "ABSD", "ABWD", "ABNP", "ABPP", "ERCL", "CPSS"}
)
SOURCE = "hmpps-delius-api WellKnownContactType, ContactBreachService (cac0bde)"


@dataclass(frozen=True)
class Standing:
    in_breach: bool = False
    ended_on: date | None = None  # end of the last breach: failures count from it


@dataclass(frozen=True)
class Change:
    """`changed`: something is saved.  `recount`: the failures are counted again."""

    standing: Standing
    changed: bool = False
    recount: bool = False


def starts_breach(contact_type: str) -> bool:
    return contact_type in STARTS


def ends_breach(contact_type: str) -> bool:
    """The code for ‘not proven’ is written both ABNP and AB NP."""
    return contact_type.replace(" ", "") in ENDS


def standing(starts: Iterable[datetime], ends: Iterable[datetime]) -> Standing:
    """As the log tells it.  An end at the very time of the start closes it."""
    start = max(starts, default=None)
    end = max(ends, default=None)
    open_now = start is not None and (end is None or end < start)
    return Standing(open_now, end.date() if end else None)


def after_recording(
    contact_type: str,
    at: datetime,
    was: Standing,
    *,
    latest_start: datetime | None = None,
    latest_end: datetime | None = None,
) -> Change:
    """After a new contact.  The latest start and end are those already in the log.

    A start opens a breach unless an end is at or after it, the event's own date of end
    counting from its midnight.  An end moves the date of the last end, never backwards.
    """
    ends = [latest_end] if latest_end else []
    if was.ended_on:
        ends.append(datetime.combine(was.ended_on, time.min))
    if starts_breach(contact_type):
        if not standing([at], ends).in_breach:
            return Change(was)
        return Change(Standing(True, was.ended_on), changed=not was.in_breach)
    if ends_breach(contact_type):
        now = standing([latest_start] if latest_start else [], [at, *ends])
        return Change(now, changed=True, recount=True)
    return Change(was)


def after_correcting(
    contact_type: str,
    was: Standing,
    *,
    latest_start: datetime | None = None,
    latest_end: datetime | None = None,
) -> Change:
    """After a contact is changed or deleted: the log is read again.

    The latest start and end are those of the log as it now is.
    """
    if not (starts_breach(contact_type) or ends_breach(contact_type)):
        return Change(was)
    now = standing(
        [latest_start] if latest_start else [], [latest_end] if latest_end else []
    )
    return Change(now, changed=now != was, recount=now != was)
