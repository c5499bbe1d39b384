"""How soon work on an approved premises application is due.

The clock runs in London time.  Work asked for at or after 13:00, or on a day that is no
working day, starts at 09:00 on the next working day; a limit in working days then ends
at the same time of day, whatever the clocks did in between.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any

from .explained import Explained, Part
from .given import Given
from .limit import Deadline, Unit, in_hours, in_working_days
from .london import LONDON, in_words, london_time
from .rule import Calculation, Example, Rule
from .term import Term
from .working_days import ENGLAND_AND_WALES, Calendar, add_working_days, is_working_day

SOURCE = (
    "ministryofjustice/hmpps-approved-premises-api c380b04, Cas1TaskDeadlineService"
)

EARLY = (
    "A request before 09:00 on a working day keeps its own time, so it is due earlier than "
    "one of the evening before. The published service counts so; no rule says that it should."
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
    asked, starts = london_time(asked_at), starts_at(asked_at, calendar)
    length, unit = LENGTHS[task]
    if unit is Unit.HOURS:
        due = in_hours(starts, length)
        at, says = due.at, due.explanation
    else:
        what = f"{starts:%H:%M}"
        limit = in_working_days(starts.date(), length, what=what, calendar=calendar)
        at = datetime.combine(limit.day, starts.time(), LONDON).astimezone(UTC)
        says = limit.explanation
    if starts != asked:
        says += (
            f"; asked at {asked:%H:%M} on {in_words(asked.date())}, so work starts then"
        )
    return Deadline(at, starts.astimezone(UTC), length, says, SOURCE, unit=unit)


def _worked(task: Task) -> str:
    return str(deadline(task, datetime(2023, 3, 24, 13, tzinfo=LONDON)))


RULES: tuple[Rule, ...] = tuple(
    Rule(
        f"premises.{task.name.lower().replace('_', '-')}",
        f"Approved premises: {task.label.lower()}",
        f"Due {unit.of(length)} after work starts. Work asked for by 13:00 on a working day "
        "starts at once, any other at 09:00 on the next working day, in London time.",
        SOURCE,
        Example(
            "asked at 13:00 on Friday 24 March 2023, the eve of summer time",
            partial(_worked, task),
        ),
        doubt=EARLY,
    )
    for task, (length, unit) in LENGTHS.items()
)


def _answer(told: Mapping[str, Any], on: date) -> Explained[dict[str, Any]]:
    given = Given(told)
    due = deadline(given.one_of("task", Task), given.moment("asked_at"))
    return Explained(due.as_data(on), (Part(due.explanation, due.day, SOURCE),), on=on)


CALCULATIONS: tuple[Calculation, ...] = (
    Calculation(
        key="premises-deadline",
        title="Approved premises deadline",
        about="When an assessment or a placement application is due.",
        accepts={
            "type": "object",
            "required": ["task", "asked_at"],
            "properties": {
                "task": {"enum": [task.value for task in Task]},
                "asked_at": {"type": "string", "format": "date-time"},
            },
        },
        returns={
            "type": "object",
            "required": ["day", "at", "explanation", "days_left"],
        },
        answer=_answer,
        example={"task": "standard", "asked_at": "2023-03-24T13:00:00+00:00"},
    ),
)
