from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT, LASPO
from ..dated import Version
from ..requirement import ADULT_ORDERS, Condition, RequirementType

_SOURCE = "CJA 2003 s.212; Sentencing Act 2020 Sch 9 Pt 11"

ALCOHOL_TREATMENT = RequirementType(
    key="alcohol_treatment",
    title="Alcohol treatment",
    says="Treatment for a named period: as a resident, at an institution, or by a named "
    "practitioner.",
    length=bounded(
        "months",
        "Alcohol treatment",
        LengthUnit.MONTHS,
        Version(
            CRIMINAL_JUSTICE_ACT.day,
            Bounds(least=6),
            _SOURCE,
            "The least of six months, until LASPO 2012, is from memory.",
        ),
        Version(LASPO.day, Bounds(), _SOURCE, LASPO.doubt),
    ),
    orders=ADULT_ORDERS,
    conditions=(
        Condition("dependent", "the person depends on alcohol", _SOURCE),
        Condition(
            "willing", "the person is willing to comply", _SOURCE, "From memory."
        ),
        Condition(
            "arranged",
            "arrangements for the treatment can be made",
            _SOURCE,
            "From memory.",
        ),
    ),
)
