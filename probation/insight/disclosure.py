"""Small numbers are not published, and cannot be worked out from what is.

A table of counts is published with its totals.  A count from 1 to 4 is hidden, and then as
many others as it takes: of each small count a second table must be possible in which it is
another, and all that is shown is the same.  Whether there is one is exact: with its totals
as one more row and column a table is a network whose lines each add up to nothing, and what
may change is what lies on a round trip of hidden cells (no cell falls to 0, since a 0 is
shown).  Two blanks in every line are neither needed nor enough.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

SMALLEST_SHOWN = 5
HIDDEN_AS = "c"  # what stands in place of a hidden count; never 0

Cell = tuple[int, int]  # row, column; the last of each are the totals
_Node = tuple[str, int]


class CannotPublish(ValueError):
    """A correction would tell, with what was published before, what was hidden."""


@dataclass(frozen=True)
class Published:
    """`counts`: with the totals as last row and column; None is hidden."""

    counts: tuple[tuple[int | None, ...], ...]
    hidden: frozenset[Cell]

    def share(self, cell: Cell) -> float | None:
        """Per cent of its row, from what is shown and only where both are: it tells no
        more than the counts do."""
        row, column = cell
        part, whole = self.counts[row][column], self.counts[row][-1]
        return None if part is None or not whole else round(100 * part / whole, 1)

    def shown(self, cell: Cell) -> str:
        value = self.counts[cell[0]][cell[1]]
        return HIDDEN_AS if value is None else f"{value:,}"


def publish(counts: Sequence[Sequence[int]]) -> Published:
    """`counts`: rows of a table without its totals, all of the same length."""
    table = _Table(counts)
    small = table.small()
    return table.published(table.hide(small, set(small)))


def correct(
    before: Sequence[Sequence[int]], was: Published, counts: Sequence[Sequence[int]]
) -> Published:
    """Publishes a table anew, beside `was`, which was published of `before`.

    What was hidden stays so.  CannotPublish where the two together would tell a count."""
    old, new = _Table(before), _Table(counts)
    if set(old.value) != set(new.value):
        raise CannotPublish("A corrected table has the same rows and columns")
    least = {cell: min(old.value[cell], new.value[cell]) for cell in old.value}
    hidden = set(was.hidden)
    # The same round trip must be possible in both tables, of cells hidden in both.
    for cell in [*old.small(), *(one for one in new.small() if one in hidden)]:
        if least[cell] == 0 or not _is_free(cell, hidden, least, new.last):
            raise CannotPublish(f"With what was published, {cell} could be worked out")
    fresh = [cell for cell in new.small() if cell not in hidden]
    changed = {cell for cell in old.value if old.value[cell] != new.value[cell]}
    for cell in fresh:
        # It was shown before: only other cells that have changed can cover it.
        may = {c: v for c, v in new.value.items() if c in changed and c not in hidden}
        trip = _trip(cell, may, new.last, new.cost) if cell in may else None
        if trip is None:
            raise CannotPublish(f"With what was published, {cell} could be worked out")
        hidden |= trip
    return new.published(hidden)


class _Table:
    def __init__(self, counts: Sequence[Sequence[int]]) -> None:
        if not counts or not counts[0] or len({len(row) for row in counts}) != 1:
            raise ValueError("A table has rows, all of the same length")
        if any(count < 0 for row in counts for count in row):
            raise ValueError("A count is not below 0")
        rows = [[*row, sum(row)] for row in counts]
        rows.append([sum(column) for column in zip(*rows, strict=True)])
        self.rows = rows
        self.value = {
            (r, c): count for r, row in enumerate(rows) for c, count in enumerate(row)
        }
        self.last = (len(rows) - 1, len(rows[0]) - 1)

    def small(self) -> list[Cell]:
        return [cell for cell, n in self.value.items() if 0 < n < SMALLEST_SHOWN]

    def cost(self, cell: Cell) -> int:
        """What is lost by hiding it: its count, and totals only where nothing else does."""
        totals = (cell[0] == self.last[0]) + (cell[1] == self.last[1])
        return 1 + self.value[cell] + totals * self.value[self.last]

    def hide(self, small: Iterable[Cell], hidden: set[Cell]) -> set[Cell]:
        def loses(cell: Cell) -> int:
            return 0 if cell in hidden else self.cost(cell)

        for cell in small:
            if not _is_free(cell, hidden, self.value, self.last):
                trip = _trip(cell, self.value, self.last, loses)
                assert trip is not None  # with its totals and the grand total it is one
                hidden.update(trip)
        return hidden

    def published(self, hidden: set[Cell]) -> Published:
        return Published(
            tuple(
                tuple(None if (r, c) in hidden else n for c, n in enumerate(row))
                for r, row in enumerate(self.rows)
            ),
            frozenset(hidden),
        )


def _is_free(
    cell: Cell, hidden: set[Cell], value: Mapping[Cell, int], last: Cell
) -> bool:
    """Whether it may be another, all that is shown being the same."""
    return _trip(cell, {one: value[one] for one in hidden}, last) is not None


def _trip(
    cell: Cell,
    value: Mapping[Cell, int],
    last: Cell,
    cost: Callable[[Cell], int] = lambda cell: 0,
) -> set[Cell] | None:
    """The cheapest round trip through `cell` over cells of `value`, which change by one
    each; None where there is none."""
    found = []
    for step in (1, -1):
        if value[cell] + step < 1:
            continue
        begins, ends = _way(cell, step, last)
        if (path := _path(ends, begins, cell, value, last, cost)) is not None:
            found.append(path)
    if not found:
        return None
    _, cells = min(found, key=lambda path: path[0])
    return {cell, *cells}


def _way(cell: Cell, step: int, last: Cell) -> tuple[_Node, _Node]:
    """From line to line.  A total counts against its line, but for the grand total."""
    row, column = ("row", cell[0]), ("column", cell[1])
    is_total = (cell[0] == last[0]) != (cell[1] == last[1])
    return (column, row) if (step > 0) == is_total else (row, column)


def _path(
    begins: _Node,
    ends: _Node,
    without: Cell,
    value: Mapping[Cell, int],
    last: Cell,
    cost: Callable[[Cell], int],
) -> tuple[int, tuple[Cell, ...]] | None:
    """Dijkstra's: what it costs, and by which cells.  A cell of 0 is never hidden."""
    ways: dict[_Node, list[tuple[_Node, Cell]]] = defaultdict(list)
    for cell, count in value.items():
        for step in (1, -1):
            if cell != without and count > 0 and count + step > 0:
                start, end = _way(cell, step, last)
                ways[start].append((end, cell))
    waiting: list[tuple[int, _Node, tuple[Cell, ...]]] = [(0, begins, ())]
    been: set[_Node] = set()
    while waiting:
        spent, here, cells = heapq.heappop(waiting)
        if here == ends:
            return spent, cells
        if here in been:
            continue
        been.add(here)
        for there, cell in ways[here]:
            if there not in been:
                heapq.heappush(waiting, (spent + cost(cell), there, (*cells, cell)))
    return None
