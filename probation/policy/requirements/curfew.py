"""Curfew: the day of conviction decides since 28 June 2022."""

from ..bounds import Bounds, DecidedBy, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT, LASPO, PCSC
from ..dated import Version
from ..requirement import ADULT_ORDERS, Condition, RequirementType

_NOTE = "LASPO 2012 explanatory note to s.71"
_CODE = "Sentencing Act 2020 Sch 9 para 9; PCSC Act 2022 s.150"

_BEFORE, _LASPO, _SINCE = CRIMINAL_JUSTICE_ACT.day, LASPO.day, PCSC.day


CURFEW = RequirementType(
    key="curfew",
    title="Curfew",
    says="Staying at a named place for named hours. The hours in any seven days are "
    "counted from the day of the week on which the curfew first takes effect.",
    length=bounded(
        "months",
        "Curfew",
        LengthUnit.MONTHS,
        Version(_BEFORE, Bounds(None, 6), _NOTE),
        Version(_LASPO, Bounds(None, 12), _NOTE, LASPO.doubt),
        Version(_SINCE, Bounds(None, 24), _CODE),
        decided_by=DecidedBy.CONVICTION,
    ),
    also=(
        bounded(
            "hours_a_day",
            "Curfew on one day",
            LengthUnit.HOURS_A_DAY,
            Version(_BEFORE, Bounds(2, 12), _NOTE),
            Version(_LASPO, Bounds(2, 16), _NOTE, LASPO.doubt),
            Version(_SINCE, Bounds(2, 20), _CODE),
            decided_by=DecidedBy.CONVICTION,
        ),
        bounded(
            "hours_in_seven_days",
            "Curfew in any seven days",
            LengthUnit.HOURS_IN_SEVEN_DAYS,
            Version(_SINCE, Bounds(None, 112), _CODE),
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
