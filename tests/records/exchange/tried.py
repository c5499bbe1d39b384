"""Whether a folder, whatever is wrong with it, is taken in whole or not at all."""

from collections import Counter
from pathlib import Path
from random import Random

from django.db import connection, transaction

from probation.records.exchange.actions import import_folder
from probation.records.exchange.database import table_of
from probation.records.exchange.reading import Refused
from probation.records.exchange.tables import ALL

from .folders import NOW
from .mutations import mutate

# The tables whose rows are counted, and the words for searching.
TABLES = [*(table_of(table) for table in ALL), "people_searchtoken", "exchange_key"]
COUNT = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in TABLES)


def counted() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(COUNT)
        return dict(cursor.fetchall())


def try_folder(folder: Path, chance: Random, outcomes: Counter[str]) -> None:
    """Mutates it and imports it; what it did is undone.  Fails if it crashes, if a part
    of it stays, or if it was taken in and is not the same the second time."""
    partial = chance.random() < 0.4
    what = mutate(folder, chance)
    found: list = []
    with transaction.atomic():
        before = counted()
        try:
            report = import_folder(
                folder, partial=partial, rejects=found.extend, at=NOW
            )
        except Refused as refused:
            assert refused.reasons and all(refused.reasons), what
            assert not any("The database refused" in one for one in refused.reasons), (
                f"{what}: {refused}"
            )
            assert counted() == before, what
            outcomes["refused"] += 1
        else:
            assert bool(found) == bool(report.rejected), what
            for fault in found:
                assert fault.reason and fault.line, f"{what}: {fault}"
            if not report.is_done:
                assert report.rejected and not partial, what
                assert counted() == before, what
                outcomes["rejected"] += 1
            else:
                _is_whole(folder, report, before, partial, what)
                outcomes["partly" if report.rejected else "taken in"] += 1
        transaction.set_rollback(True)


def _is_whole(folder: Path, report, before, partial: bool, what: str) -> None:
    after = counted()
    for table in ALL:
        moved = report.moved.get(table.file)
        if moved and table.file != "visibilities":
            name = table_of(table)
            assert after[name] - before[name] == moved.added, f"{what}: {table.file}"
    with connection.cursor() as cursor:  # whatever is checked at the end, now
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    again = import_folder(folder, partial=partial, at=NOW)
    assert again.is_done and not again.has_changed, what
    assert counted() == after, what
