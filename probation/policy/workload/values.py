"""What work is worth in points, by the day it is asked about.

Read once from the files beside this module.  A table of one's own may be used instead
of what `POINTS` holds: the live values of the service are edited there, not published.
"""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..dated import Dated, Version
from ..staff import Grade
from ..term import Term

HERE = Path(__file__).parent


class Setting(Term):
    """Where a sentence is being served."""

    COMMUNITY = "community", "Community"
    CUSTODY = "custody", "Custody"
    LICENCE = "licence", "Licence"


class Inactive(Term):
    """Why a case may count less than in full."""

    WARRANTS = "warrants", "Warrant outstanding"
    UNPAID_WORK_ONLY = "unpaid-work-only", "Unpaid work only"
    OVERDUE = "overdue", "Termination overdue"


@dataclass(frozen=True)
class PointValues:
    """All in points, hours a week, or per cent where said."""

    source: str
    cases: Mapping[Setting, Mapping[str, Decimal]]  # by setting and tier
    t2a: Mapping[Setting, Mapping[str, Decimal]]  # transition to adulthood
    standard_report: Decimal
    fast_report: Decimal
    parole_report: Decimal
    parole_reports_count: bool
    arms: Mapping[Setting, Decimal]
    inactive_kept: Mapping[Inactive, Decimal]  # per cent
    nominal_target: Mapping[Grade, Decimal]  # a grade not named: as PO
    default_hours: Mapping[Grade, Decimal]  # a grade not named: as PO
    contacts: Mapping[str, Decimal]  # done for another manager, by code
    group_supervision: Mapping[str, Decimal]


@dataclass(frozen=True)
class ContactType:
    """A contact that one manager does for another."""

    code: str
    activity: str
    level: str
    points: Decimal


def rows(name: str) -> list[dict[str, str]]:
    """A CSV file beside this module, its first line (the source) left out."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        next(lines)
        return list(csv.DictReader(lines))


CONTACT_TYPES = tuple(
    ContactType(row["code"], row["activity"], row["level"], Decimal(row["points"]))
    for row in rows("contacts.csv")
)
_TOLD = tomllib.loads((HERE / "points.toml").read_text(encoding="utf-8"))
TIERS: tuple[str, ...] = tuple(_TOLD["tiers"])
GRADE_OF_CODE = {
    code: grade for grade in Grade for code in _TOLD["grades"].get(grade.value, ())
}


def _by_tier(table: Mapping[str, Any]) -> dict[Setting, dict[str, Decimal]]:
    return {
        setting: dict(zip(TIERS, map(Decimal, table[setting.value]), strict=True))
        for setting in Setting
    }


def _by_grade(table: Mapping[str, Any]) -> dict[Grade, Decimal]:
    return {grade: Decimal(table[grade]) for grade in Grade if grade in table}


SEED = PointValues(
    source=_TOLD["source"],
    cases=_by_tier(_TOLD["cases"]),
    t2a=_by_tier(_TOLD["t2a"]),
    standard_report=Decimal(_TOLD["standard-report"]),
    fast_report=Decimal(_TOLD["fast-report"]),
    parole_report=Decimal(_TOLD["parole-report"]),
    parole_reports_count=_TOLD["parole-reports-count"],
    arms={s: Decimal(_TOLD["arms"][s]) for s in Setting if s in _TOLD["arms"]},
    inactive_kept={one: Decimal(_TOLD["inactive-kept"][one]) for one in Inactive},
    nominal_target=_by_grade(_TOLD["nominal-target"]),
    default_hours=_by_grade(_TOLD["default-hours"]),
    contacts={one.code: one.points for one in CONTACT_TYPES},
    group_supervision={k: Decimal(v) for k, v in _TOLD["group-supervision"].items()},
)

POINTS = Dated(
    "workload.points",
    "Workload points",
    "points a week",
    (
        Version(
            date(2021, 6, 1),
            SEED,
            SEED.source,
            doubt="the first day is that of the rules read (June 2021); how the "
            "points were derived from timings is not published",
        ),
        Version(
            date(2022, 11, 1),
            SEED,
            SEED.source,
            doubt="points were amended in November 2022 and are edited in the live "
            "service; the new values are not published, so those of 2021 stand here "
            "until your own are entered",
        ),
    ),
)
