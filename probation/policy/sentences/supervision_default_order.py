from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import ORA, SENTENCING_ACT_2026_ORDERS
from ..dated import Version
from ..decision import YES, Decision, no
from ..sentence import Family, Lengths, SentenceType

_SOURCE = "CJA 2003 s.256AC and Sch 19A"


def _together(lengths: Lengths) -> Decision:
    if len(set(lengths) & {"unpaid_work_hours", "curfew_days"}) == 1:
        return YES
    return no(
        "one-requirement",
        "A supervision default order holds either unpaid work or a curfew",
        _SOURCE,
    )


SUPERVISION_DEFAULT_ORDER = SentenceType(
    key="supervision_default_order",
    title="Supervision default order",
    family=Family.DEFAULT,
    says="Made when supervision after a sentence is breached: 20 to 60 hours of unpaid "
    "work, or a curfew of at least two hours a day on at least 20 days.",
    lengths=(
        bounded(
            "unpaid_work_hours",
            "Unpaid work",
            LengthUnit.HOURS,
            Version(ORA.day, Bounds(20, 60), _SOURCE),
            until=SENTENCING_ACT_2026_ORDERS.day,
        ),
        bounded(
            "curfew_days",
            "Days of curfew",
            LengthUnit.DAYS,
            Version(ORA.day, Bounds(least=20), _SOURCE),
            until=SENTENCING_ACT_2026_ORDERS.day,
        ),
        bounded(
            "curfew_hours_a_day",
            "Curfew on one day",
            LengthUnit.HOURS_A_DAY,
            Version(ORA.day, Bounds(least=2), _SOURCE),
            until=SENTENCING_ACT_2026_ORDERS.day,
        ),
    ),
    together=_together,
)
