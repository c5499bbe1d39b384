"""Tables of counts to be published, and the same corrected: drawn by a seed."""

from random import Random

from probation.insight.disclosure import CannotPublish, correct, publish

from .attacker import recovered


def drawn(chance: Random) -> list[list[int]]:
    rows, columns = chance.randint(1, 5), chance.randint(1, 5)
    most = chance.choice([3, 6, 20, 300])
    return [
        [
            0 if chance.random() < 0.15 else chance.randint(0, most)
            for _ in range(columns)
        ]
        for _ in range(rows)
    ]


def corrected(chance: Random, counts: list[list[int]]) -> list[list[int]]:
    again = [list(row) for row in counts]
    for _ in range(chance.randint(1, 2)):
        row = again[chance.randrange(len(again))]
        row[chance.randrange(len(row))] = chance.randint(0, 30)
    return again


def tried(seed: int) -> tuple[list, bool]:
    """What is recovered of the small counts of one table, and of it with a correction;
    and whether a correction was published."""
    chance = Random(seed)
    counts = drawn(chance)
    first = publish(counts)
    found = _small(counts, recovered(first))
    again = corrected(chance, counts)
    try:
        second = correct(counts, first, again)
    except CannotPublish:
        return found, False
    both = recovered(first, second, same=same(counts, again))
    return found + _small(counts, both) + _small(again, both, 1), True


def _small(counts, found, n: int = 0) -> list:
    """Only small counts are protected; others hidden may be worked out."""
    value = full(counts)
    return [one for one in found if one[0] == n and 0 < value[one[1]] < 5]


def full(counts) -> dict:
    """Every cell with the totals, as it is."""
    rows = [[*row, sum(row)] for row in counts]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    return {(r, c): n for r, row in enumerate(rows) for c, n in enumerate(row)}


def same(counts, again) -> list:
    """Cells that the reader knows to be as they were: no line of theirs was corrected."""
    was, now = full(counts), full(again)
    return [(1, cell) for cell in was if was[cell] == now[cell]]
