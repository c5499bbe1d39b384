from datetime import date

from ..bounds import Bounds, LengthUnit, bounded
from ..dated import Version
from ..requirement import ADULT_ORDERS, Condition, RequirementType

_SOURCE = "CJA 2003 s.212A; Sentencing Act 2020 Sch 9 Pt 12"

ALCOHOL_ABSTINENCE_MONITORING = RequirementType(
    key="alcohol_abstinence_monitoring",
    title="Alcohol abstinence and monitoring",
    says="Drinking nothing, or no more than a named amount, for a named period, with "
    "monitoring.",
    length=bounded(
        "days",
        "Alcohol abstinence and monitoring",
        LengthUnit.DAYS,
        Version(
            date(2014, 7, 31),
            Bounds(most=120),
            _SOURCE,
            "The limit of 120 days is from memory; so is the first day, when it could be "
            "used in pilot areas only. Use everywhere came later.",
        ),
    ),
    orders=ADULT_ORDERS,
    conditions=(
        Condition(
            "alcohol-played-a-part",
            "alcohol is an element of the offence or contributed to it",
            _SOURCE,
            "From memory.",
        ),
        Condition(
            "not-dependent",
            "the person does not depend on alcohol",
            _SOURCE,
            "From memory.",
        ),
        Condition(
            "available",
            "arrangements for monitoring are available in the area",
            _SOURCE,
        ),
    ),
)
