"""The only code that takes records in by the folder, and that sets a scenario's clock."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db import (
    DataError,
    IntegrityError,
    OperationalError,
    connection,
    transaction,
)

from probation.records.audit import actions as audit
from probation.records.organisations.queries import under, unit_or_none
from probation.records.people.models import Person

from . import describing, exporting, reading
from .database import is_immutable
from .importing import Report, bring
from .models import Deployment, Scenario
from .reading import Folder, Refused
from .staging import Fault, Tell
from .tables import ALL

ONE_AT_A_TIME = 6_010_918  # the key of our lock on imports, any number of our own


@transaction.atomic
def begin_scenario(name: str, begins_at: datetime, *, by=None, at: datetime) -> None:
    """Here it is `begins_at` from now (`at`, real time) on.  Once for a database."""
    scenario = Scenario.objects.create(
        name=name, clock_offset=begins_at - at, simulated_to=begins_at
    )
    audit.done("exchange.begin_scenario", by=by, at=at, about=scenario, name=name)


@transaction.atomic
def advance_clock(forward: timedelta, *, by=None, at: datetime) -> datetime:
    """What time it is here from now (`at`, real time) on: so much later, and never earlier
    again.  Raises Refused where there is no scenario, or it would go back."""
    if forward < timedelta():
        raise Refused("Time here moves forward only")
    scenario = _scenario_for_writing()
    scenario.clock_offset += forward
    scenario.save(update_fields=["clock_offset"])
    audit.done(
        "exchange.advance_clock",
        by=by,
        at=at,
        about=scenario,
        forward_seconds=forward.total_seconds(),
    )
    return at + scenario.clock_offset


@transaction.atomic
def let_happen(
    path: Path,
    *,
    tell: Tell = lambda what, done, of: None,
    rejects: Callable[[Iterable[Fault]], None] = lambda faults: None,
    at: datetime,
) -> Report | None:
    """Takes in one of the days that the simulation foresaw, once; None: it was already.

    What somebody here did otherwise stands: those rows, and what hangs on them, are left
    out and given to `rejects`.  `at`: real time.
    """
    scenario, told = _scenario_for_writing(), reading.read(path).scenario
    if told is None or told.begins_at is None:
        raise Refused(f"{path} is no day of a scenario to come")
    if scenario.simulated_to and told.begins_at <= scenario.simulated_to:
        return None
    report = import_folder(path, partial=True, tell=tell, rejects=rejects, at=at)
    scenario.simulated_to = told.begins_at
    scenario.save(update_fields=["simulated_to"])
    return report


def _scenario_for_writing() -> Scenario:
    scenario = Scenario.objects.select_for_update().first()
    if scenario is None:
        raise Refused("There is no scenario here: it is as late as it is")
    return scenario


class _Undo(Exception):
    """Nothing of it may stand."""


def import_folder(
    path: Path,
    *,
    partial: bool = False,
    dry_run: bool = False,
    tell: Tell = lambda what, done, of: None,
    rejects: Callable[[Iterable[Fault]], None] = lambda faults: None,
    at: datetime,
) -> Report:
    """Takes in a folder of the exchange format; for the loading role.

    All or nothing; with `partial` all but the rejected rows and what hangs on them.
    `rejects` is given every fault, if there is any.  `at`: real time.  Raises Refused
    where the folder cannot be read at all.
    """
    folder = reading.read(path)
    report = Report()
    try:
        with transaction.atomic():
            _wait_for_others()
            _begin_scenario_of(folder, at)
            report = bring(folder, partial=partial, tell=tell, rejects=rejects)
            if not report.is_done or dry_run:
                report.is_done = False
                raise _Undo
            _write_down(folder, report, at)
    except _Undo:
        pass
    except (IntegrityError, DataError, OperationalError) as error:
        raise Refused(
            "The database refused it, and nothing was changed: somebody may have written "
            f"the same meanwhile. Try again. It says: {str(error).strip()[:300]}"
        ) from error
    return report


def _wait_for_others() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def _begin_scenario_of(folder: Folder, at: datetime) -> None:
    """Invented people are never put among real ones, nor those of one scenario among
    another's."""
    held, told = Scenario.objects.first(), folder.scenario
    if held and (told is None or told.name != held.name):
        said = f"of ‘{told.name}’" if told else "of no scenario"
        raise Refused(f"Here is the scenario ‘{held.name}’, and the folder is {said}")
    if told is None or held:
        return
    if Person.objects.exists():
        raise Refused(
            f"The folder is of the scenario ‘{told.name}’, and here are people already"
        )
    offset = told.clock_offset
    Scenario.objects.create(
        name=told.name,
        clock_offset=offset if offset is not None else told.begins_at - at,
        simulated_to=told.simulated_to,
        who=list(told.who),
    )


def _write_down(folder: Folder, report: Report, at: datetime) -> None:
    audit.done(
        "exchange.import_folder",
        by=None,
        at=at,
        about=Deployment.objects.get(),
        source=folder.source,
        stands_at=folder.stands_at.isoformat(),
        fingerprint=folder.hash,
        files={
            file: {"added": one.added, "changed": one.changed, "same": one.same}
            for file, one in report.moved.items()
        },
        rejected=report.rejected,
    )


def export_folder(
    out: Path,
    *,
    provider: str = "",
    crn: str = "",
    source: str = "OpenProbation",
    parquet: bool = False,
    tell: Tell = lambda what, done, of: None,
    on: date,
    at: datetime,
) -> dict[str, int]:
    """Writes a folder of everything, or of a provider's people, or of one person: file →
    rows.  For the loading role.  `on`: the day it is here.  `at`: real time."""
    with transaction.atomic():
        _of_one_moment()
        part, about = _part(provider, crn)
        written = exporting.write(
            out, part, source=source, on=on, parquet=parquet, tell=tell
        )
        audit.done(
            "exchange.export_folder",
            by=None,
            at=at,
            about=about,
            files=written,
            fingerprint=reading.read(out).hash,
        )
    return written


def _of_one_moment() -> None:
    """However long it takes.  Within somebody else's transaction, it is as theirs is."""
    if len(connection.savepoint_ids) == 0:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _part(provider: str, crn: str):
    """What is exported, and what the audit says that it was about."""
    if crn:
        person = Person.objects.filter(crn=crn).first()
        if person is None:
            raise Refused(f"There is no person with the case reference number {crn}")
        return exporting.of_person(crn), person
    if provider:
        unit = unit_or_none(provider)
        if unit is None:
            raise Refused(f"There is no unit with the code {provider}")
        return exporting.of_provider(under(unit)), unit
    return None, Deployment.objects.get()


def describe(folder: Path) -> None:
    """Writes what the format is: docs/exchange.md and its schemas."""
    describing.write(folder, {table.file for table in ALL if is_immutable(table)})
