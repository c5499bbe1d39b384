from ..bounds import Bounds, DecidedBy, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT, ORA
from ..dated import Version
from ..requirement import ADULT_ORDERS, RequirementType

SUPERVISION = RequirementType(
    key="supervision",
    title="Supervision",
    says="Attending appointments with the responsible officer for as long as the order "
    "lasts. Rehabilitation activity took its place for offences from February 2015.",
    length=bounded(
        "months",
        "Supervision",
        LengthUnit.MONTHS,
        Version(
            CRIMINAL_JUSTICE_ACT.day,
            Bounds(),
            "CJA 2003 s.213; ORA 2014 s.15",
            "That the day of the offence decides is from memory (ORA 2014 Sch 7).",
        ),
        decided_by=DecidedBy.OFFENCE,
        until=ORA.day,
    ),
    orders=ADULT_ORDERS,
    needs_length=False,
    main_category="S",
)
