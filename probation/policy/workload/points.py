"""The points of a caseload: cases by tier and setting, reports, assessments, contacts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ..explained import Explained, Part
from ..rule import CannotAnswer
from .values import Inactive, PointValues, Setting

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Cases:
    """Cases of one kind.  `inactive` says how many of `count` are so, by reason."""

    tier: str  # such as "B2"; with S once supervision has stopped
    setting: Setting
    count: int = 1
    is_t2a: bool = False  # transition to adulthood
    inactive: Mapping[Inactive, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Work:
    """What somebody holds and has done in the period.  Contacts: how many, by code."""

    cases: tuple[Cases, ...] = ()
    standard_reports: int = 0
    fast_reports: int = 0
    parole_reports: int = 0
    arms: Mapping[Setting, int] = field(default_factory=dict)
    contacts_for_others: Mapping[str, int] = field(default_factory=dict)
    contacts_by_others: Mapping[str, int] = field(default_factory=dict)
    group_supervision: Mapping[str, int] = field(default_factory=dict)


def case_points(
    tier: str, setting: Setting, values: PointValues, *, is_t2a: bool = False
) -> Decimal:
    """What one case is worth.  A tier with S added, whose supervision stopped: nothing.

    Tier v3 has no published points: it is refused unless `values` has it.
    """
    table = (values.t2a if is_t2a else values.cases)[setting]
    known = table.get(tier)
    if known is not None:
        return known
    if tier.endswith("S") and tier[:-1] in table:
        return NOTHING
    raise CannotAnswer(
        f"No workload points are known for tier {tier}: use a tier such as B2, or "
        "enter points for it",
        field="tier",
    )


def points_of_cases(
    count: int,
    each: Decimal,
    inactive: Mapping[Inactive, int],
    kept: Mapping[Inactive, Decimal],
    *,
    subtract_inactive: bool,
) -> Decimal:
    """`kept`: per cent of a case's points that stays.  100 counts it in full, 0 not at all.

    Totals other than T2A come with inactive cases left out, so nothing is subtracted.
    """
    points = count * each
    if subtract_inactive:
        for reason, n in inactive.items():
            points -= n * each * (100 - kept[reason]) / 100
    return points


def workload_points(work: Work, values: PointValues) -> Explained[Decimal]:
    parts = [_cases(one, values) for one in work.cases]
    for n, each, title in (
        (work.standard_reports, values.standard_report, "standard report"),
        (work.fast_reports, values.fast_report, "fast report"),
    ):
        if n:
            parts.append(_times(n, title, each, values))
    if work.parole_reports:
        parts.append(parole_reports(work.parole_reports, values))
    parts += [
        _times(
            n,
            "ARMS assessment",
            _arms(setting, values),
            values,
            f" ({setting.label.lower()})",
        )
        for setting, n in work.arms.items()
        if n
    ]
    parts += _contacts(work.contacts_for_others, "done for others", values, 1)
    parts += _contacts(work.contacts_by_others, "done by others", values, -1)
    parts += [
        _by_code(n, "group supervision", code, values.group_supervision, values)
        for code, n in work.group_supervision.items()
    ]
    total = sum((part.value for part in parts), NOTHING)
    return Explained(total, tuple(parts))


def _cases(cases: Cases, values: PointValues) -> Part:
    each = case_points(cases.tier, cases.setting, values, is_t2a=cases.is_t2a)
    points = points_of_cases(
        cases.count,
        each,
        cases.inactive,
        values.inactive_kept,
        subtract_inactive=cases.is_t2a,
    )
    t2a = ", transition to adulthood" if cases.is_t2a else ""
    less = sum(cases.inactive.values()) if cases.is_t2a else 0
    not_active = f", {less} of them not active" if less else ""
    what = "case" if cases.count == 1 else "cases"
    return Part(
        f"{cases.count} {cases.setting.label.lower()} {what} of tier {cases.tier}{t2a}"
        f"{not_active}, {_shown(each)} points each",
        points,
        values.source,
    )


def _times(
    n: int, title: str, each: Decimal, values: PointValues, where: str = ""
) -> Part:
    ending = "" if n == 1 else "s"
    says = f"{n} {title}{ending}{where}, {_shown(each)} points each"
    return Part(says, n * each, values.source)


def parole_reports(n: int, values: PointValues) -> Part:
    if values.parole_reports_count:
        return _times(n, "parole report", values.parole_report, values)
    return Part(f"{n} parole reports, not counted", NOTHING, values.source)


def _arms(setting: Setting, values: PointValues) -> Decimal:
    if setting not in values.arms:
        raise CannotAnswer(
            f"ARMS assessments carry no points in {setting.label.lower()}: give them "
            "under community or licence",
            field="arms",
        )
    return values.arms[setting]


def _contacts(
    counts: Mapping[str, int], who: str, values: PointValues, sign: int
) -> list[Part]:
    return [
        _by_code(sign * n, f"contact {who}", code, values.contacts, values)
        for code, n in counts.items()
    ]


def _by_code(
    n: int,
    title: str,
    code: str,
    table: Mapping[str, Decimal],
    values: PointValues,
) -> Part:
    """A code that no table has is worth nothing, as published, and is named."""
    each = table.get(code)
    if each is None:
        says = f"{abs(n)} × {title} {code}: not counted"
        return Part(says, NOTHING, values.source, doubt=f"{code} has no points")
    says = f"{abs(n)} × {title} {code}, {_shown(each)} points each"
    return Part(says, n * each, values.source)


def _shown(points: Decimal) -> str:
    return f"{points.normalize():f}"
