"""What is exported and taken in again is the same: to the byte, and to the row."""

from contextlib import contextmanager

import pytest
from django.db import transaction

from probation.cli.scenario_folder import write as write_scenario
from probation.policy.decision import Refused
from probation.records.exchange.actions import export_folder, import_folder
from probation.records.exchange.reading import Refused as NoFolder
from probation.records.exchange.tables import ALL
from probation.records.people import actions as people
from probation.records.people.models import Person, SearchToken, Visibility
from probation.records.people.queries import acting
from probation.simulation import SCENARIOS, read
from tests.architecture.examples import EXAMPLES, LATER, Things
from tests.records.exchange.folders import NOW, STANDS_AT, real_units, small, write
from tests.world import NINE, make


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def all_actions(tmp_path):
    """Every action on what is exchanged, one after another as far as each may follow."""
    world = make()
    with acting(world.court_officer, NINE):
        person = people.register(
            {"first_name": "Sam", "last_name": "Example"},
            world.court,
            by=world.court_officer,
            at=NINE,
        )
    things = Things(world, person)
    apps = {table.model.partition(".")[0] for table in ALL}
    tried = done = 0
    for name, example in EXAMPLES.items():
        if name.partition(".")[0] not in apps:  # nothing of it is exchanged
            continue
        tried += 1
        by = getattr(world, example.who)
        if example.given:
            with acting(world.manager, NINE):
                things.given = example.given(things, {"by": world.manager, "at": NINE})
        try:
            with transaction.atomic(), acting(by, LATER):
                example.act(things, {"by": by, "at": LATER})
            done += 1
        except Refused:  # it comes after one that rules it out
            pass
    assert done > tried / 2 > 10


def a_scenario(tmp_path):
    scenario = read(SCENARIOS / "west_mercia.toml", people=8)
    folder = tmp_path / "scenario"
    real_units()
    write_scenario(scenario, folder)
    assert import_folder(folder, at=NOW).is_done


def a_small_folder(tmp_path):
    assert import_folder(write(tmp_path / "small", small()), at=NOW).is_done


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def found_by():
    """The words of each person, and who sees them: not in the folder, or made from it."""
    words = SearchToken.objects.values_list("person__crn", "kind", "token")
    seen = Visibility.objects.values_list(
        "person__crn", "unit__code", "because", "since", "until"
    )
    ids = Person.objects.values_list("crn", "id")
    return set(words), sorted(seen), set(ids)


@pytest.mark.parametrize("made", [all_actions, a_scenario, a_small_folder])
def test_it_is_the_same_to_the_byte_and_to_the_row(made, loader_connected, tmp_path):
    first, again = tmp_path / "first", tmp_path / "again"
    told = {"on": STANDS_AT, "at": NOW}
    with undone():
        made(tmp_path)
        export_folder(first, **told)
        before = found_by()
        with undone():  # into the record it came from
            same = import_folder(first, at=NOW)
            assert same.is_done and not same.has_changed
    with undone():
        report = import_folder(first, at=NOW, rejects=lambda faults: print(*faults))
        assert report.is_done and not report.warnings
        assert found_by() == before
        export_folder(again, **told)
    assert contents(first) == contents(again)


def test_it_is_the_same_through_parquet(loader_connected, tmp_path):
    told = {"on": STANDS_AT, "at": NOW}
    with undone():
        a_small_folder(tmp_path)
        export_folder(tmp_path / "csv", **told)
        export_folder(tmp_path / "first", parquet=True, **told)
    with undone():
        assert import_folder(tmp_path / "first", at=NOW).is_done
        export_folder(tmp_path / "csv again", **told)
        export_folder(tmp_path / "again", parquet=True, **told)
    assert contents(tmp_path / "csv") == contents(tmp_path / "csv again")
    assert contents(tmp_path / "first") == contents(tmp_path / "again")


@pytest.mark.parametrize("part", [{"crn": "A000001"}, {"provider": "XP1"}])
def test_a_part_holds_its_people_and_nobody_else(part, loader_connected, tmp_path):
    told = {"on": STANDS_AT, "at": NOW}
    with undone():
        a_small_folder(tmp_path)
        export_folder(tmp_path / "part", **part, **told)
    every = b"".join(contents(tmp_path / "part").values())
    assert b"A000001" in every and "Zoë".encode() not in every
    with undone():
        report = import_folder(tmp_path / "part", at=NOW)
        assert report.is_done and report.moved["people"].added == 1
        assert report.moved["notes"].added == 2


@pytest.mark.parametrize("part", [{"crn": "B000001"}, {"provider": "XX"}])
def test_a_part_that_there_is_not_is_refused(part, loader, tmp_path):
    with pytest.raises(NoFolder, match="There is no"):
        export_folder(tmp_path / "part", **part, on=STANDS_AT, at=NOW)
