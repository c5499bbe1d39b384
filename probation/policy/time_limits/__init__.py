"""Every named limit of the work: when something is due, in which unit, and why.

    FIRST_APPOINTMENT.due(allocated_on)  ->  Limit(day, unit, explanation, …)

A measure counts from when a thing happened; a breach from when somebody became aware of
it.  Both days are kept apart from the day of recording, and each limit says which it
wants (`starts`).
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
from .custody import HANDOVER_REMINDER, HANDOVER_TASKS, MANAGER_NAMED, manager_named_by
from .described import ALL, CALCULATIONS, NOT_FOUND, RULES
from .enforcement import (
    BREACH_PACK,
    COMPANY_REFERS_BREACH,
    EVIDENCE,
    LETTER_ANSWERED,
    LICENCE_REVOKED,
    LICENCE_REVOKED_EMERGENCY,
    NPS_PRESENTS_COMPANY_BREACH,
    NPS_PRESENTS_OWN_BREACH,
    RECALL_REQUESTED,
    WARNING_LIFE,
    response_by,
)
from .named import NamedDeadline, NamedLimit
from .reviews import REGISTER_TYPES, RegisterType, registration_review_due

__all__ = [
    "ALL",
    "ALLOCATED",
    "BREACH_PACK",
    "CALCULATIONS",
    "COMPANY_REFERS_BREACH",
    "EVIDENCE",
    "FIRST_APPOINTMENT",
    "FIRST_APPOINTMENT_AFTER_RELEASE",
    "HANDOVER_REMINDER",
    "HANDOVER_TASKS",
    "HEARING_RESULTED",
    "LETTER_ANSWERED",
    "LICENCE_REVOKED",
    "LICENCE_REVOKED_EMERGENCY",
    "MANAGER_NAMED",
    "NOT_FOUND",
    "NPS_PRESENTS_COMPANY_BREACH",
    "NPS_PRESENTS_OWN_BREACH",
    "PLAN",
    "RECALL_REQUESTED",
    "REGISTER_TYPES",
    "RULES",
    "UNPAID_WORK_ARRANGED",
    "WARNING_LIFE",
    "NamedDeadline",
    "NamedLimit",
    "RegisterType",
    "Report",
    "ReportDue",
    "home_visit_due",
    "manager_named_by",
    "plan_due",
    "registration_review_due",
    "report_due",
    "response_by",
    "waiting_for_first_attendance",
]
