"""How soon work on an approved premises application is due.

The clock runs in London time.  Work asked for at or after 13:00, or on a day that is no
working day, starts at 09:00 on the next working day; a limit in working days then ends
at the same time of day, whatever the clocks did in between.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta

from .limit import Deadline, Unit
from .london import LONDON, in_words, london_time
from .term import Term
from .working_days import ENGLAND_AND_WALES, Calendar, add_working_days, is_working_day

SOURCE = (
    "ministryofjustice/hmpps-approved-premises-api c380b04, Cas1TaskDeadlineService"
)

SAME_DAY_UNTIL = time(13)
WORK_STARTS = time(9)


class Task(Term):
    STANDARD_ASSESSMENT = "standard", "Standard assessment"
    SHORT_NOTICE_ASSESSMENT = "short notice", "Short-notice assessment"
    EMERGENCY_ASSESSMENT = "emergency", "Emergency assessment"
    PLACEMENT_APPLICATION = "placement application", "Placement application"


LENGTHS: Mapping[Task, tuple[int, Unit]] = {
    Task.STANDARD_ASSESSMENT: (10, Unit.WORKING_DAYS),
    Task.SHORT_NOTICE_ASSESSMENT: (5, Unit.WORKING_DAYS),
    Task.EMERGENCY_ASSESSMENT: (2, Unit.HOURS),
    Task.PLACEMENT_APPLICATION: (5, Unit.WORKING_DAYS),
}


def starts_at(asked_at: datetime, calendar: Calendar = ENGLAND_AND_WALES) -> datetime:
    """When the clock starts, in London time.  CannotAnswer where `asked_at` names no zone."""
    asked = london_time(asked_at)
    today = asked.date()
    if is_working_day(today, calendar) and asked.time() < SAME_DAY_UNTIL:
        return asked
    return datetime.combine(add_working_days(today, 1, calendar), WORK_STARTS, LONDON)


def deadline(
    task: Task, asked_at: datetime, calendar: Calendar = ENGLAND_AND_WALES
) -> Deadline:
    """`asked_at` is an instant with its zone; the answer's instants are in UTC."""
    starts = starts_at(asked_at, calendar)
    length, unit = LENGTHS[task]
    if unit is Unit.HOURS:
        at = starts.astimezone(UTC) + timedelta(hours=length)
    else:
        day = add_working_days(starts.date(), length, calendar)
        at = datetime.combine(day, starts.time(), LONDON).astimezone(UTC)
    says = f"{unit.of(length)} from {starts:%H:%M} on {in_words(starts.date())}"
    if starts != london_time(asked_at):
        asked = london_time(asked_at)
        says += (
            f"; asked at {asked:%H:%M} on {in_words(asked.date())}, so work starts then"
        )
    return Deadline(at, starts.astimezone(UTC), length, says, SOURCE, unit=unit)
