from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import NEW_REQUIREMENTS
from ..dated import Version
from ..requirement import ADULT_ORDERS, RequirementType

RESTRICTION_ZONE = RequirementType(
    key="restriction_zone",
    title="Restriction zone",
    says="Staying inside a named area for a named period.",
    length=bounded(
        "months",
        "Restriction zone",
        LengthUnit.MONTHS,
        Version(
            NEW_REQUIREMENTS.day,
            Bounds(),
            "Sentencing Act 2020 Sch 9 Pt 4D, added by the Sentencing Act 2026",
            NEW_REQUIREMENTS.doubt,
        ),
    ),
    orders=ADULT_ORDERS,
)
