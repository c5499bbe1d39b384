"""How many cases of each group: in proportion, with a buffer, to the exact total.

A group is a stratum, a cluster, a local delivery unit or a responsible officer.  Ties
are decided by the order in which the groups are given.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from math import floor

from ...rule import CannotAnswer

OFFICER_CAP = 6  # cases of one responsible officer over the whole sample
BUFFER_PERCENT = 20  # more are drawn, in case some turn out unfit


class Change(StrEnum):
    PROPORTION = "proportion"  # the first figure, before any change
    BUFFER = "buffer"
    ROUNDING = "rounding"
    OFFICER_CAP = "officer cap"


@dataclass(frozen=True)
class Size:
    """`drawn` of the `total` cases of a group.  `history`: each change and its result."""

    drawn: int
    total: int
    history: tuple[tuple[Change, int], ...] = ()

    def becomes(self, drawn: int, why: Change) -> "Size":
        """The same size where nothing changes."""
        if drawn == self.drawn:
            return self
        return replace(self, drawn=drawn, history=(*self.history, (why, drawn)))


Sizes = dict[str, Size]


def half_up(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))


def share_out(
    size: int, groups: Mapping[str, int], buffer_percent: Fraction | int = 0
) -> Sizes:
    """`size` cases in proportion to the groups' numbers of cases, and the buffer on top.

    Each group is rounded half up and never larger than it is; then they are set right
    so that together they are `size` and its buffer, or all the cases there are.
    """
    if size < 0 or buffer_percent < 0 or any(total < 0 for total in groups.values()):
        text = "Sample size, buffer and numbers of cases cannot be less than nothing"
        raise CannotAnswer(text, "sample_size")
    everyone = sum(groups.values())
    sizes = {}
    for key, total in groups.items():
        exact = Fraction(size * total, everyone) if everyone else Fraction(0)
        base = min(total, half_up(exact))
        with_buffer = min(total, base + _buffer(base, buffer_percent))
        first = Size(base, total, ((Change.PROPORTION, base),))
        sizes[key] = first.becomes(with_buffer, Change.BUFFER)
    return set_right(size + _buffer(size, buffer_percent), sizes)


def _buffer(size: int, percent: Fraction | int) -> int:
    return half_up(Fraction(size * percent) / 100)


def set_right(wanted: int, sizes: Mapping[str, Size]) -> Sizes:
    """Too few: one more to each in turn from the smallest, passing over full groups.
    Too many: one less from each in turn from the largest, passing over empty ones.
    """
    drawn = {key: size.drawn for key, size in sizes.items()}
    short = wanted - sum(drawn.values())
    step = 1 if short > 0 else -1

    def has_room(key: str) -> bool:
        return drawn[key] < sizes[key].total if step > 0 else drawn[key] > 0

    for key in _in_turn(
        sorted(drawn, key=lambda k: step * drawn[k]), has_room, abs(short)
    ):
        drawn[key] += step
    return {k: size.becomes(drawn[k], Change.ROUNDING) for k, size in sizes.items()}


def _in_turn(
    keys: Sequence[str], has_room: Callable[[str], bool], times: int
) -> Iterator[str]:
    """Round and round the keys that have room, `times` in all or until none has."""
    while times and any(map(has_room, keys)):
        for key in keys:
            if times and has_room(key):
                yield key
                times -= 1


@dataclass
class OfficerCap:
    """One counter for a whole draw: every stratum, cluster and unit goes through it."""

    most: int | None = OFFICER_CAP  # None: no cap
    counted: dict[str, int] = field(default_factory=dict)  # cases drawn, by officer

    def keep(self, sizes: Mapping[str, Size]) -> Sizes:
        """The officers of one unit, cut to the cap, in order of their names.

        What is cut goes to the others of the unit, one at a time in turn from who has
        the fewest, where the cap and their caseload leave room; else it is lost, and
        the sample is short by it.
        """
        kept = {key: self._cut(key, size.drawn) for key, size in sizes.items()}
        lost = sum(size.drawn - kept[key] for key, size in sizes.items())

        def has_room(key: str) -> bool:
            return kept[key] < sizes[key].total and self._allows_more(key)

        for key in _in_turn(sorted(kept, key=lambda k: kept[k]), has_room, lost):
            kept[key] += 1
            self._count(key, 1)
        return {k: sizes[k].becomes(kept[k], Change.OFFICER_CAP) for k in sorted(kept)}

    def _cut(self, officer: str, drawn: int) -> int:
        so_far = self.counted.get(officer, 0)
        kept = drawn if self.most is None else min(drawn, self.most - so_far)
        self._count(officer, kept)
        return kept

    def _allows_more(self, officer: str) -> bool:
        return self.most is None or self.counted[officer] < self.most

    def _count(self, officer: str, more: int) -> None:
        self.counted[officer] = self.counted.get(officer, 0) + more
