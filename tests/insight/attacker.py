"""Somebody who works out what was hidden, from all that was ever published together.

Knows nothing of how it was hidden: each table is unknowns and equations, and linear
programming says between what each hidden count lies.
"""

from collections.abc import Sequence

from scipy.optimize import linprog

from probation.insight.disclosure import Cell, Published

EXACT = 1e-6


def recovered(
    *tables: Published, same: Sequence[tuple[int, Cell]] = ()
) -> list[tuple[int, Cell, int]]:
    """Hidden counts that can be only one number: which table, which cell, which number.

    `same`: (n, cell) where the cell of table n is known to be as in the one before it.
    """
    at: dict[tuple[int, Cell], int] = {}
    for n, table in enumerate(tables):
        for r, row in enumerate(table.counts):
            for c in range(len(row)):
                at[n, (r, c)] = len(at)
    equal, sums = _equations(tables, at)
    for n, cell in same:
        equal.append({at[n, cell]: 1, at[n - 1, cell]: -1})
        sums.append(0)
    bounds = []
    for n, (r, c) in at:
        told = tables[n].counts[r][c]
        bounds.append((1, None) if told is None else (told, told))
    dense = [[line.get(k, 0) for k in range(len(at))] for line in equal]
    found = []
    for (n, cell), k in at.items():
        if cell in tables[n].hidden:
            lies = [_extreme(dense, sums, bounds, k, sign) for sign in (1, -1)]
            if None not in lies and lies[1] - lies[0] < EXACT:
                found.append((n, cell, round(lies[0])))
    return found


def _equations(tables, at):
    """Each line adds up to its total."""
    equal, sums = [], []
    for n, table in enumerate(tables):
        rows, columns = len(table.counts), len(table.counts[0])
        lines = [[(r, c) for c in range(columns)] for r in range(rows)]
        lines += [[(r, c) for r in range(rows)] for c in range(columns)]
        for *parts, total in lines:
            equal.append({at[n, part]: 1 for part in parts} | {at[n, total]: -1})
            sums.append(0)
    return equal, sums


def _extreme(equal, sums, bounds, k: int, sign: int) -> float | None:
    """The least (or the most) that it can be; None: without end."""
    aim = [0] * len(bounds)
    aim[k] = sign
    told = linprog(aim, A_eq=equal, b_eq=sums, bounds=bounds, method="highs")
    return None if told.status == 3 else sign * told.fun
