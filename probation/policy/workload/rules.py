"""Workload as the rule pages show it."""

from datetime import date, datetime
from decimal import Decimal

from ..rule import Example, Rule
from ..staff import Grade
from .allocating import Candidate, with_the_case
from .capacity import available_points, contracted_hours, nominal_target
from .period import period_of
from .points import Cases, Work, points_of_cases, workload_points
from .reductions import REASONS, usual
from .values import POINTS, Inactive, Setting

_ON = date(2022, 3, 1)
_VALUES = POINTS.on(_ON)
_SINCE = POINTS.versions[0].since
_DOUBT = POINTS.versions[-1].doubt
_SEED = "ministryofjustice/hmpps-workload 1e70153 (MIT)"
_OLDER = "ministryofjustice/wmt-probation-rules daed1fe (MIT)"
_B2 = Cases("B2", Setting.COMMUNITY)


def _available() -> str:
    hours = contracted_hours(Decimal(30), Grade.PO, _VALUES)
    return str(
        available_points(nominal_target(Grade.PO, _VALUES), hours, Decimal("1.8")).value
    )


def _potential() -> str:
    found = with_the_case(_B2, Candidate("", Decimal(1900), 2176), _VALUES).value
    return f"{found.capacity:.1f}% now, {found.potential_capacity:.1f}% with it"


def _reduction() -> str:
    found = usual(REASONS["newly-qualified-officer"], Decimal(37), date(2022, 1, 10))
    return f"{found.hours} hours until {found.until:%-d %B %Y}" if found else ""


RULES = (
    Rule(
        key="workload.points",
        title="Points of a workload",
        says="Each case is worth points by tier and setting; in transition to "
        "adulthood, custody points in every setting; nothing once supervision has "
        "stopped (S). Reports and ARMS assessments have points of their own. A "
        "contact done for another manager is added to whoever did it and taken from "
        "the case's manager; a code without points counts nothing and is named.",
        source=_SEED,
        since=_SINCE,
        doubt=_DOUBT,
        example=Example(
            "two B2 cases in the community, one fast report, one contact CMS02 done "
            "by somebody else",
            lambda: str(
                workload_points(
                    Work(
                        (Cases("B2", Setting.COMMUNITY, 2),),
                        fast_reports=1,
                        contacts_by_others={"CMS02": 1},
                    ),
                    _VALUES,
                ).value
            ),
        ),
    ),
    Rule(
        key="workload.inactive",
        title="Cases that count less",
        says="Of a case with a warrant outstanding, with unpaid work only or overdue "
        "for termination a set per cent of the points stays. It is taken off for "
        "transition to adulthood only: other totals come without such cases.",
        source=_OLDER,
        since=_SINCE,
        example=Example(
            "ten cases worth 10 points each, two with a warrant, of which 25% stays",
            lambda: str(
                points_of_cases(
                    10,
                    Decimal(10),
                    {Inactive.WARRANTS: 2},
                    {Inactive.WARRANTS: Decimal(25)},
                    subtract_inactive=True,
                )
            ),
        ),
    ),
    Rule(
        key="workload.available-points",
        title="Available points",
        says="The target of the grade, times contracted hours less reductions, divided "
        "by the usual hours of the grade; a part of a point is dropped. None without "
        "hours. A grade without a target or usual hours of its own has the PO's.",
        source=f"{_SEED}; {_OLDER}",
        since=_SINCE,
        doubt="where reductions exceed the hours the published sum is negative; here 0",
        example=Example("a PO of 30 hours, 1.8 hours off", _available),
    ),
    Rule(
        key="workload.capacity",
        title="Capacity",
        says="Workload points divided by available points, in per cent to one decimal "
        "place, half up; 0 where either is 0. Potential capacity is the same with the "
        "case added, and taken off first where the candidate holds it already.",
        source=_SEED,
        since=_SINCE,
        doubt="110% as the most is from memory only",
        example=Example("1,900 of 2,176 points, and a B2 in the community", _potential),
    ),
    Rule(
        key="workload.reductions",
        title="Reductions of hours",
        says="A reduction has a reason, hours and a time. It is scheduled before its "
        "first day, active until the day it ends, then archived; a deleted one never "
        "counts. Some reasons set hours as a per cent of the week, a longest time, or "
        "a limit.",
        source=_SEED,
        since=_SINCE,
        example=Example("a newly qualified officer from 10 January 2022", _reduction),
    ),
    Rule(
        key="workload.period",
        title="Workload period",
        says="Figures belong to a period that turns over each day at 18:30, on "
        "Wednesdays at 19:30, by the clock in London.",
        source=_SEED,
        doubt="the published code counts 18:30 itself to the period that ends, and "
        "gives the period after a Wednesday’s turn two different starts",
        example=Example(
            "Thursday 14 July 2022 at 09:45",
            lambda: f"from {period_of(datetime(2022, 7, 14, 9, 45)).start:%A %H:%M}",
        ),
    ),
)
