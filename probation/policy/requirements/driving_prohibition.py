from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import NEW_REQUIREMENTS
from ..dated import Version
from ..requirement import ADULT_ORDERS, RequirementType

DRIVING_PROHIBITION = RequirementType(
    key="driving_prohibition",
    title="Driving prohibition",
    says="Not driving for a named period.",
    length=bounded(
        "months",
        "Driving prohibition",
        LengthUnit.MONTHS,
        Version(
            NEW_REQUIREMENTS.day,
            Bounds(),
            "Sentencing Act 2020 Sch 9 Pt 4A, added by the Sentencing Act 2026",
            NEW_REQUIREMENTS.doubt,
        ),
    ),
    orders=ADULT_ORDERS,
)
