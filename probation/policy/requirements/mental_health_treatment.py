from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT
from ..dated import Version
from ..requirement import ADULT_ORDERS, Condition, RequirementType

_SOURCE = "CJA 2003 s.207; Sentencing Act 2020 Sch 9 Pt 9"

MENTAL_HEALTH_TREATMENT = RequirementType(
    key="mental_health_treatment",
    title="Mental health treatment",
    says="Treatment by or under a registered doctor or psychologist for a named period.",
    length=bounded(
        "months",
        "Mental health treatment",
        LengthUnit.MONTHS,
        Version(CRIMINAL_JUSTICE_ACT.day, Bounds(), _SOURCE),
    ),
    orders=ADULT_ORDERS,
    conditions=(
        Condition(
            "willing", "the person is willing to comply", _SOURCE, "From memory."
        ),
        Condition(
            "treatable",
            "the condition may respond to treatment and needs no hospital order",
            _SOURCE,
            "From memory.",
        ),
        Condition(
            "arranged",
            "arrangements for the treatment have been or can be made",
            _SOURCE,
            "From memory.",
        ),
    ),
)
