"""Folders of older versions of the format are read by the names that they had."""

import json
import shutil
from importlib import import_module
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from probation.records.exchange import versions
from probation.records.exchange.actions import export_folder, import_folder
from probation.records.exchange.format import VERSION
from probation.records.exchange.reading import Refused
from probation.records.exchange.tables import BY_FILE
from probation.records.exchange.versions import CHANGES, Renamed
from probation.records.exchange.writing import MANIFEST
from probation.records.people.models import LimitedAccess
from tests.records.exchange.folders import NOW, STANDS_AT, edit, small, write

VERSION_1 = Path(__file__).parent / "version_1"


def test_the_version_is_that_of_the_latest_change_and_changes_name_what_is_there():
    assert CHANGES[-1].version == VERSION
    assert [one.version for one in CHANGES] == sorted(one.version for one in CHANGES)
    for one in CHANGES:
        assert one.file in BY_FILE
        assert not one.column or one.column in BY_FILE[one.file]


def test_a_folder_of_version_1_is_taken_in_and_leaves_as_one_of_today(loader, tmp_path):
    report = import_folder(VERSION_1, at=NOW)
    assert report.is_done and not report.warnings
    assert report.moved["access_limits"].added == 1
    assert LimitedAccess.objects.get().why == "Related"

    export_folder(tmp_path / "out", on=STANDS_AT, at=NOW)
    said = json.loads((tmp_path / "out" / MANIFEST).read_text())
    assert said["exchange"]["version"] == VERSION
    assert "Related" in (tmp_path / "out" / "access_limits.csv").read_text()
    again = import_folder(tmp_path / "out", at=NOW)
    assert again.is_done and not again.has_changed
    assert not import_folder(VERSION_1, at=NOW).has_changed


@pytest.mark.parametrize(
    ("version", "name", "words"),
    [
        (1, "access_limits", "there is no table ‘access_limits’ in the format"),
        (VERSION, "limits", "there is no table ‘limits’ in the format"),
    ],
)
def test_a_name_of_another_version_is_refused(version, name, words, loader, tmp_path):
    folder = shutil.copytree(VERSION_1, tmp_path / "folder")
    (folder / "limits.csv").rename(folder / f"{name}.csv")
    said = json.loads((folder / MANIFEST).read_text())
    said["exchange"]["version"] = version
    for one in said["resources"]:
        if one["name"] == "limits":
            one["name"], one["path"] = name, f"{name}.csv"
    (folder / MANIFEST).write_text(json.dumps(said))
    with pytest.raises(Refused, match=words):
        import_folder(folder, at=NOW)


def test_a_record_that_had_the_old_keys_has_the_new_ones(server, committed):
    """Row security holds the owner too, so that a plain UPDATE would find no row."""
    migration = import_module(
        "probation.records.exchange.migrations.0004_limits_are_access_limits"
    )
    renaming = migration.Migration.operations[0]
    with server.connect("probation_loader") as loader:
        loader.execute(
            "INSERT INTO exchange_key (file, key, row) VALUES ('limits', 'x/1', 1)"
        )
    with server.connect("probation_owner") as owner:
        owner.execute(renaming.sql)
    with server.connect("probation_loader") as loader:
        kept = loader.execute("SELECT file, key, row FROM exchange_key").fetchall()
    assert kept == [("access_limits", "x/1", 1)]


@pytest.mark.parametrize("parquet", [False, True])
def test_a_column_of_an_older_version_is_read_by_its_old_name(
    parquet, loader, tmp_path, monkeypatch
):
    """Renamed twice since: no such change was made yet, so the test makes them."""
    later = VERSION + 2
    changes = (
        Renamed(VERSION + 1, "people", was="family_name", column="surname"),
        Renamed(later, "people", was="surname", column="last_name"),
    )
    monkeypatch.setattr(versions, "CHANGES", CHANGES + changes)
    assert versions.columns_since("people", VERSION) == {"family_name": "last_name"}
    assert versions.columns_since("people", VERSION + 1) == {"surname": "last_name"}
    folder = write(tmp_path / "folder", small(), parquet=parquet)
    if parquet:
        _rename_in_parquet(folder / "people.parquet")
    else:
        edit(folder, "people", lambda b: b.replace(b"last_name", b"family_name", 1))
    assert import_folder(folder, at=NOW).is_done


def _rename_in_parquet(path) -> None:
    table = pq.read_table(path)
    names = ["family_name" if n == "last_name" else n for n in table.column_names]
    pq.write_table(table.rename_columns(names), path)
