"""The days around a release on licence: when it starts, may move, and stops waiting.

A draft not approved by the hard stop times out, and the prison makes the licence.
Working days are counted back from the licence start, which is itself not counted.
`calendar` is England and Wales unless another is given.
"""

from dataclasses import replace
from datetime import date

from .decision import YES, Decision, no
from .explained import Explained, Part
from .london import in_words
from .working_days import (
    ENGLAND_AND_WALES,
    FRIDAY,
    Calendar,
    add_working_days,
    bank_holiday,
    is_working_day,
)

SOURCE = (
    "ministryofjustice/create-and-vary-a-licence-api a6d3734, ReleaseDateService and "
    "WorkingDaysService"
)

# Working days, as that service is set up.  Since when is not known.
EARLIEST_RELEASE = 3
HARD_STOP = 2
HARD_STOP_WARNING = 2
DUE_FOR_RELEASE = 2
LATE_ALLOCATION = 5
TIME_OUT = 2

NO_START = "There is no licence start date yet"


def licence_start(
    conditional_release: date,
    confirmed_release: date | None = None,
    *,
    held_otherwise: bool = False,
    calendar: Calendar = ENGLAND_AND_WALES,
) -> Explained[date]:
    """The day the licence starts: the confirmed day where it holds, else a working day.

    A conditional release on a weekend or bank holiday moves to the last working day
    before.  A confirmed day after it does not hold.  `held_otherwise` (remand, or
    immigration detention): nor does one before that working day.
    """
    moved = _working_day_on_or_before(conditional_release, calendar)
    earliest = moved if held_otherwise else date.min
    if confirmed_release and earliest <= confirmed_release <= conditional_release:
        part = Part("The confirmed release date holds", confirmed_release, SOURCE)
        return Explained(confirmed_release, (part,))
    says = f"Conditional release is {_named(conditional_release, calendar)}"
    if moved != conditional_release:
        says += "; the last working day before it is taken"
    return Explained(moved, (Part(says, moved, SOURCE),))


def may_be_brought_forward(
    start: date | None,
    hdc_actual: date | None = None,
    calendar: Calendar = ENGLAND_AND_WALES,
) -> Decision:
    """A start on Friday, Saturday, Sunday or a bank holiday; never a curfew (HDC) release."""
    if start is None:
        return no("no-start", NO_START, SOURCE)
    if start == hdc_actual:
        return no("curfew", "Release on home detention curfew is never moved", SOURCE)
    if _without_fridays(calendar).is_working_day(start):
        return no(
            "ordinary-day",
            f"{in_words(start)} is neither a Friday, a weekend nor a bank holiday",
            SOURCE,
        )
    return YES


def earliest_release(
    start: date | None,
    hdc_actual: date | None = None,
    calendar: Calendar = ENGLAND_AND_WALES,
) -> Explained[date | None]:
    """The third working day back, Fridays not counted; the start itself where it may not move."""
    allowed = may_be_brought_forward(start, hdc_actual, calendar)
    if start is None or not allowed:
        says = allowed.reasons[0].text
        return Explained(start, (Part(says, start, SOURCE),))
    day = add_working_days(start, -EARLIEST_RELEASE, _without_fridays(calendar))
    says = (
        f"{EARLIEST_RELEASE} working days before {_named(start, calendar)}, "
        "Fridays not counted"
    )
    return Explained(day, (Part(says, day, SOURCE),))


def hard_stop(
    start: date | None, calendar: Calendar = ENGLAND_AND_WALES
) -> Explained[date | None]:
    """The first day of the hard stop, which lasts to the licence start."""
    if start is None:
        return Explained(None, (Part(NO_START, source=SOURCE),))
    moved = _working_day_on_or_before(start, calendar)
    day = add_working_days(moved, -HARD_STOP, calendar)
    says = f"{HARD_STOP} working days before {in_words(moved)}"
    if moved != start:
        says += f", the last working day before {_named(start, calendar)}"
    return Explained(day, (Part(says, day, SOURCE),))


def hard_stop_warning(
    start: date | None, calendar: Calendar = ENGLAND_AND_WALES
) -> Explained[date | None]:
    """The day on which staff are warned that the hard stop is near."""
    stop = hard_stop(start, calendar)
    if stop.value is None:
        return stop
    day = add_working_days(stop.value, -HARD_STOP_WARNING, calendar)
    says = f"{HARD_STOP_WARNING} working days before the hard stop of {in_words(stop.value)}"
    return Explained(day, (*stop.parts, Part(says, day, SOURCE)))


def in_hard_stop(
    start: date | None, today: date, calendar: Calendar = ENGLAND_AND_WALES
) -> Decision:
    """Whether today is from the hard stop to the licence start, both included."""
    return _from_to(hard_stop(start, calendar).value, start, today, "The hard stop")


def due_for_release(
    start: date | None, today: date, calendar: Calendar = ENGLAND_AND_WALES
) -> Decision:
    """Whether today is within two working days before the licence start, or is that day."""
    first = start and add_working_days(start, -DUE_FOR_RELEASE, calendar)
    return _from_to(first, start, today, "The time before release")


def needs_late_allocation_warning(
    release: date | None, today: date, calendar: Calendar = ENGLAND_AND_WALES
) -> Decision:
    """Whether a case without a manager is now too near its release.

    From the fifth working day back, Fridays not counted, to the release itself.
    """
    fridays_out = _without_fridays(calendar)
    first = release and add_working_days(release, -LATE_ALLOCATION, fridays_out)
    return _from_to(first, release, today, "The time for the warning")


def times_out_up_to(
    today: date, calendar: Calendar = ENGLAND_AND_WALES
) -> Explained[date]:
    """Drafts whose licence starts on or before this day time out today."""
    day = add_working_days(today, TIME_OUT, calendar)
    says = f"{TIME_OUT} working days after {in_words(today)}"
    return Explained(day, (Part(says, day, SOURCE),))


def _from_to(first: date | None, last: date | None, today: date, what: str) -> Decision:
    if first is None or last is None:
        return no("no-start", NO_START, SOURCE)
    if today < first:
        return no("not-yet", f"{what} begins on {in_words(first)}", SOURCE)
    if today > last:
        return no("over", f"{what} ended on {in_words(last)}", SOURCE)
    return YES


def _working_day_on_or_before(day: date, calendar: Calendar) -> date:
    return day if is_working_day(day, calendar) else add_working_days(day, -1, calendar)


def _without_fridays(calendar: Calendar) -> Calendar:
    return replace(calendar, weekend=calendar.weekend | {FRIDAY})


def _named(day: date, calendar: Calendar) -> str:
    """“Friday 30 March 2018 (Good Friday)”."""
    holiday = bank_holiday(day, calendar)
    return f"{day:%A} {in_words(day)}" + (f" ({holiday})" if holiday else "")
