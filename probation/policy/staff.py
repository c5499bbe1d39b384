"""Grades of staff."""

from .term import Term


class Grade(Term):
    PO = "PO", "Probation officer"
    PSO = "PSO", "Probation services officer"
    PQIP = "PQiP", "Trainee probation officer"
    SPO = "SPO", "Senior probation officer"
    ADMIN = "ADMIN", "Administrator"
    OTHER = "OTHER", "Other"
