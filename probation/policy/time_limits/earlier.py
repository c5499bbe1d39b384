"""Limits of 2005 and 2007, kept so that old figures and old files can be read.

No case runs on them: they are older than the calendar of bank holidays.
"""

from dataclasses import dataclass
from datetime import date

from ..limit import Unit

STANDARDS_2007 = "National Standards 2007 (paperzz.com/doc/8609317)"
CIRCULAR_13 = "Probation Circular 13/2005 (scribd.com/document/1429793)"
CIRCULAR_43 = "Probation Circular 43/2005 (scribd.com/document/1430265)"

# Only the years were read.  The end of the standards of 2007 is from memory.
FROM_2005, FROM_2007 = date(2005, 1, 1), date(2007, 1, 1)
UNTIL = {FROM_2005: None, FROM_2007: date(2011, 1, 1)}
DOUBT = "Only the year of its beginning was read; its end is from memory or not known."

W, D = Unit.WORKING_DAYS, Unit.CALENDAR_DAYS


@dataclass(frozen=True)
class EarlierLimit:
    key: str
    title: str
    length: int
    unit: Unit
    source: str = STANDARDS_2007
    since: date = FROM_2007

    @property
    def says(self) -> str:
        return f"{self.title} ({self.since.year}): {self.unit.of(self.length)}."


ALL = (
    EarlierLimit(
        "allocated-2007", "Allocation after sentence or release, tiers 1 to 3", 3, W
    ),
    EarlierLimit(
        "allocated-tier-4-2007", "Allocation after sentence or release, tier 4", 1, W
    ),
    EarlierLimit(
        "contact-2007", "First contact after sentence or release, tiers 1 to 3", 5, W
    ),
    EarlierLimit(
        "contact-tier-4-2007", "First contact after sentence or release, tier 4", 2, W
    ),
    EarlierLimit("plan-2007", "Plan after sentence or release, tiers 1 to 3", 15, W),
    EarlierLimit("plan-tier-4-2007", "Plan after sentence or release, tier 4", 5, D),
    EarlierLimit(
        "custody-near-2007", "Custody plan, under two years to release", 8, Unit.WEEKS
    ),
    EarlierLimit(
        "custody-far-2007", "Custody plan, two years or more to release", 16, Unit.WEEKS
    ),
    EarlierLimit(
        "custody-supervisor-2007", "Custody: offender supervisor allocated", 2, W
    ),
    EarlierLimit(
        "custody-contact-2007", "Custody: first contact of the supervisor", 10, W
    ),
    EarlierLimit(
        "hearing-2005",
        "First hearing after the second absence",
        20,
        W,
        CIRCULAR_13,
        FROM_2005,
    ),
    EarlierLimit(
        "breach-half-2005",
        "Half of breaches resolved after the second absence",
        25,
        W,
        CIRCULAR_43,
        FROM_2005,
    ),
    EarlierLimit(
        "breach-mean-2005",
        "Mean time to resolve a breach",
        35,
        W,
        CIRCULAR_43,
        FROM_2005,
    ),
    EarlierLimit(
        "warrant-2005",
        "Three quarters of warrants executed",
        28,
        D,
        CIRCULAR_13,
        FROM_2005,
    ),
)
