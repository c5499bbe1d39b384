from collections.abc import Sequence

from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT
from ..dated import Version
from ..decision import YES, Decision, no
from ..requirement import ADULT_ORDERS, RequirementType

UNPAID_WORK = RequirementType(
    key="unpaid_work",
    title="Unpaid work",
    says="Hours of unpaid work. Requirements made on one occasion may run together or "
    "be added, and together hold at most 300 hours. A court that deals with a "
    "breach may add fewer than 40 hours.",
    length=bounded(
        "hours",
        "Unpaid work",
        LengthUnit.HOURS,
        Version(
            CRIMINAL_JUSTICE_ACT.day,
            Bounds(40, 300),
            "CJA 2003 s.199; Sentencing Act 2020 Sch 9 para 2",
        ),
    ),
    orders=ADULT_ORDERS,
    main_category="W",
)

# Added to an order by a court that deals with a breach of it.
ADDED_ON_BREACH = bounded(
    "hours_added_on_breach",
    "Unpaid work added for a breach",
    LengthUnit.HOURS,
    Version(
        CRIMINAL_JUSTICE_ACT.day,
        Bounds(20, 300),
        "Sentencing Act 2020 Sch 10 para 13(4)",
        "That the lower minimum is 20 hours is from memory.",
    ),
)

MOST_TOGETHER = 300


def made_together(hours: Sequence[int], *, additional: bool) -> Decision:
    """Whether requirements made on one occasion fit together.

    Concurrent ones are worked at the same time; additional ones are added up.
    """
    if not additional or sum(hours) <= MOST_TOGETHER:
        return YES
    return no(
        "too-many-together",
        f"Added up they come to {sum(hours)} hours; {MOST_TOGETHER} is the most",
        "Sentencing Act 2020 Sch 9 Pt 1",
    )
