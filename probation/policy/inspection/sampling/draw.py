"""The draw itself: seeded, so that anyone with the long list can draw it again.

Inside the smallest group the cases are put in order by SHA-256 of the seed and the CRN
and taken from the front: random to anyone who has not seen the seed, and the same in
every version of every language.  The order of the long list does not matter.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from ...decision import Reason
from ...explained import Explained, Part
from ...rule import CannotAnswer
from .cases import SAMPLER, Case, Stratum, can_be_drawn, earliest_cases, stratum
from .sizes import (
    BUFFER_PERCENT,
    OFFICER_CAP,
    OfficerCap,
    Size,
    Sizes,
    share_out,
)

Place = tuple[str, str, str]  # cluster, local delivery unit, officer


@dataclass(frozen=True)
class Drawn:
    """What was drawn of one stratum: `size` was wanted, `places` says where from."""

    size: Size
    places: Mapping[Place, Size]
    cases: tuple[Case, ...]

    @property
    def short_by(self) -> int:
        """Cases lost to the officer cap."""
        return self.size.drawn - len(self.cases)


@dataclass(frozen=True)
class Sample:
    """With the seed and the long list's hash: enough to draw it again in a dispute."""

    seed: str
    long_list_hash: str
    on: date
    sample_size: int
    buffer_percent: int
    officer_cap: int
    strata: Mapping[Stratum, Drawn]
    left_out: tuple[tuple[Case, tuple[Reason, ...]], ...]
    duplicates: tuple[
        tuple[Case, Case], ...
    ]  # (left out, the same person's earlier case)

    @property
    def cases(self) -> tuple[Case, ...]:
        return tuple(case for drawn in self.strata.values() for case in drawn.cases)

    def as_data(self) -> dict[str, Any]:
        return {
            "seed": self.seed,
            "long_list_hash": self.long_list_hash,
            "sample_size": self.sample_size,
            "buffer_percent": self.buffer_percent,
            "officer_cap": self.officer_cap,
            "cases": [case.crn for case in self.cases],
            "strata": {s.value: _told(drawn) for s, drawn in self.strata.items()},
            "left_out": [
                {"crn": case.crn, "why": [reason.text for reason in reasons]}
                for case, reasons in self.left_out
            ],
            "duplicates": [
                {
                    "crn": case.crn,
                    "started": case.started.isoformat(),
                    "same_person_as": kept.crn,
                    "which_started": kept.started.isoformat(),
                }
                for case, kept in self.duplicates
            ],
        }


def _told(drawn: Drawn) -> dict[str, Any]:
    return {
        "cases": [case.crn for case in drawn.cases],
        "of": drawn.size.total,
        "wanted": drawn.size.drawn,
        "short_by": drawn.short_by,
        "changes": [[why.value, to] for why, to in drawn.size.history],
        "officers": [
            {
                "cluster": cluster,
                "ldu": ldu,
                "officer": officer,
                "drawn": size.drawn,
                "of": size.total,
                "changes": [[why.value, to] for why, to in size.history],
            }
            for (cluster, ldu, officer), size in drawn.places.items()
        ],
    }


def draw(
    long_list: Sequence[Case],
    sample_size: int,
    *,
    seed: str,
    on: date,
    buffer_percent: int = BUFFER_PERCENT,
    officer_cap: int = OFFICER_CAP,
) -> Explained[Sample]:
    """`sample_size` cases and the buffer, in proportion to strata and down to officers.

    `on`: the day of the draw.  `officer_cap`: most cases of one responsible officer over
    the whole sample.  CannotAnswer where a man's stratum cannot be told, or no seed is given.
    """
    if not seed.strip():
        raise CannotAnswer("Give a seed: any words, kept with the sample", "seed")
    if officer_cap < 1:
        raise CannotAnswer("The cap must leave an officer one case", "officer_cap")
    listed = sorted(long_list, key=_sort_key)
    told = [(case, can_be_drawn(case, on)) for case in listed]
    earliest = [
        (case, first)
        for (case, able), first in zip(told, earliest_cases(listed), strict=True)
        if able
    ]
    eligible = [case for case, first in earliest if first is case]
    sample = Sample(
        seed,
        hash_of(listed),
        on,
        sample_size,
        buffer_percent,
        officer_cap,
        _draw_strata(eligible, sample_size, buffer_percent, officer_cap, seed),
        tuple((case, able.reasons) for case, able in told if not able),
        tuple((case, first) for case, first in earliest if first is not case),
    )
    return Explained(sample, _parts(sample, len(listed), len(eligible)), on=on)


def _draw_strata(
    eligible: Sequence[Case], size: int, buffer: int, most: int, seed: str
) -> dict[Stratum, Drawn]:
    by_stratum: dict[Stratum, list[Case]] = {one: [] for one in Stratum}
    for case in eligible:
        by_stratum[stratum(case)].append(case)
    held = {one: cases for one, cases in by_stratum.items() if cases}
    sizes = share_out(
        size, {one.value: len(cases) for one, cases in held.items()}, buffer
    )
    cap = OfficerCap(most)
    return {
        one: _draw_cases(cases, sizes[one.value], cap, seed)
        for one, cases in held.items()
    }


def _draw_cases(cases: Sequence[Case], size: Size, cap: OfficerCap, seed: str) -> Drawn:
    held: dict[Place, list[Case]] = {}
    for case in cases:
        held.setdefault((case.cluster, case.ldu, case.officer), []).append(case)
    counts = {place: len(own) for place, own in held.items()}
    places = allocate(size.drawn, counts, cap)
    picked = [
        case
        for place, one in places.items()
        for case in sorted(held[place], key=lambda c: _lot(seed, c))[: one.drawn]
    ]
    return Drawn(size, places, tuple(picked))


def allocate(
    size: int, held: Mapping[Place, int], cap: OfficerCap
) -> dict[Place, Size]:
    """`size` cases in proportion down cluster, unit and officer; `held`: cases by place.

    `cap` counts on over the calls of one draw.
    """
    found: dict[Place, Size] = {}
    for cluster, clusters_size in _proportional(size, held, 0, ()).items():
        units = _proportional(clusters_size.drawn, held, 1, (cluster,))
        for ldu, units_size in units.items():
            officers = _proportional(units_size.drawn, held, 2, (cluster, ldu))
            for officer, one in cap.keep(officers).items():
                found[cluster, ldu, officer] = one
    return found


def _proportional(
    size: int, held: Mapping[Place, int], level: int, inside: tuple[str, ...]
) -> Sizes:
    groups: dict[str, int] = {}
    for place, cases in held.items():
        if place[:level] == inside:
            groups[place[level]] = groups.get(place[level], 0) + cases
    return share_out(size, groups)


def _lot(seed: str, case: Case) -> str:
    return hashlib.sha256(f"{seed}\n{case.crn}".encode()).hexdigest()


def hash_of(long_list: Iterable[Case]) -> str:
    """SHA-256 of all rows in order: the same list in any order has the same."""
    rows = sorted("\t".join(_row(case)) for case in long_list)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def _row(case: Case) -> tuple[str, ...]:
    values = [getattr(case, one.name) for one in fields(case)]
    return tuple("" if value is None else str(value) for value in values)


def _sort_key(case: Case) -> tuple[str, ...]:
    return (case.cluster, case.ldu, case.officer, *_row(case))


def _parts(sample: Sample, listed: int, eligible: int) -> tuple[Part, ...]:
    parts = [
        Part(f"{listed} cases on the long list", listed),
        Part("Left out: sensitive or not started", len(sample.left_out), SAMPLER),
        Part("Left out: a person's later cases", len(sample.duplicates), SAMPLER),
        Part("Cases to draw from", eligible),
    ]
    for one, drawn in sample.strata.items():
        text = f"{one.label}: {drawn.size.drawn} of {drawn.size.total} wanted"
        if drawn.short_by:
            text += f", {drawn.short_by} of them lost to the officer cap"
        parts.append(Part(text, len(drawn.cases), SAMPLER))
    total = sum(drawn.size.drawn for drawn in sample.strata.values())
    parts.append(Part(f"{total} wanted, buffer included", len(sample.cases), SAMPLER))
    return tuple(parts)
