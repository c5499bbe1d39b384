"""Limits of 2005 and 2007, kept so that old figures and old files can be read.

No case runs on them: they are older than the calendar of bank holidays.
"""

from datetime import date

from ..dated import Dated, Version
from ..limit import Unit

STANDARDS_2007 = "National Standards 2007 (paperzz.com/doc/8609317)"
CIRCULAR_13 = "Probation Circular 13/2005 (scribd.com/document/1429793)"
CIRCULAR_43 = "Probation Circular 43/2005 (scribd.com/document/1430265)"


def _in_2007(
    key: str, title: str, value: int, unit: Unit = Unit.WORKING_DAYS
) -> tuple[Dated[int], Unit]:
    doubt = "Only the year was read; the end in 2011 is from memory."
    version = Version(date(2007, 1, 1), value, STANDARDS_2007, doubt)
    title = f"{title} (2007)"
    return Dated(f"{key}-2007", title, unit.label, (version,), date(2011, 1, 1)), unit


def _in_2005(
    key: str, title: str, value: int, source: str, unit: Unit = Unit.WORKING_DAYS
) -> tuple[Dated[int], Unit]:
    doubt = "Only the year was read; when it ended was not found."
    version = Version(date(2005, 1, 1), value, source, doubt)
    return Dated(f"{key}-2005", f"{title} (2005)", unit.label, (version,)), unit


# Each with its unit.
ALL = (
    _in_2007("allocated", "Allocation after sentence or release, tiers 1 to 3", 3),
    _in_2007("allocated-tier-4", "Allocation after sentence or release, tier 4", 1),
    _in_2007(
        "first-contact", "First contact after sentence or release, tiers 1 to 3", 5
    ),
    _in_2007(
        "first-contact-tier-4", "First contact after sentence or release, tier 4", 2
    ),
    _in_2007("plan", "Plan after sentence or release, tiers 1 to 3", 15),
    _in_2007(
        "plan-tier-4", "Plan after sentence or release, tier 4", 5, Unit.CALENDAR_DAYS
    ),
    _in_2007(
        "custody-plan-near", "Custody plan, under two years to release", 8, Unit.WEEKS
    ),
    _in_2007(
        "custody-plan-far", "Custody plan, two years or more to release", 16, Unit.WEEKS
    ),
    _in_2007("custody-supervisor", "Custody: offender supervisor allocated", 2),
    _in_2007("custody-contact", "Custody: first contact of the supervisor", 10),
    _in_2005(
        "first-breach-hearing",
        "First hearing after the second absence",
        20,
        CIRCULAR_13,
    ),
    _in_2005(
        "breach-half",
        "Half of breaches resolved after the second absence",
        25,
        CIRCULAR_43,
    ),
    _in_2005("breach-mean", "Mean time to resolve a breach", 35, CIRCULAR_43),
    _in_2005(
        "warrant",
        "Three quarters of warrants executed",
        28,
        CIRCULAR_13,
        Unit.CALENDAR_DAYS,
    ),
)
