"""The inspectorate's case sampler: sizes, totals, the officer cap, strata, exclusions."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from probation.policy.inspection.sampling.cases import (
    Case,
    Stratum,
    can_be_drawn,
    earliest_cases,
    is_same_person,
    rosh_named,
    sentence_named,
    sex_named,
    stratum,
)
from probation.policy.inspection.sampling.draw import allocate
from probation.policy.inspection.sampling.sizes import (
    OfficerCap,
    Size,
    set_right,
    share_out,
)

from .suite import Suite

TODAY = date(2020, 6, 3)  # any day: the cases count from the day of the draw


def cases(told: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for kind, rows in _kinds(told):
        for row in rows:
            name = row.get("name") or row.get("case") or ""
            yield f"{kind} {row['id']} {name}".strip(), (kind, row)


def _kinds(told: dict[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    sizes, singles = told.get("sample_size_cases", {}), told.get("case_cases", {})
    yield "size", sizes.get("cases", [])
    yield "total", sizes.get("total_only", [])
    for kind in ("rounding", "officer_cap", "allocation"):
        rows = told.get(f"{kind}_cases", {}).get("cases", [])
        yield kind.removeprefix("officer_"), rows
    for kind in ("exclusion", "same_person", "earliest", "stratum"):
        yield kind, singles.get(kind, [])


def check(case: tuple[str, dict[str, Any]]) -> None:
    kind, row = case
    CHECKS[kind](row)


def _shared_out(row: dict[str, Any]) -> dict[str, int]:
    buffer = Fraction(str(row["buffer_percent"]))
    sizes = share_out(row["sample_size"], row["groups"], buffer)
    return {key: size.drawn for key, size in sizes.items()}


def _size(row: dict[str, Any]) -> None:
    assert _shared_out(row) == row["expected"]


def _total(row: dict[str, Any]) -> None:
    assert sum(_shared_out(row).values()) == row["expected_total"]


def _sizes(rows: list[list[Any]]) -> dict[str, Size]:
    return {key: Size(drawn, total) for key, drawn, total in rows}


def _listed(sizes: dict[str, Size]) -> list[list[Any]]:
    return [[key, size.drawn, size.total] for key, size in sizes.items()]


def _rounding(row: dict[str, Any]) -> None:
    found = set_right(row["wanted"], _sizes(row["groups"]))
    assert _listed(found) == row["expected"]


def _cap(row: dict[str, Any]) -> None:
    cap = OfficerCap(row["cap"])
    for one in row["passes"]:
        assert _listed(cap.keep(_sizes(one["in"]))) == one["expected"]
    assert _some(cap.counted) == _some(row["counter_after"])


def _some(counts: dict[Any, int]) -> dict[Any, int]:
    return {key: count for key, count in counts.items() if count}


def _place(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["cluster"], row["ldu"], row["officer"]


def _allocation(row: dict[str, Any]) -> None:
    held: dict[tuple[str, str, str], int] = {}
    for one in row["caseload"]:
        held[_place(one)] = held.get(_place(one), 0) + one["cases"]
    found = allocate(row["sample_size"], held, OfficerCap(row["officer_cap"]))
    drawn = {place: size.drawn for place, size in found.items()}
    expected = {_place(one): one["sampled"] for one in row["expected"]}
    assert _some(drawn) == _some(expected)


def _case(n: int = 1, **told: Any) -> Case:
    """A case that can be drawn; `n` sets it apart from other people's."""
    return Case(
        crn=f"X{n}",
        started=told.get("started", TODAY) + timedelta(days=told.get("start_days", 0)),
        first_name=told.get("first_name", f"First {n}"),
        family_name=told.get("family_name", f"Family {n}"),
        date_of_birth=told.get("date_of_birth", f"1980-01-{n:02}"),
        sex=sex_named(told.get("gender", "M")),
        sentence=sentence_named(told.get("sentence", "community")),
        rosh=rosh_named(told.get("rosh", "low")),
        pnc=told.get("pnc", f"2000/{n}A"),
        cluster="N01",
        ldu="N01AAA",
        officer="ro1",
    )


def _exclusion(row: dict[str, Any]) -> None:
    excluded = not can_be_drawn(_case(**row["input"]), TODAY)
    assert excluded == row["expected"]["excluded"]


def _same_person(row: dict[str, Any]) -> None:
    one, other = _case(1), _case(2)
    shared = {
        "pnc": row["same_pnc"],
        "first_name": row["same_first"],
        "family_name": row["same_family"],
        "date_of_birth": row["same_dob"],
    }
    told = {field: getattr(one, field) for field, same in shared.items() if same}
    other = _case(2, **told)
    assert is_same_person(one, other) == bool(row["same_person"])


def _earliest(row: dict[str, Any]) -> None:
    own = _case(1)
    others = [
        (other["listed"], _case(n, start_days=other["start_days"], pnc=own.pnc))
        for n, other in enumerate(row["others"], start=2)
    ]
    before = [case for listed, case in others if listed == "before"]
    after = [case for listed, case in others if listed != "before"]
    long_list = [*before, own, *after]
    earliest = earliest_cases(long_list)[len(before)]
    assert (earliest is own) == row["earliest"]


def _stratum(row: dict[str, Any]) -> None:
    assert stratum(_case(**row["input"])).value == row["expected"]


CHECKS = {
    "size": _size,
    "total": _total,
    "rounding": _rounding,
    "cap": _cap,
    "allocation": _allocation,
    "exclusion": _exclusion,
    "same_person": _same_person,
    "earliest": _earliest,
    "stratum": _stratum,
}


def known_wrong(told: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for row in told.get("known_wrong", []):
        yield f"{row['id']} {row.get('case', '')}".strip(), row


def check_known_wrong(row: dict[str, Any]) -> None:
    """Nobody is left out for a gender that is neither: they have their own stratum."""
    case = _case(**row["input"])
    if isinstance(row["expected"], dict) and "excluded" in row["expected"]:
        assert bool(can_be_drawn(case, TODAY)) == row["expected"]["excluded"]
    assert stratum(case) is Stratum.NEITHER
    assert stratum(case).value != row["expected"]


SUITE = Suite(
    "inspection_sampling_cases.json", cases, check, known_wrong, check_known_wrong
)
