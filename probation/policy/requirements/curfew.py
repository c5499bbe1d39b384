"""Curfew: the day of conviction decides since 28 June 2022."""

from datetime import date

from ..bounds import Bounds, DecidedBy, Unit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT, LASPO, PCSC
from ..dated import Version
from ..requirement import ADULT_ORDERS, Condition, RequirementType

_NOTE = "LASPO 2012 explanatory note to s.71"
_CODE = "Sentencing Act 2020 Sch 9 para 9; PCSC Act 2022 s.150"

_BEFORE, _LASPO, _SINCE = CRIMINAL_JUSTICE_ACT.day, LASPO.day, PCSC.day


def _version(since: date, least: int | None, most: int) -> Version[Bounds]:
    source = _CODE if since == _SINCE else _NOTE
    doubt = LASPO.doubt if since == _LASPO else ""
    return Version(since, Bounds(least, most), source, doubt)


CURFEW = RequirementType(
    key="curfew",
    title="Curfew",
    says="Staying at a named place for named hours. The hours in any seven days are "
    "counted from the day of the week on which the curfew first takes effect.",
    length=bounded(
        "months",
        "Curfew",
        Unit.MONTHS,
        _version(_BEFORE, None, 6),
        _version(_LASPO, None, 12),
        _version(_SINCE, None, 24),
        decided_by=DecidedBy.CONVICTION,
    ),
    also=(
        bounded(
            "hours_a_day",
            "Curfew on one day",
            Unit.HOURS_A_DAY,
            _version(_BEFORE, 2, 12),
            _version(_LASPO, 2, 16),
            _version(_SINCE, 2, 20),
            decided_by=DecidedBy.CONVICTION,
        ),
        bounded(
            "hours_in_seven_days",
            "Curfew in any seven days",
            Unit.HOURS_IN_SEVEN_DAYS,
            _version(_SINCE, None, 112),
            decided_by=DecidedBy.CONVICTION,
        ),
    ),
    orders=ADULT_ORDERS,
    conditions=(
        Condition(
            "place-and-people-known",
            "the court has information about the place and the views of the people there",
            "Sentencing Act 2020 Sch 9 Pt 5",
        ),
        Condition(
            "electronic-monitoring-settled",
            "electronic monitoring is imposed as well, or the reason why not is stated",
            "Sentencing Act 2020 Sch 9 para 10(3)",
        ),
    ),
)
