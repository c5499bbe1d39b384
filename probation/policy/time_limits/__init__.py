"""Every named limit of the work: when something is due, in which unit, and why.

    FIRST_APPOINTMENT.due(allocated_on)  ->  Limit(day, unit, explanation, …)

A measure counts from the day a thing happened, never from the day it was recorded; each
limit says which day it wants (`starts`).  Limits of breaches and warnings, some of which
run from the day somebody became aware, stand in `probation.policy.enforcement`.
"""

from .beginning import (
    ALLOCATED,
    FIRST_APPOINTMENT,
    FIRST_APPOINTMENT_AFTER_RELEASE,
    PLAN,
    UNPAID_WORK_ARRANGED,
    home_visit_due,
    plan_due,
    waiting_for_first_attendance,
)
from .court import HEARING_RESULTED, Report, ReportDue, report_due
from .custody import (
    HANDOVER_REMINDER,
    HANDOVER_TASKS,
    MANAGER_NAMED,
    listed_from,
    manager_named_by,
)
from .described import ALL, CALCULATIONS, NOT_FOUND, RULES
from .named import NamedDeadline, NamedLimit
from .recall import LICENCE_REVOKED, LICENCE_REVOKED_EMERGENCY, RECALL_REQUESTED
from .reviews import registration_review_due

__all__ = [
    "ALL",
    "ALLOCATED",
    "CALCULATIONS",
    "FIRST_APPOINTMENT",
    "FIRST_APPOINTMENT_AFTER_RELEASE",
    "HANDOVER_REMINDER",
    "HANDOVER_TASKS",
    "HEARING_RESULTED",
    "LICENCE_REVOKED",
    "LICENCE_REVOKED_EMERGENCY",
    "MANAGER_NAMED",
    "NOT_FOUND",
    "PLAN",
    "RECALL_REQUESTED",
    "RULES",
    "UNPAID_WORK_ARRANGED",
    "NamedDeadline",
    "NamedLimit",
    "Report",
    "ReportDue",
    "home_visit_due",
    "listed_from",
    "manager_named_by",
    "plan_due",
    "registration_review_due",
    "report_due",
    "waiting_for_first_attendance",
]
