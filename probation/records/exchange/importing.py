"""From a folder to the record, in one transaction: all of it, or nothing.

Read and staged as text; checked, each fault a query; moved in sets.  What the record as it
stands does not admit is found only when a table is about to be moved: then the move is
undone, those rows are rejected with all that hangs on them, and it begins again.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import transaction

from . import afterwards, checks, links, moving, rules
from .models import Deployment
from .moving import Moved
from .reading import Folder
from .staging import Fault, Staging, Tell
from .tables import ALL

AGAIN = 100  # times at most that a move is undone and begun again


@dataclass
class Report:
    """What came of an import.  `moved`: file → how many rows were added, changed, same."""

    warnings: list[str] = field(default_factory=list)
    moved: dict[str, Moved] = field(default_factory=dict)
    rows: int = 0
    rejected: int = 0
    is_done: bool = False  # False: nothing was changed

    @property
    def has_changed(self) -> bool:
        return any(one.added or one.changed for one in self.moved.values())


def bring(
    folder: Folder,
    *,
    partial: bool,
    tell: Tell,
    rejects: Callable[[Iterable[Fault]], None],
) -> Report:
    """Part of an action.  `rejects` is given every fault, while they can still be read.

    The report's `is_done` says whether the caller may let it stand.
    """
    staging, report = Staging(), Report(list(folder.warnings()))
    staging.begin()
    report.warnings += staging.load(folder, tell)
    report.rows = sum(staging.rows.values())
    _check(staging, folder, tell)
    report.moved = _move(staging, folder, tell)
    report.rejected = staging.count_rejected()
    report.is_done = not report.rejected or partial
    if report.rejected:
        rejects(staging.faults())
    if report.is_done:
        afterwards.make_seen(staging)
        afterwards.make_findable(staging, tell)
        afterwards.move_numbers_on(staging)
        staging.end()
    return report


def _check(staging: Staging, folder: Folder, tell: Tell) -> None:
    files = [table for table in ALL if table.file in staging.columns]
    for done, table in enumerate(files):
        tell("Checking", done, len(files))
        checks.checked(staging, table)
        checks.possible(staging, table)
    links.own_keys(staging, Deployment.objects.get().prefix)
    _settle(staging, folder)
    tell("Checking", len(files), len(files))


def _settle(staging: Staging, folder: Folder) -> None:
    """Until nothing more is found: what hangs on a rejected row is rejected too."""
    files = [table for table in ALL if table.file in staging.columns]
    found = 1
    while found:
        found = 0
        for table in files:
            found += links.referred(staging, table) + links.straight(staging, table)
            if table.is_chain:
                found += links.chained(staging, table)
        for table in files:
            found += links.begun(staging, table)
        found += rules.kept(staging, folder.stands_at)


def _move(staging: Staging, folder: Folder, tell: Tell) -> dict[str, Moved]:
    files = [table for table in ALL if table.file in staging.columns]
    for _ in range(AGAIN):
        undo = transaction.savepoint()
        afterwards.begin(staging)
        moved: dict[str, Moved] = {}
        for done, table in enumerate(files):
            tell(f"Moving {table.file}", done, len(files))
            answer = moving.move(staging, table)
            if isinstance(answer, list):
                transaction.savepoint_rollback(undo)
                staging.reject(answer)
                _settle(staging, folder)
                break
            moved[table.file] = answer
        else:
            transaction.savepoint_commit(undo)
            tell("Moving", len(files), len(files))
            return moved
    raise RuntimeError("the move was begun again too often")
