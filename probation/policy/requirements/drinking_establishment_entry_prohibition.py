from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import NEW_REQUIREMENTS
from ..dated import Version
from ..requirement import ADULT_ORDERS, RequirementType

DRINKING_ESTABLISHMENT_ENTRY_PROHIBITION = RequirementType(
    key="drinking_establishment_entry_prohibition",
    title="Drinking establishment entry prohibition",
    says="Keeping out of places that sell drink for a named period.",
    length=bounded(
        "months",
        "Drinking establishment entry prohibition",
        LengthUnit.MONTHS,
        Version(
            NEW_REQUIREMENTS.day,
            Bounds(),
            "Sentencing Act 2020 Sch 9 Pt 4C, added by the Sentencing Act 2026",
            NEW_REQUIREMENTS.doubt,
        ),
    ),
    orders=ADULT_ORDERS,
)
