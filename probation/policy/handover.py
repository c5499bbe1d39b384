"""When the community takes over from the prison, by today’s rule (2020: `handover_2020`).

Months are calendar months, clamped to the end of a shorter month; half a month is
fifteen days; months are taken off before days.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from .commencement import UNIFIED
from .explained import Explained, Part, plain
from .given import Given
from .london import in_words
from .rule import Calculation, CannotAnswer, Example, Rule
from .term import Term

TODAY = "ministryofjustice/offender-management-allocation-manager 7aeb43b, handover_calculation.rb"
CHANGED = (
    "Between 2021 and today’s code the months changed (parole and indeterminate cases: "
    "8 months; others: 7 months and 15 days), on a day that was not found."
)


class Because(Term):
    """Which line of the rule gave the day: today's lines, then those of 2020."""

    EARLY_ALLOCATION = "early_allocation", "Allocated early"
    INDETERMINATE = "indeterminate", "Indeterminate sentence"
    INDETERMINATE_OPEN = "indeterminate_open", "Indeterminate sentence, open conditions"
    DETERMINATE_SHORT = "determinate_short", "Release within ten months of sentence"
    DETERMINATE_PAROLE = "determinate_parole", "Determinate sentence with parole"
    DETERMINATE = "determinate", "Determinate sentence"
    RECALLED = "recalled", "Recalled: no handover"
    NO_DATE = "no_date", "No date to count from"
    CRC = "crc", "Case of a Community Rehabilitation Company"
    NPS_EARLY_ALLOCATION = "nps_early_allocation", "National service, allocated early"
    NPS_INDETERMINATE = "nps_indeterminate", "National service, indeterminate sentence"
    NPS_PAROLE = "nps_parole", "National service, determinate with parole"
    NPS_MAPPA_2_3 = "nps_mappa_2_3", "National service, MAPPA level 2 or 3"
    NPS_MAPPA_0_1 = "nps_mappa_0_1", "National service, MAPPA level 0, 1 or unknown"


class Responsible(Term):
    CUSTODY = "custody", "Prison responsible"
    CUSTODY_WITH_SUPPORT = (
        "custody-with-support",
        "Prison responsible, community supporting",
    )
    COMMUNITY = "community", "Community responsible"


@dataclass(frozen=True)
class Handover:
    """`day`: the community is responsible from it.  `support_from`: it supports from it.

    Without a day, `because` says whether the community is responsible at once
    (DETERMINATE_SHORT) or there is nothing to count from yet.
    """

    because: Because
    day: date | None = None
    support_from: date | None = None


BEFORE_RELEASE = {
    Because.EARLY_ALLOCATION: relativedelta(months=15),
    Because.INDETERMINATE: relativedelta(months=12),
    Because.INDETERMINATE_OPEN: relativedelta(months=12),
    Because.DETERMINATE_PAROLE: relativedelta(months=12),
    Because.DETERMINATE: relativedelta(months=8, days=14),
}
SHORT = relativedelta(months=10)


@dataclass(frozen=True)
class Custody:
    """What today's rule asks.  `open_since`: arrived at the open prison, or was made “open”."""

    earliest_release: date | None
    sentence_start: date | None = None
    determinate_parole: bool = False
    indeterminate: bool = False
    open_conditions: bool = False
    early_allocation: bool = False
    open_since: date | None = None


def handover(case: Custody) -> Explained[Handover]:
    """Today's rule.  CannotAnswer where a determinate case lacks a date it needs."""
    because = _because(case)
    release = case.earliest_release
    if release is None or because is Because.DETERMINATE_SHORT:
        says = (
            "Release is within 10 months of the sentence: the community is responsible at once"
            if release
            else "There is no tariff or hearing date to count from"
        )
        return explained(Handover(because), says, TODAY)
    before = BEFORE_RELEASE[because]
    day = release - before
    opened = case.open_since if because is Because.INDETERMINATE_OPEN else None
    support = min(filter(None, (opened, day)))
    says = f"{because.label}: {in_length(before)} before release on {in_words(release)}"
    return explained(Handover(because, day, support), says, TODAY, CHANGED)


def _because(case: Custody) -> Because:
    if case.indeterminate and not case.early_allocation:
        opened = case.open_conditions
        return Because.INDETERMINATE_OPEN if opened else Because.INDETERMINATE
    release = case.earliest_release
    if release is None:
        raise CannotAnswer("Give the earliest release date", field="earliest_release")
    if case.early_allocation:
        return Because.EARLY_ALLOCATION
    if case.sentence_start is None:
        raise CannotAnswer("Give the day the sentence started", field="sentence_start")
    if case.sentence_start + SHORT >= release:
        return Because.DETERMINATE_SHORT
    parole = case.determinate_parole
    return Because.DETERMINATE_PAROLE if parole else Because.DETERMINATE


def earliest_release(
    *,
    on: date,
    indeterminate: bool,
    tariff: date | None = None,
    target_hearing: date | None = None,
    parole_eligibility: date | None = None,
    conditional_release: date | None = None,
    automatic_release: date | None = None,
) -> date | None:
    """The day today's rule counts back from; None where no date is known.

    Determinate: parole eligibility, else the earlier release date.  Indeterminate: a
    tariff still to come, else a hearing still to come, else the later of the two.
    """
    if not indeterminate:
        return parole_eligibility or first_of(conditional_release, automatic_release)
    known = [day for day in (tariff, target_hearing) if day]
    to_come = [day for day in known if day > on]
    return to_come[0] if to_come else max(known, default=None)


def responsible(handover: Handover, on: date) -> Responsible:
    """CannotAnswer where the handover has no day and is not at once."""
    if handover.because is Because.DETERMINATE_SHORT:
        return Responsible.COMMUNITY
    if handover.day is None:
        raise CannotAnswer(
            f"{handover.because.label}: who is responsible cannot be told from dates",
            "day",
        )
    if on >= handover.day:
        return Responsible.COMMUNITY
    supported = handover.support_from is not None and on >= handover.support_from
    return Responsible.CUSTODY_WITH_SUPPORT if supported else Responsible.CUSTODY


def explained(
    handover: Handover, says: str, source: str, doubt: str = ""
) -> Explained[Handover]:
    return Explained(handover, (Part(says, handover.day, source, doubt),))


def first_of(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


def in_length(length: relativedelta) -> str:
    """“12 weeks”, “8 months”, “7 months and 15 days”."""
    months = length.years * 12 + length.months
    if not months:
        return f"{length.days // 7} weeks"
    return f"{months} months" + (f" and {length.days} days" if length.days else "")


def in_short(answer: Explained[Handover]) -> str:
    """“12 weeks before release on 1 August 2019: 2019-05-09”."""
    return f"{answer.parts[0].says}: {answer.value.day}"


RULES: tuple[Rule, ...] = (
    Rule(
        "handover.today",
        "Handover from prison to community",
        "Counted back from the earliest release: 15 months where the case was allocated "
        "early; 12 months for an indeterminate sentence or one with parole; otherwise 8 "
        "months and 14 days. Where release is within 10 months of the start of the "
        "sentence there is no handover: the community is responsible at once. In open "
        "conditions the community supports an indeterminate case from arrival.",
        TODAY,
        Example(
            "sentence from 1 January 2024, release on 2 November 2024",
            lambda: in_short(handover(Custody(date(2024, 11, 2), date(2024, 1, 1)))),
        ),
        since=UNIFIED.day,
        doubt=CHANGED,
    ),
    Rule(
        "handover.earliest-release",
        "Earliest release",
        "Parole eligibility, or else the earlier of the conditional and the automatic "
        "release date. For an indeterminate sentence a tariff still to come, or else a "
        "hearing still to come, or else the later of the two.",
        "ministryofjustice/offender-management-allocation-manager, its documentation",
        Example(
            "tariff 1 May 2023, hearing 1 May 2025, asked on 1 January 2024",
            lambda: str(
                earliest_release(
                    on=date(2024, 1, 1),
                    indeterminate=True,
                    tariff=date(2023, 5, 1),
                    target_hearing=date(2025, 5, 1),
                )
            ),
        ),
        doubt="Its code of one day took the earlier of tariff and hearing instead.",
    ),
)

_DAY = {"type": ["string", "null"], "format": "date"}
RETURNS: Mapping[str, Any] = {
    "type": "object",
    "required": ["because", "handover", "support_from"],
    "properties": {
        "because": {"enum": [because.value for because in Because]},
        "handover": _DAY,
        "support_from": _DAY,
    },
}


def accepts(days: Iterable[str], flags: Iterable[str]) -> dict[str, Any]:
    of_days = {name: {"type": "string", "format": "date"} for name in days}
    return of_days | {name: {"type": "boolean"} for name in flags}


def day_if_told(given: Given, name: str) -> date | None:
    return given.day(name) if given.has(name) else None


def as_answer(answer: Explained[Handover], on: date) -> Explained[dict[str, Any]]:
    value = {
        "because": answer.value.because.value,
        "handover": answer.value.day,
        "support_from": answer.value.support_from,
    }
    return Explained(plain(value), answer.parts, on=on)


DAYS = ("earliest_release", "sentence_start", "open_since")
FLAGS = ("determinate_parole", "indeterminate", "open_conditions", "early_allocation")


def _answer(told: Mapping[str, Any], on: date) -> Explained[dict[str, Any]]:
    given = Given(told)
    case = Custody(
        earliest_release=day_if_told(given, "earliest_release"),
        sentence_start=day_if_told(given, "sentence_start"),
        open_since=day_if_told(given, "open_since"),
        determinate_parole=given.yes("determinate_parole", default=False),
        indeterminate=given.yes("indeterminate", default=False),
        open_conditions=given.yes("open_conditions", default=False),
        early_allocation=given.yes("early_allocation", default=False),
    )
    return as_answer(handover(case), on)


CALCULATIONS: tuple[Calculation, ...] = (
    Calculation(
        key="handover",
        title="Handover from prison to community",
        about="The day from which the community is responsible, and from which it supports.",
        accepts={"type": "object", "properties": accepts(DAYS, FLAGS)},
        returns=RETURNS,
        answer=_answer,
        example={"sentence_start": "2024-01-01", "earliest_release": "2024-11-02"},
    ),
)
