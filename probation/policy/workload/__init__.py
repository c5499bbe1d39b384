"""Workload: what work is worth in points, what can be asked for, and what is left."""

from .allocating import Candidate, Outlook, outlooks, with_the_case
from .calculations import CALCULATIONS
from .capacity import (
    CEILING,
    Hours,
    available_points,
    capacity,
    contracted_hours,
    grade_of,
    nominal_target,
)
from .period import Period, period_of
from .points import Cases, Work, case_points, points_of_cases, workload_points
from .reductions import (
    REASONS,
    REDUCTION,
    Reduction,
    State,
    can_reduce,
    reduction_hours,
    usual,
)
from .rules import RULES
from .values import CONTACT_TYPES, POINTS, TIERS, Inactive, PointValues, Setting

__all__ = [
    "CALCULATIONS",
    "CEILING",
    "CONTACT_TYPES",
    "POINTS",
    "REASONS",
    "REDUCTION",
    "RULES",
    "TIERS",
    "Candidate",
    "Cases",
    "Hours",
    "Inactive",
    "Outlook",
    "Period",
    "PointValues",
    "Reduction",
    "Setting",
    "State",
    "Work",
    "available_points",
    "can_reduce",
    "capacity",
    "case_points",
    "contracted_hours",
    "grade_of",
    "nominal_target",
    "outlooks",
    "period_of",
    "points_of_cases",
    "reduction_hours",
    "usual",
    "with_the_case",
    "workload_points",
]
