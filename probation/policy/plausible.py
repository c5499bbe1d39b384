"""What cannot be right, whatever the law says: days, times and lengths that are slips.

These are bounds of ours and not of any law: wide enough for whatever happens, narrow enough
that a slip of the pen (1017, 9999) is caught at the door.  What is merely unusual is warned
of and never refused.
"""

from datetime import UTC, date, datetime, time

from dateutil.relativedelta import relativedelta

from .decision import YES, Decision, no
from .london import LONDON, in_words, london_day, london_time

LONGEST_LIFE = 120  # years; two people in the world are known to have lived longer
FIRST_DAY = date(1900, 1, 1)  # nobody alive has anything on record before
AHEAD = 50  # years; the longest sentences but life
APPOINTMENT_AHEAD = 3  # years: a community order's longest (Sentencing Act 2020 s.200)
HEARING_AHEAD = 2  # years
POSTING_AHEAD = 2  # years
USUAL_HOURS = (time(7), time(21))  # of an appointment: others are warned of

NAME_MOST = 200  # characters of one name, a number, a phone: a line
LINES_MOST = 2_000  # characters of an address or a remark
TEXT_MOST = 12_000  # characters of a note


def earliest_birth(on: date) -> date:
    return on - relativedelta(years=LONGEST_LIFE)


def birth(born: date, *, on: date) -> Decision:
    if born > on:
        return no("date_of_birth", f"{in_words(born)} has not come yet")
    if born < earliest_birth(on):
        return no(
            "date_of_birth",
            f"Someone born on {in_words(born)} would be over {LONGEST_LIFE} years old",
        )
    return YES


def ahead(years: int, on: date) -> date:
    """The last day that is that near; the last day there is, near the end of days."""
    return on + relativedelta(years=years) if on.year + years < 9999 else date.max


def appointment(starts_at: datetime, *, at: datetime) -> Decision:
    """When a person is to be seen, or was."""
    last = ahead(APPOINTMENT_AHEAD, london_day(at))
    day = london_day(starts_at)
    if day > last:
        return no(
            "too-far-ahead",
            f"{in_words(day)} is more than {APPOINTMENT_AHEAD} years ahead: "
            f"an appointment can be booked up to {in_words(last)}",
        )
    if day < FIRST_DAY:
        return no("too-long-ago", f"{in_words(day)} cannot be right")
    return YES


def is_usual_hour(starts_at: datetime) -> bool:
    first, last = USUAL_HOURS
    return first <= london_time(starts_at).time() <= last


def at_clock(day: date, told: time) -> datetime | None:
    """That time of that day in London; None in the hour that the clocks jump over.

    In the hour that comes twice, the first of the two.
    """
    instant = datetime.combine(day, told, LONDON)
    there = instant.astimezone(UTC).astimezone(LONDON)
    return (
        instant if there.replace(tzinfo=None) == instant.replace(tzinfo=None) else None
    )


def fits(label: str, text: str, most: int) -> Decision:
    if len(text) <= most:
        return YES
    return no(
        "too-long",
        f"{label}: {len(text):,} characters are {len(text) - most:,} too many; "
        f"there is room for {most:,}",
    )
