"""Drug rehabilitation, and the reviews that a long one must have."""

from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT, LASPO
from ..dated import Version
from ..requirement import ADULT_ORDERS, Condition, RequirementType

_SOURCE = "CJA 2003 s.209; Sentencing Act 2020 Sch 9 paras 19 and 21"
_REVIEWED_ABOVE_MONTHS = 12

DRUG_REHABILITATION = RequirementType(
    key="drug_rehabilitation",
    title="Drug rehabilitation",
    says="Treatment and testing for a named period. A court must review one of more than "
    "12 months, and may review a shorter one; reviews are at least a month apart, "
    "each after a written report with test results and the provider’s views.",
    length=bounded(
        "months",
        "Drug rehabilitation",
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
        Condition(
            "dependent",
            "the person depends on drugs, or is prone to misuse them, and may respond to "
            "treatment",
            _SOURCE,
            "From memory.",
        ),
        Condition("arranged", "arrangements for the treatment can be made", _SOURCE),
        Condition(
            "willing", "the person is willing to comply", _SOURCE, "From memory."
        ),
    ),
)


def must_be_reviewed(months: int) -> bool:
    """Whether the court must hold review hearings of a requirement this long."""
    return months > _REVIEWED_ABOVE_MONTHS
