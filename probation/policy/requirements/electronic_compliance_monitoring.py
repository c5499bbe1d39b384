from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT
from ..dated import Version
from ..requirement import ADULT_ORDERS, RequirementType

ELECTRONIC_COMPLIANCE_MONITORING = RequirementType(
    key="electronic_compliance_monitoring",
    title="Electronic compliance monitoring",
    says="A device that shows whether another requirement of the order, such as a curfew, "
    "is kept. It lasts as long as that requirement.",
    length=bounded(
        "months",
        "Electronic compliance monitoring",
        LengthUnit.MONTHS,
        Version(
            CRIMINAL_JUSTICE_ACT.day,
            Bounds(),
            "CJA 2003 s.215; Sentencing Act 2020 Sch 9 Pt 14",
        ),
    ),
    orders=ADULT_ORDERS,
    needs_length=False,
)
