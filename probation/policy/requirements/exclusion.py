from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT
from ..dated import Version
from ..requirement import ADULT_ORDERS, RequirementType

EXCLUSION = RequirementType(
    key="exclusion",
    title="Exclusion",
    says="Keeping out of a named place for a named period.",
    length=bounded(
        "months",
        "Exclusion",
        LengthUnit.MONTHS,
        Version(
            CRIMINAL_JUSTICE_ACT.day,
            Bounds(most=24),
            "CJA 2003 s.205(2); Sentencing Act 2020 Sch 9 para 11",
            "Read for community orders under the 2003 Act; that the Code kept two years, "
            "for both orders, is from memory.",
        ),
    ),
    orders=ADULT_ORDERS,
)
