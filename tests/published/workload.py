"""Workload cases of hmpps-workload and the older wmt-probation-rules."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from probation.policy.staff import Grade
from probation.policy.workload import (
    POINTS,
    Cases,
    Hours,
    Inactive,
    Setting,
    Work,
    available_points,
    contracted_hours,
    nominal_target,
    period_of,
    points_of_cases,
    workload_points,
)
from probation.policy.workload.points import parole_reports

from .suite import Suite

SEED = POINTS.on(date(2021, 6, 1))
# Published bands: those called PSO have the PSO's hours, those not in use have none.
UNSUPPORTED = ("UNSUPPORTED", "UNKNOWN", "NONE")


def cases(told):
    return [(f"{one['id']} {one['kind']}", one) for one in told.get("cases", ())]


def check(case):
    """Numbers to 1e-9; null where there is no answer."""
    ours, wanted = ANSWERS[case["kind"]](case["input"]), case["expected"]
    if isinstance(wanted, dict):
        assert ours is not None
        for key, one in wanted.items():
            _same(ours[key], one)
    else:
        _same(ours, wanted)


def _same(ours, wanted):
    if isinstance(wanted, int | float):
        wanted = pytest.approx(wanted, rel=0, abs=1e-9)
    assert ours == wanted


def _exact(number):
    return None if number is None else Decimal(str(number))


def _available(told):
    base, default = _exact(told["contracted_hours"]), _exact(told["default_hours"])
    hours = None if base is None or default is None else Hours(base, default)
    reduction = _exact(told["reduction_hours"] or 0)
    return available_points(_exact(told["nominal_points"]), hours, reduction).value


def _workload(told):
    """Any of cases, reports and contacts; each row has its own points."""
    total = sum(
        (_row(one) for one in told.get("cases", ())),
        workload_points(
            Work(
                standard_reports=told.get("standard_reports", 0),
                fast_reports=told.get("fast_reports", 0),
                contacts_for_others=told.get("contacts_outside_caseload", {}),
                contacts_by_others=told.get("contacts_by_others", {}),
            ),
            replace(
                SEED,
                standard_report=_exact(told.get("standard_points", 0)),
                fast_report=_exact(told.get("fast_points", 0)),
                contacts=_all_exact(told.get("weightings", {})),
            ),
        ).value,
    )
    return float(total)


def _all_exact(told):
    return {key: _exact(number) for key, number in told.items()}


def _row(one):
    setting = Setting(one["type"].lower())
    table = {setting: {one["tier"]: _exact(one["points_each"])}}
    held = Cases(one["tier"], setting, one["count"], one["t2a"])
    values = replace(SEED, cases=table, t2a=table)
    return workload_points(Work((held,)), values).value


def _arms(told):
    values = replace(
        SEED,
        arms={
            Setting.LICENCE: _exact(told["licence_weighting"]),
            Setting.COMMUNITY: _exact(told["community_weighting"]),
        },
    )
    done = {
        Setting.LICENCE: told["licence_cases"],
        Setting.COMMUNITY: told["community_cases"],
    }
    return float(workload_points(Work(arms=done), values).value)


def _grade(band):
    if band is None or str(band).upper().startswith(UNSUPPORTED):
        return None
    if band.startswith("PSO"):
        return Grade.PSO
    return {"PO": Grade.PO, "SPO": Grade.SPO, "TPO": Grade.PQIP}.get(band, Grade.OTHER)


def _by_grade(told):
    return {grade: _exact(told[grade]) for grade in Grade if grade in told}


def _hours(told):
    values = replace(SEED, default_hours=_by_grade(told["defaults"]))
    own = _exact(told["contracted_hours"])
    found = contracted_hours(own, _grade(told["grade"]), values)
    if found is None:
        return None
    return {"base": float(found.base), "default": float(found.default)}


def _target(told):
    """A target is the grade's own: a band beside it (PSO_B) is another grade."""
    grade = Grade.PSO if told["grade"] == "PSO" else Grade.OTHER
    values = replace(SEED, nominal_target=_by_grade(told["targets"]))
    return float(nominal_target(grade, values))


def _paroles(told):
    values = replace(
        SEED,
        parole_report=_exact(told["points"]),
        parole_reports_count=told["enabled"],
    )
    return float(parole_reports(told["count"], values).value)


def _conversions(told):
    values = replace(SEED, fast_report=_exact(told["points"]))
    return float(workload_points(Work(fast_reports=told["count"]), values).value)


def _kept(told):
    return {
        Inactive.WARRANTS: _exact(told["warrants"]),
        Inactive.UNPAID_WORK_ONLY: _exact(told["unpaid_work"]),
        Inactive.OVERDUE: _exact(told["overdue"]),
    }


def _tier(told):
    points = points_of_cases(
        told["total_cases"],
        _exact(told["tier_points"]),
        {
            Inactive.WARRANTS: told["warrants"],
            Inactive.UNPAID_WORK_ONLY: told["unpaid_work_only"],
            Inactive.OVERDUE: told["overdue_termination"],
        },
        _kept(told["percent_kept"]),
        subtract_inactive=told["subtract_inactive"],
    )
    return float(points)


def _total(told):
    """Every tier in every setting has the same cases; T2A has them again."""
    inactive = {
        "warrants": told["warrants"],
        "unpaid_work_only": told["unpaid_work"],
        "overdue_termination": told["overdue"],
    }
    kinds = ["all_cases", "t2a"] if told["t2a_also"] else ["all_cases"]
    tiers = told["locations"] * sum(
        _tier(
            {
                "total_cases": told["cases_per_tier"],
                "tier_points": points,
                "percent_kept": told["percent_kept"],
                "subtract_inactive": told["subtract_inactive"][kind],
                **inactive,
            }
        )
        for kind in kinds
        for points in told["tier_points"]
    )
    arms, sdr = told["arms"], told["sdr"]
    values = replace(
        SEED,
        standard_report=_exact(sdr["points"]),
        fast_report=_exact(told["sdr_conversions"]["points"]),
        parole_report=_exact(told["paroms"]["points"]),
        arms={
            Setting.COMMUNITY: _exact(arms["community_points"]),
            Setting.LICENCE: _exact(arms["licence_points"]),
        },
    )
    found = {
        "arms": Work(
            arms={
                Setting.COMMUNITY: arms["community_cases"],
                Setting.LICENCE: arms["licence_cases"],
            }
        ),
        "sdr": Work(standard_reports=sdr["monthly"]),
        "sdr_conversions": Work(fast_reports=told["sdr_conversions"]["last_30_days"]),
        "paroms": Work(parole_reports=told["paroms"]["completed_last_30_days"]),
    }
    answer = {
        key: float(workload_points(work, values).value) for key, work in found.items()
    }
    return answer | {"tiers": tiers, "total": sum(answer.values()) + tiers}


def _period(told):
    found = period_of(datetime.fromisoformat(told["now"]))
    return {
        "start": found.start.isoformat(timespec="minutes"),
        "end": found.end.isoformat(timespec="minutes"),
    }


ANSWERS = {
    "available_points": _available,
    "workload_points": _workload,
    "arms_points": _arms,
    "contracted_hours": _hours,
    "nominal_target": _target,
    "parom_points": _paroles,
    "sdr_conversion_points": _conversions,
    "tier_points": _tier,
    "workload_total": _total,
    "wmt_period": _period,
}

SUITE = Suite("workload_cases.json", cases, check)
