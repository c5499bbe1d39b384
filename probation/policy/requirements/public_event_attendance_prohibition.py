from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import NEW_REQUIREMENTS
from ..dated import Version
from ..requirement import ADULT_ORDERS, RequirementType

PUBLIC_EVENT_ATTENDANCE_PROHIBITION = RequirementType(
    key="public_event_attendance_prohibition",
    title="Public event attendance prohibition",
    says="Keeping away from named kinds of public event for a named period.",
    length=bounded(
        "months",
        "Public event attendance prohibition",
        LengthUnit.MONTHS,
        Version(
            NEW_REQUIREMENTS.day,
            Bounds(),
            "Sentencing Act 2020 Sch 9 Pt 4B, added by the Sentencing Act 2026",
            NEW_REQUIREMENTS.doubt,
        ),
    ),
    orders=ADULT_ORDERS,
)
