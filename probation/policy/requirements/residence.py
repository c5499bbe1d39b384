from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT
from ..dated import Version
from ..requirement import ADULT_ORDERS, RequirementType

RESIDENCE = RequirementType(
    key="residence",
    title="Residence",
    says="Living at a named place for a named period. Apart from this requirement, "
    "anyone on an order needs permission to move since 1 February 2015.",
    length=bounded(
        "months",
        "Residence",
        LengthUnit.MONTHS,
        Version(
            CRIMINAL_JUSTICE_ACT.day,
            Bounds(),
            "CJA 2003 s.206; Sentencing Act 2020 Sch 9 Pt 7",
        ),
    ),
    orders=ADULT_ORDERS,
    needs_length=False,
)
