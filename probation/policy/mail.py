"""How mail is tried again, and how often anyone may ask for it.

The figures are ours: no law or standard sets them.
"""

from datetime import datetime, timedelta

from .decision import YES, Decision, no

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)
KEEP_TRYING = timedelta(days=7)  # since it was written
WINDOW = timedelta(hours=1)
# In a window.  A whole office may share one place; a mailbox has one reader.
MOST_FROM_A_PLACE, MOST_TO_A_MAILBOX = 60, 4


def next_try(tries: int, at: datetime) -> datetime:
    """After the given number of failures, at least one: twice as long each time."""
    wait: timedelta = FIRST_WAIT * 2 ** min(tries - 1, 20)
    return at + min(wait, LONGEST_WAIT)


def is_hopeless(written: datetime, at: datetime) -> bool:
    return at - written >= KEEP_TRYING


def may_ask(from_this_place: int, to_this_mailbox: int) -> Decision:
    """Each counts what was asked within the window, this asking included."""
    decision = YES
    if from_this_place > MOST_FROM_A_PLACE:
        decision &= no(
            "too-many-from-a-place",
            "Too much was sent from where you are in the last hour. Wait an hour, then send it again",
        )
    if to_this_mailbox > MOST_TO_A_MAILBOX:
        decision &= no(
            "too-many-to-a-mailbox",
            "This address was written to several times in the last hour. Look for our letter, "
            "also among unwanted mail, or wait an hour and send this again",
        )
    return decision
