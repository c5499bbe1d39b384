"""A killed import leaves nothing half done; a hundred more: tests/campaigns/import_kills.py."""

from random import Random

from django.db import connections

from probation.records.loading import as_loader
from tests.records.exchange.folders import write
from tests.records.exchange.killing import counted, kill, lines, many

KILLS = 4


def test_it_leaves_the_record_as_before_or_as_after(committed, tmp_path):
    folder = write(tmp_path / "folder", many(300))
    chance = Random(7)
    before = _counted()
    states = []
    for number in range(KILLS):
        kill(folder, 5 + 12 * number, chance, committed)
        states.append(_counted())
    lines(folder)  # to its end
    after = _counted()
    assert after != before and all(state in (before, after) for state in states)
    assert before in states


def _counted():
    with as_loader():
        found = counted()
    connections["loader"].close()
    return found
