from ..bounds import Bounds, DecidedBy, LengthUnit, bounded
from ..commencement import PCSC
from ..dated import Version
from ..requirement import ADULT_ORDERS, Condition, RequirementType

_SOURCE = "Sentencing Act 2020 Sch 9 para 22B"

DRUG_TESTING = RequirementType(
    key="drug_testing",
    title="Drug testing",
    says="Giving samples for a named period, where misuse of drugs played a part.",
    length=bounded(
        "months",
        "Drug testing",
        LengthUnit.MONTHS,
        Version(
            PCSC.day,
            Bounds(),
            _SOURCE,
            "That the day of conviction decides is from memory.",
        ),
        decided_by=DecidedBy.CONVICTION,
    ),
    orders=ADULT_ORDERS,
    conditions=(
        Condition(
            "misuse",
            "misuse of drugs caused or contributed to the offence, or makes another likely",
            _SOURCE,
        ),
        Condition("arranged", "arrangements have been notified to the court", _SOURCE),
    ),
)
