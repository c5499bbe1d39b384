"""The days around a release on licence: when it starts, may move, and stops waiting.

A draft not approved by the hard stop times out, and the prison makes the licence.
Working days are counted back from the licence start, which is itself not counted.
`calendar` is England and Wales unless another is given.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from .decision import YES, Decision, no
from .explained import Explained, Part, plain
from .given import Given
from .london import in_words
from .rule import Calculation, Example, Rule
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


def _told(answer: Explained[Any]) -> str:
    return "; ".join(part.says for part in answer.parts) + f": {in_words(answer.value)}"


def _said(decision: Decision) -> str:
    return decision.reasons[0].text if decision.reasons else "yes"


_EASTER_MONDAY = date(2018, 4, 2)
_ON_EASTER_MONDAY = "licence start on Easter Monday, 2 April 2018"

RULES: tuple[Rule, ...] = (
    Rule(
        "licence-dates.start",
        "When a licence starts",
        "On the confirmed release date, unless that is after the conditional release date. "
        "Otherwise on the conditional release date, or the last working day before it. For "
        "somebody also held on remand or for immigration, a confirmed date before that "
        "working day does not hold either.",
        SOURCE,
        Example(
            "conditional release on Easter Monday, 2 April 2018",
            lambda: _told(licence_start(_EASTER_MONDAY)),
        ),
    ),
    Rule(
        "licence-dates.early-release",
        "Release brought forward",
        "A start on a Friday, a weekend or a bank holiday may be brought forward to the "
        "third working day before it, Fridays not counted. A release on home detention "
        "curfew never moves.",
        SOURCE,
        Example(_ON_EASTER_MONDAY, lambda: _told(earliest_release(_EASTER_MONDAY))),
    ),
    Rule(
        "licence-dates.hard-stop",
        "Hard stop",
        "Two working days before the licence start, counted from the last working day "
        "before a start that is none, to the start itself: a draft not approved by then "
        "times out and the prison makes the licence. Two working days earlier staff are "
        "warned.",
        SOURCE,
        Example(_ON_EASTER_MONDAY, lambda: _told(hard_stop_warning(_EASTER_MONDAY))),
    ),
    Rule(
        "licence-dates.due-for-release",
        "Due for release",
        "A release is near from two working days before the licence start to that day.",
        SOURCE,
        Example(
            "licence start on 24 April 2024, asked on 22 April",
            lambda: _said(due_for_release(date(2024, 4, 24), date(2024, 4, 22))),
        ),
    ),
    Rule(
        "licence-dates.late-allocation",
        "Late allocation",
        "A case without a manager is warned of from the fifth working day before release, "
        "Fridays not counted, to the release.",
        SOURCE,
        Example(
            "release on 21 November 2023, asked on 10 November",
            lambda: _said(
                needs_late_allocation_warning(date(2023, 11, 21), date(2023, 11, 10))
            ),
        ),
    ),
    Rule(
        "licence-dates.time-out",
        "Drafts that time out",
        "On any day, drafts time out whose licence starts within two working days.",
        SOURCE,
        Example("on 16 March 2018", lambda: _told(times_out_up_to(date(2018, 3, 16)))),
    ),
)


def _answer(told: Mapping[str, Any], on: date) -> Explained[dict[str, Any]]:
    given = Given(told)
    start = given.day("licence_start")
    curfew = given.day("curfew_actual") if given.has("curfew_actual") else None
    earliest, stop = earliest_release(start, curfew), hard_stop_warning(start)
    value = {
        "earliest_release": earliest.value,
        "hard_stop": hard_stop(start).value,
        "hard_stop_warning": stop.value,
        "in_hard_stop": bool(in_hard_stop(start, on)),
        "due_for_release": bool(due_for_release(start, on)),
        "late_allocation_warning": bool(needs_late_allocation_warning(start, on)),
    }
    return Explained(plain(value), (*earliest.parts, *stop.parts), on=on)


CALCULATIONS: tuple[Calculation, ...] = (
    Calculation(
        key="licence-dates",
        title="Days around a licence start",
        about="How far a release may be brought forward, the hard stop, and what holds today.",
        accepts={
            "type": "object",
            "required": ["licence_start"],
            "properties": {
                "licence_start": {"type": "string", "format": "date"},
                "curfew_actual": {"type": "string", "format": "date"},
            },
        },
        returns={"type": "object", "required": ["earliest_release", "hard_stop"]},
        answer=_answer,
        example={"licence_start": "2018-04-02"},
    ),
)
