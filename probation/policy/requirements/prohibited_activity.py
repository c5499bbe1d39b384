from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT
from ..dated import Version
from ..requirement import ADULT_ORDERS, Condition, RequirementType

PROHIBITED_ACTIVITY = RequirementType(
    key="prohibited_activity",
    title="Prohibited activity",
    says="Keeping from activities that the order names, on days or for a period it names.",
    length=bounded(
        "days",
        "Prohibited activity",
        LengthUnit.DAYS,
        Version(
            CRIMINAL_JUSTICE_ACT.day,
            Bounds(),
            "CJA 2003 s.203; Sentencing Act 2020 Sch 9 Pt 4",
        ),
    ),
    orders=ADULT_ORDERS,
    needs_length=False,
    conditions=(
        Condition(
            "probation-consulted",
            "the court has consulted an officer of a provider of probation services",
            "Sentencing Act 2020 Sch 9 Pt 4",
            "From memory.",
        ),
    ),
)
