"""From prison to the community: naming a manager, and the tasks around the handover."""

from datetime import date, timedelta

from ..commencement import UNIFIED
from ..dated import Version
from ..limit import Deadline, Unit
from ..london import day_begins
from .named import named, named_in_hours

NOTES = (
    "tom-rooker-moj/manage-pom-cases-design-history, 7 July 2021, handover design notes"
)
AGREED = "An agreement of 2021 between services, read in design notes only."

MANAGER_NAMED = named_in_hours(
    "manager-named",
    "Community manager named",
    Version(
        UNIFIED.day,
        48,
        NOTES,
        f"{AGREED} Whether the hours run from the beginning or the end of the day is "
        "not said: the beginning is used.",
    ),
    starts="the beginning of community responsibility",
    says=(
        "The delivery unit names a community manager within {length} of the beginning of "
        "the day on which the community becomes responsible."
    ),
)
HANDOVER_TASKS = named(
    "handover-tasks",
    "Handover tasks done",
    Version(UNIFIED.day, 7, NOTES, AGREED),
    starts="the handover",
    says="What is left to do at a handover is overdue after {length}.",
    unit=Unit.CALENDAR_DAYS,
)
HANDOVER_REMINDER = named(
    "handover-reminder",
    "Reminder after a handover",
    Version(UNIFIED.day, 14, NOTES, AGREED),
    starts="the handover",
    says="Tasks still open {length} after a handover bring a reminder.",
    unit=Unit.CALENDAR_DAYS,
)

LISTED_BEFORE = timedelta(weeks=8)  # as NOTES; of 2021, and no later figure was found

ALL = (MANAGER_NAMED, HANDOVER_TASKS, HANDOVER_REMINDER)


def listed_from(handover_on: date) -> date:
    """The day from which a coming handover is on the list of its two managers."""
    return handover_on - LISTED_BEFORE


def manager_named_by(responsible_from: date) -> Deadline:
    """`responsible_from` is the first London day of community responsibility."""
    return MANAGER_NAMED.due(day_begins(responsible_from))
