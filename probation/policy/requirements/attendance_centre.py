from ..bounds import Bounds, DecidedBy, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT, PCSC
from ..dated import Version
from ..requirement import ADULT_ORDERS, Condition, RequirementType

_SOURCE = "CJA 2003 s.214; Sentencing Act 2020 Sch 9 Pt 13"

ATTENDANCE_CENTRE = RequirementType(
    key="attendance_centre",
    title="Attendance centre",
    says="Hours at an attendance centre, at most once a day and three hours at a time.",
    length=bounded(
        "hours",
        "Attendance centre",
        LengthUnit.HOURS,
        Version(
            CRIMINAL_JUSTICE_ACT.day,
            Bounds(12, 36),
            _SOURCE,
            "Hours, age and the end of the type for adults convicted on or after 28 June "
            "2022 (PCSC Act 2022 s.152) are from memory.",
        ),
        decided_by=DecidedBy.CONVICTION,
        until=PCSC.day,
    ),
    orders=ADULT_ORDERS,
    conditions=(
        Condition(
            "under-25",
            "the person was under 25 when convicted",
            _SOURCE,
            "From memory.",
        ),
    ),
)
