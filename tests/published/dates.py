"""Dates: working days, licences, handover, approved premises.  One function per kind."""

import re
from datetime import UTC, date, datetime

from probation.policy import handover_2020, licence_dates, premises
from probation.policy.handover import Custody, Handover, handover
from probation.policy.organisation import Sector
from probation.policy.working_days import (
    ENGLAND_AND_WALES,
    Calendar,
    add_working_days,
    is_working_day,
    working_days_between,
)

from .suite import Suite


class Told:
    """A case's input: its days and its own bank holidays, which replace the real ones."""

    def __init__(self, fields):
        self.fields = fields
        holidays = fields.get("bank_holidays")
        self.calendar = ENGLAND_AND_WALES
        if holidays is not None:
            self.calendar = Calendar.of(map(date.fromisoformat, holidays))

    def __getitem__(self, field):
        return self.fields[field]

    def get(self, field, default=None):
        return self.fields.get(field, default)

    def day(self, field):
        told = self.fields.get(field)
        return None if told is None else date.fromisoformat(told)


def _working_days(told):
    if "add" in told.fields:
        return add_working_days(
            told.day("date"), told["add"], told.calendar
        ).isoformat()
    first, last = told.day("from"), told.day("to")
    counted = working_days_between(first, last, told.calendar)
    if told.get("count") == "inclusive":
        counted += is_working_day(last, told.calendar)
    return counted


def _step(told, n):
    return add_working_days(told.day("date"), n, told.calendar).isoformat()


def _steps(told, n, sign):
    return [_step(told, sign * k) for k in range(1, n + 1)]


def _plain(day):
    return day and day.isoformat()


def _earliest_release(told):
    start, curfew = told.day("licence_start_date"), told.day("hdc_actual_date")
    return _plain(licence_dates.earliest_release(start, curfew, told.calendar).value)


def _from_start(rule):
    return lambda told: _plain(
        rule(told.day("licence_start_date"), told.calendar).value
    )


def _on_the_day(rule, field="licence_start_date"):
    return lambda told: bool(rule(told.day(field), told.day("today"), told.calendar))


def _brought_forward(told):
    curfew = told.day("hdc_actual_date")
    return bool(
        licence_dates.may_be_brought_forward(told.day("date"), curfew, told.calendar)
    )


def _handover(told):
    case = Custody(
        earliest_release=told.day("earliest_release"),
        sentence_start=told.day("sentence_start"),
        determinate_parole=bool(told.get("determinate_parole")),
        indeterminate=bool(told.get("indeterminate")),
        open_conditions=bool(told.get("open_conditions")),
        early_allocation=bool(told.get("early_allocation")),
    )
    value = handover(case).value
    return {"handover_date": _plain(value.day), "reason": value.because.value}


def _handover_2020(told) -> Handover:
    # Where no provider is told, the national service's own function was tested.
    case = handover_2020.Custody2020(
        provider=Sector[told.get("provider") or "NPS"],
        conditional_release=told.day("crd"),
        automatic_release=told.day("ard"),
        curfew_actual=told.day("hdcad"),
        curfew_eligibility=told.day("hdced"),
        parole_eligibility=told.day("ped"),
        tariff=told.day("tariff"),
        indeterminate=bool(told.get("indeterminate")),
        early_allocation=bool(told.get("early_allocation")),
        recalled=bool(told.get("recalled")),
        mappa_level=told.get("mappa"),
    )
    return handover_2020.handover_2020(case, told.day("today")).value


def _premises(told):
    asked = datetime.fromisoformat(told["created_at_utc"])
    due = premises.deadline(premises.Task(told["kind"]), asked, told.calendar)
    return {"deadline_utc": due.at.astimezone(UTC).isoformat().replace("+00:00", "Z")}


KINDS = {
    "cas1_task_deadline": _premises,
    "working_days": _working_days,
    "is_non_working_day": lambda told: (
        not is_working_day(told.day("date"), told.calendar)
    ),
    "next_working_day": lambda told: _step(told, 1),
    "previous_working_day": lambda told: _step(told, -1),
    "plus_working_days": lambda told: _step(told, told["days"]),
    "working_days_between": lambda told: working_days_between(
        told.day("first"), told.day("last"), told.calendar
    ),
    "earliest_release_date": _earliest_release,
    "late_allocation_warning": _on_the_day(
        licence_dates.needs_late_allocation_warning, "release_date"
    ),
    "licence_timeout_cutoff": lambda told: _plain(
        licence_dates.times_out_up_to(told.day("today"), told.calendar).value
    ),
    "in_hard_stop": _on_the_day(licence_dates.in_hard_stop),
    "due_for_release_in_two_working_days": _on_the_day(licence_dates.due_for_release),
    "hard_stop_date": _from_start(licence_dates.hard_stop),
    "hard_stop_warning_date": _from_start(licence_dates.hard_stop_warning),
    "eligible_for_early_release": _brought_forward,
    "custody_to_community_handover_date_2024": _handover,
    "custody_to_community_handover_date_2020_nps_crc": lambda told: _plain(
        _handover_2020(told).day
    ),
    "community_support_start_2020_nps_crc": lambda told: _plain(
        _handover_2020(told).support_from
    ),
}


def answer(case):
    told = Told(case["input"])
    several = re.fullmatch(r"(next|previous)_(\d+)_working_days", case["kind"])
    if several:
        return _steps(told, int(several[2]), 1 if several[1] == "next" else -1)
    return KINDS[case["kind"]](told)


def check(case):
    assert answer(case) == case["expected"]


def check_known_wrong(case):
    assert answer(case) != case["expected"], case["reason"]


def _named(field):
    def cases(told):
        found = told.get(field, [])
        return [
            (f"{n}: {case['kind']} {case['id']}", case)
            for n, case in enumerate(found, 1)
        ]

    return cases


SUITE = Suite(
    file="date_cases.json",
    cases=_named("cases"),
    check=check,
    known_wrong=_named("known_wrong"),
    check_known_wrong=check_known_wrong,
)
