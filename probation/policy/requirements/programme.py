from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT
from ..dated import Version
from ..requirement import ADULT_ORDERS, RequirementType

PROGRAMME = RequirementType(
    key="programme",
    title="Accredited programme",
    says="Taking part in an accredited programme at a place that the order names. Before "
    "February 2015 the order also named the number of days.",
    length=bounded(
        "days",
        "Accredited programme",
        LengthUnit.DAYS,
        Version(
            CRIMINAL_JUSTICE_ACT.day,
            Bounds(),
            "CJA 2003 s.202; Sentencing Act 2020 Sch 9 Pt 3",
            "That ORA 2014 s.16 ended the number of days is from memory.",
        ),
    ),
    orders=ADULT_ORDERS,
    needs_length=False,
    main_category="7",
)
