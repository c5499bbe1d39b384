"""`probation import` and `probation export`, as they are typed."""

import csv
import json

import pytest

from probation.cli import export, import_
from probation.records.audit.models import Event
from probation.records.exchange.models import Scenario
from probation.records.exchange.writing import Invented
from probation.records.people.models import Person
from tests.records.exchange.folders import NOW, row, small, write


def test_a_folder_is_taken_in_and_given_back(loader, tmp_path, capsys):
    assert import_.run([str(write(tmp_path / "folder", small()))]) == 0
    said = capsys.readouterr().out
    assert "people: 2 added, 0 changed, 0 same" in said
    assert export.run([str(tmp_path / "out")]) == 0
    assert "files written to" in capsys.readouterr().out
    assert import_.run([str(tmp_path / "out")]) == 0
    assert "all of it was here already" in capsys.readouterr().out
    assert {"exchange.import_folder", "exchange.export_folder"} <= set(
        Event.objects.values_list("what", flat=True)
    )


def test_rejected_rows_are_shown_and_listed_in_a_file(loader, tmp_path, capsys):
    rows = small()
    row(rows, "orders", "x/o1")["kind"] = "prison"
    folder = write(tmp_path / "folder", rows)
    assert import_.run([str(folder)]) == 1
    said = capsys.readouterr().out
    assert (
        "orders, line 2, kind ‘prison’: Type of sentence: there is no such code" in said
    )
    assert "Nothing was changed" in said and not Person.objects.exists()
    with (tmp_path / "folder.rejects.csv").open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    assert listed[0] == {
        "file": "orders",
        "line": "2",
        "column": "kind",
        "value": "prison",
        "reason": "Type of sentence: there is no such code",
        "hangs": "false",
    }
    assert sum(one["hangs"] == "true" for one in listed) > 5

    elsewhere = tmp_path / "listed.csv"
    again = [str(folder), "--partial", "--rejects", str(elsewhere)]
    assert import_.run(again) == 1
    assert Person.objects.count() == 1 and elsewhere.exists()


def test_a_trial_says_so(loader, tmp_path, capsys):
    assert import_.run([str(write(tmp_path / "folder", small())), "--dry-run"]) == 0
    assert "This was a trial: nothing was changed." in capsys.readouterr().out
    assert not Person.objects.exists()


def test_what_cannot_be_read_is_said_in_words(loader, tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    assert import_.run([str(tmp_path / "empty")]) == 1
    said = capsys.readouterr().err
    assert "There is no datapackage.json" in said and "Nothing was changed." in said


def test_court_messages_have_a_word_of_their_own(loader, tmp_path, capsys):
    (tmp_path / "messages").mkdir()
    assert import_.run(["court-messages", str(tmp_path / "messages")]) == 0
    assert "There is no .json file" in capsys.readouterr().out


def test_an_export_goes_only_into_an_empty_folder(loader, tmp_path):
    (tmp_path / "there").write_text("")
    with pytest.raises(SystemExit):
        export.run([str(tmp_path)])
    assert (tmp_path / "there").read_text() == ""


def test_one_person_is_exported_and_the_audit_says_whom(loader, tmp_path):
    import_.run([str(write(tmp_path / "folder", small()))])
    assert export.run([str(tmp_path / "out"), "--person", "A000002"]) == 0
    event = Event.objects.get(what="exchange.export_folder")
    person = Person.objects.get(crn="A000002")
    assert event.about == f"people.Person:{person.pk}"
    assert event.detail["files"]["people"] == 1
    assert export.run([str(tmp_path / "none"), "--person", "B000001"]) == 1


def test_a_scenario_comes_with_its_clock_and_mixes_with_nothing(
    loader, tmp_path, capsys
):
    told = {"scenario": Invented("Test", begins_at=NOW)}
    folder = write(tmp_path / "folder", small(), **told)
    assert import_.run([str(folder)]) == 0
    scenario = Scenario.objects.get()
    assert scenario.name == "Test" and scenario.clock_offset.days < -365
    assert export.run([str(tmp_path / "out")]) == 0
    said = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    offset = said["exchange"]["scenario"]["clock_offset_seconds"]
    assert offset == scenario.clock_offset.total_seconds()
    assert import_.run([str(tmp_path / "out")]) == 0

    assert import_.run([str(write(tmp_path / "real", small()))]) == 1
    assert "Here is the scenario ‘Test’" in capsys.readouterr().err


def test_a_scenario_is_not_put_among_real_people(loader, tmp_path, capsys):
    import_.run([str(write(tmp_path / "real", small()))])
    told = {"scenario": Invented("Test", begins_at=NOW)}
    assert import_.run([str(write(tmp_path / "folder", small(), **told))]) == 1
    assert "here are people already" in capsys.readouterr().err
