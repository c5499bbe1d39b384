from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import SENTENCING_CODE
from ..dated import Version
from ..requirement import ADULT_ORDERS, RequirementType

ELECTRONIC_WHEREABOUTS_MONITORING = RequirementType(
    key="electronic_whereabouts_monitoring",
    title="Electronic whereabouts monitoring",
    says="A device that shows where the person is, for a named period.",
    length=bounded(
        "months",
        "Electronic whereabouts monitoring",
        LengthUnit.MONTHS,
        Version(
            SENTENCING_CODE.day,
            Bounds(),
            "Sentencing Act 2020 Sch 9 Pt 14",
            "Read in the Code only: that it began earlier, in some areas, is from memory. "
            "No limit was found.",
        ),
    ),
    orders=ADULT_ORDERS,
)
