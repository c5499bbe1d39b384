from ..bounds import Bounds, DecidedBy, LengthUnit, bounded
from ..commencement import ORA
from ..dated import Version
from ..requirement import ADULT_ORDERS, RequirementType

REHABILITATION_ACTIVITY = RequirementType(
    key="rehabilitation_activity",
    title="Rehabilitation activity",
    says="The order gives the most days of activities; appointments are not limited. It "
    "lasts as long as the order, or the supervision period of a suspended sentence.",
    length=bounded(
        "days",
        "Rehabilitation activity",
        LengthUnit.DAYS,
        Version(
            ORA.day,
            Bounds(),
            "Sentencing Act 2020 Sch 9 Pt 2; ORA 2014 s.15; SI 2015/40 art 2",
            "That the day of the offence decides is from memory (ORA 2014 Sch 7). The "
            "Sentencing Act 2026 renames it ‘probation requirement’; the day was not read.",
        ),
        decided_by=DecidedBy.OFFENCE,
    ),
    orders=ADULT_ORDERS,
    main_category="F",
)
