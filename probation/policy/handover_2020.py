"""When the community took over from the prison in 2020: national service and companies.

A company's case: twelve weeks before release.  The national service's: by early
allocation, kind of sentence, parole and MAPPA level.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from .commencement import UNIFIED
from .explained import Explained
from .given import Given
from .handover import (
    RETURNS,
    Because,
    Handover,
    accepts,
    as_answer,
    day_if_told,
    explained,
    first_of,
    in_length,
    in_short,
)
from .london import in_words
from .organisation import Sector
from .rule import Calculation, CannotAnswer, Example, Rule

IN_2020 = (
    "ministryofjustice/offender-management-allocation-manager 0c438bf (December 2020), "
    "handover_date_service.rb"
)
FIRST_DAY = (
    "Sentences from 4 February 2019 (Wales) and 1 October 2019 (England) came under it; "
    "the months are those of December 2020."
)


@dataclass(frozen=True)
class Custody2020:
    """What the rule of 2020 asks.  `mappa_level`: 0 to 3, None where it is unknown."""

    provider: Sector | None = None
    conditional_release: date | None = None
    automatic_release: date | None = None
    curfew_actual: date | None = None
    curfew_eligibility: date | None = None
    parole_eligibility: date | None = None
    tariff: date | None = None
    indeterminate: bool = False
    early_allocation: bool = False
    recalled: bool = False
    mappa_level: int | None = None

    @property
    def release(self) -> date | None:
        return first_of(self.conditional_release, self.automatic_release)


def handover_2020(case: Custody2020, on: date | None = None) -> Explained[Handover]:
    """The rule for the National Probation Service and the companies.

    `on`: the day it is worked out; a handover of MAPPA 2 or 3 is never before it.
    CannotAnswer where the provider is neither of the two (an indeterminate sentence is
    the national service's whatever was recorded), or the MAPPA level is none.
    """
    if case.recalled:
        return explained(Handover(Because.RECALLED), Because.RECALLED.label, IN_2020)
    if case.indeterminate:
        return _indeterminate_2020(case)
    if case.provider is Sector.CRC:
        return _company_2020(case)
    if case.provider is not Sector.NPS:
        raise CannotAnswer("Say whether the provider is the NPS or a CRC", "provider")
    if case.early_allocation:
        return _early_2020(case)
    if case.parole_eligibility:
        return _before(
            case.parole_eligibility, EIGHT_MONTHS, Because.NPS_PAROLE, "parole"
        )
    if case.mappa_level not in (None, 0, 1, 2, 3):
        raise CannotAnswer(
            f"MAPPA level must be 0 to 3, not {case.mappa_level}", "mappa_level"
        )
    if case.mappa_level in (2, 3):
        return _mappa_2_3_2020(case, on)
    return _mappa_0_1_2020(case)


TWELVE_WEEKS = relativedelta(weeks=12)
FOUR_AND_A_HALF_MONTHS = relativedelta(months=4, days=15)
SEVEN_AND_A_HALF_MONTHS = relativedelta(months=7, days=15)
EIGHT_MONTHS = relativedelta(months=8)
FIFTEEN_MONTHS = relativedelta(months=15)
EIGHTEEN_MONTHS = relativedelta(months=18)


def _company_2020(case: Custody2020) -> Explained[Handover]:
    release = case.curfew_actual or case.curfew_eligibility or case.release
    if release is None:
        return _no_date_2020()
    return _before(release, TWELVE_WEEKS, Because.CRC, "release")


def _indeterminate_2020(case: Custody2020) -> Explained[Handover]:
    if case.tariff is None:
        return _no_date_2020()
    if case.early_allocation:
        return _early_2020(case)
    first = min(filter(None, (case.parole_eligibility, case.tariff)))
    because, support = Because.NPS_INDETERMINATE, case.tariff - EIGHT_MONTHS
    says = f"8 months before {in_words(first)}; support from 8 months before the tariff ends"
    return explained(Handover(because, first - EIGHT_MONTHS, support), says, IN_2020)


def _early_2020(case: Custody2020) -> Explained[Handover]:
    release = case.conditional_release
    if release is None:
        return _no_date_2020()
    day, support = release - FIFTEEN_MONTHS, release - EIGHTEEN_MONTHS
    says = f"15 months before release on {in_words(release)}; support from 18 months before"
    return explained(
        Handover(Because.NPS_EARLY_ALLOCATION, day, support), says, IN_2020
    )


def _mappa_2_3_2020(case: Custody2020, on: date | None) -> Explained[Handover]:
    if case.release is None:
        return _no_date_2020()
    support = case.release - SEVEN_AND_A_HALF_MONTHS
    day = max(filter(None, (support, on)))
    says = f"7 months and 15 days before release on {in_words(case.release)}"
    if day != support:
        says += ", which is past: the day it is worked out"
    return explained(Handover(Because.NPS_MAPPA_2_3, day, support), says, IN_2020)


def _mappa_0_1_2020(case: Custody2020) -> Explained[Handover]:
    release = case.release
    support = release - SEVEN_AND_A_HALF_MONTHS if release else None
    before = release - FOUR_AND_A_HALF_MONTHS if release else None
    day = case.curfew_actual or first_of(before, case.curfew_eligibility)
    if day is None:
        return _no_date_2020()
    if day == case.curfew_actual:
        says = f"Release on home detention curfew on {in_words(day)}"
    elif day == before and release:
        says = f"4 months and 15 days before release on {in_words(release)}"
    else:
        says = f"Home detention curfew becomes possible on {in_words(day)}"
    return explained(Handover(Because.NPS_MAPPA_0_1, day, support), says, IN_2020)


def _before(
    day: date, length: relativedelta, because: Because, of_what: str
) -> Explained[Handover]:
    says = f"{in_length(length)} before {of_what} on {in_words(day)}"
    return explained(Handover(because, day - length, day - length), says, IN_2020)


def _no_date_2020() -> Explained[Handover]:
    return explained(Handover(Because.NO_DATE), Because.NO_DATE.label, IN_2020)


RULES: tuple[Rule, ...] = (
    Rule(
        "handover-2020.company",
        "Handover of a company’s case",
        "12 weeks before the home detention curfew, if that day is set; else before the day "
        "it becomes possible; else before the earlier of conditional and automatic release.",
        IN_2020,
        Example(
            "release on 1 August 2019",
            lambda: in_short(
                handover_2020(
                    Custody2020(Sector.CRC, conditional_release=date(2019, 8, 1))
                )
            ),
        ),
        until=UNIFIED.day,
        doubt=FIRST_DAY,
    ),
    Rule(
        "handover-2020.nps",
        "Handover of a case of the National Probation Service",
        "Recalled: none. Allocated early: 15 months before conditional release, with support "
        "from 18. Indeterminate: 8 months before the earlier of parole eligibility and "
        "tariff. Parole: 8 months before it. MAPPA level 2 or 3: 7 months and 15 days before "
        "release, never before the day it is worked out. Any other level, or none known: on "
        "the curfew day, else the earlier of 4 months and 15 days before release and the day "
        "curfew becomes possible; support from 7 months and 15 days before release.",
        IN_2020,
        Example(
            "MAPPA level unknown, release on 16 July 2020",
            lambda: in_short(
                handover_2020(
                    Custody2020(Sector.NPS, conditional_release=date(2020, 7, 16))
                )
            ),
        ),
        until=UNIFIED.day,
        doubt=FIRST_DAY,
    ),
)

DAYS = (
    "conditional_release",
    "automatic_release",
    "curfew_actual",
    "curfew_eligibility",
    "parole_eligibility",
    "tariff",
)
FLAGS = ("indeterminate", "early_allocation", "recalled")


def _answer(told: Mapping[str, Any], on: date) -> Explained[dict[str, Any]]:
    given = Given(told)
    case = Custody2020(
        provider=given.one_of("provider", Sector) if given.has("provider") else None,
        mappa_level=given.whole("mappa_level") if given.has("mappa_level") else None,
        conditional_release=day_if_told(given, "conditional_release"),
        automatic_release=day_if_told(given, "automatic_release"),
        curfew_actual=day_if_told(given, "curfew_actual"),
        curfew_eligibility=day_if_told(given, "curfew_eligibility"),
        parole_eligibility=day_if_told(given, "parole_eligibility"),
        tariff=day_if_told(given, "tariff"),
        indeterminate=given.yes("indeterminate", default=False),
        early_allocation=given.yes("early_allocation", default=False),
        recalled=given.yes("recalled", default=False),
    )
    return as_answer(handover_2020(case, on), on)


CALCULATIONS: tuple[Calculation, ...] = (
    Calculation(
        key="handover-2020",
        title="Handover from prison to community, 2020",
        about="The rule for the National Probation Service and the companies.",
        accepts={
            "type": "object",
            "properties": accepts(DAYS, FLAGS)
            | {
                "provider": {"enum": [Sector.NPS.value, Sector.CRC.value]},
                "mappa_level": {"type": "integer", "minimum": 0, "maximum": 3},
            },
        },
        returns=RETURNS,
        answer=_answer,
        example={
            "provider": "nps",
            "conditional_release": "2020-07-16",
            "mappa_level": 0,
        },
    ),
)
