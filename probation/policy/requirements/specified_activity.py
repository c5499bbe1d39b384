from ..bounds import Bounds, DecidedBy, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT, ORA
from ..dated import Version
from ..requirement import ADULT_ORDERS, RequirementType

SPECIFIED_ACTIVITY = RequirementType(
    key="specified_activity",
    title="Specified activity",
    says="Taking part in named activities on a number of days. Rehabilitation activity "
    "took its place for offences from February 2015.",
    length=bounded(
        "days",
        "Specified activity",
        LengthUnit.DAYS,
        Version(
            CRIMINAL_JUSTICE_ACT.day,
            Bounds(most=60),
            "CJA 2003 s.201; ORA 2014 s.15",
            "The limit of 60 days, and that the day of the offence decides, are from memory.",
        ),
        decided_by=DecidedBy.OFFENCE,
        until=ORA.day,
    ),
    orders=ADULT_ORDERS,
)
