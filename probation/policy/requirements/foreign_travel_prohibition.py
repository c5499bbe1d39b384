from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import LASPO
from ..dated import Version
from ..requirement import ADULT_ORDERS, RequirementType

FOREIGN_TRAVEL_PROHIBITION = RequirementType(
    key="foreign_travel_prohibition",
    title="Foreign travel prohibition",
    says="Not travelling outside the British Islands, or to named countries, for a "
    "period from the day the requirement takes effect.",
    length=bounded(
        "months",
        "Foreign travel prohibition",
        LengthUnit.MONTHS,
        Version(
            LASPO.day,
            Bounds(most=12),
            "CJA 2003 s.206A; Sentencing Act 2020 Sch 9 Pt 8",
            "The limit of 12 months and the day it began are from memory.",
        ),
    ),
    orders=ADULT_ORDERS,
)
