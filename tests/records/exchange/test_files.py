"""Files that are not what they should be: refused in words, with nothing changed."""

import json
import re
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from probation.records.exchange import rows as reading_rows
from probation.records.exchange.actions import import_folder
from probation.records.exchange.format import VERSION
from probation.records.exchange.reading import Refused
from probation.records.exchange.writing import MANIFEST
from probation.records.people.models import Person
from tests.records.exchange.folders import NOW, admit, edit, small, write


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path / "folder", small())


def refused(folder) -> str:
    with pytest.raises(Refused) as told:
        import_folder(folder, partial=True, at=NOW)
    assert not Person.objects.exists()
    return "\n".join(told.value.reasons)


def said(folder, **exchange):
    """Changes what the manifest says."""
    path = folder / MANIFEST
    told = json.loads(path.read_text())
    told["exchange"].update(exchange)
    path.write_text(json.dumps(told))


FILES = {
    "another encoding": (
        lambda b: b.decode().encode("latin-1"),
        "people.csv, line 3: is not in UTF-8",
    ),
    "two bytes a letter": (
        lambda b: b.decode().encode("utf-16"),
        "people.csv is in UTF-16: save it as UTF-8",
    ),
    "semicolons": (
        lambda b: b.replace(b",", b";"),
        "the columns are parted by semicolons, not commas",
    ),
    "tabs": (lambda b: b.replace(b",", b"\t"), "the columns are parted by tabs"),
    "a quote that does not end": (
        lambda b: b.replace(b"Sam", b'"Sam'),
        "the quotes do not fit, or the file was cut off",
    ),
    "a quote within": (
        lambda b: b.replace(b"Sam", b'"Sam"x'),
        "people.csv, line 2: the quotes do not fit",
    ),
    "a zero": (
        lambda b: b.replace(b"Sam", b"S\0m"),
        "people.csv, line 2: holds a zero character",
    ),
    "cut off in a row": (
        lambda b: b[:-9],
        "people.csv, line 3: does not end: the file was cut off",
    ),
    "cut off between rows": (
        lambda b: b[: b.rindex(b"A000002")],
        "people.csv has 1 rows, and datapackage.json says 2: it was cut off",
    ),
    "nothing": (lambda b: b"", "people.csv: the column crn is not there"),
    "a column of no name here": (
        lambda b: b.replace(b"last_name", b"surname"),
        "there is no column ‘surname’ in people; its columns are crn, id, first_name",
    ),
    "a column twice": (
        lambda b: b.replace(b"first_name", b"last_name"),
        "people.csv: the column last_name is there twice",
    ),
    "a column that must be": (
        lambda b: b.replace(b"crn,", b"", 1),
        "people.csv: the column crn is not there",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_refused_in_words(name, loader, folder):
    change, words = FILES[name]
    edit(folder, "people", change)
    assert words in refused(folder)


def test_a_row_that_is_too_long_or_short_is_named_and_the_rest_goes_on(loader, folder):
    edit(folder, "offices", lambda b: b + b"XO2,XP1\n\nXO3,XP1,Third,,,,\n")
    admit(folder)
    found = []
    report = import_folder(folder, partial=True, rejects=found.extend, at=NOW)
    assert [(one.line, one.reason) for one in found] == [
        (3, "this row has 2 fields, and the heading 7"),
        (4, "this row is empty"),
    ]
    assert report.moved["offices"].added == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda b: b.replace(b"\n", b"\r\n"),
        lambda b: b"\xef\xbb\xbf" + b,  # as spreadsheets save it
        lambda b: re.sub(rb"(?m)^([^,\n]+),", rb'"\1",', b),
    ],
)
def test_what_spreadsheets_write_is_read_and_a_changed_file_is_warned_of(
    change, loader, folder
):
    edit(folder, "people", change)
    report = import_folder(folder, at=NOW)
    assert report.is_done and Person.objects.get(crn="A000002").first_name == "Zoë"
    (warning,) = report.warnings
    assert "people.csv has been changed since datapackage.json was written" in warning


def test_more_rows_than_were_said_are_a_warning(loader, folder):
    edit(folder, "offices", lambda b: b + b"XO2,XP1,Second,,,,\n")
    report = import_folder(folder, at=NOW)
    assert report.is_done and "offices.csv has 2 rows" in report.warnings[1]


def test_a_field_without_end_is_refused(loader, folder):
    edit(folder, "people", lambda b: b.replace(b"Sam", b'"' + b"x" * 1_000_001 + b'"'))
    assert "people.csv, line 2" in refused(folder)


def test_an_archive_under_another_name_is_refused(loader, folder):
    with zipfile.ZipFile(folder / "people.csv", "w") as archive:
        archive.writestr("people.csv", "0" * 1000)
    assert "people.csv" in refused(folder)


MANIFESTS = {
    "none": (lambda f: (f / MANIFEST).unlink(), "There is no datapackage.json"),
    "no JSON": (lambda f: (f / MANIFEST).write_text("{"), "is not JSON"),
    "something else": (lambda f: (f / MANIFEST).write_text("[]"), "is not of type"),
    "a later version": (
        lambda f: said(f, version=VERSION + 1),
        f"this is version {VERSION + 1} of the format, and here {VERSION} is the latest",
    ),
    "another format": (lambda f: said(f, format="x"), "exchange/format: "),
    "no day": (lambda f: said(f, stands_at="soon"), "‘soon’ is not a day"),
    "a scenario of no time": (
        lambda f: said(f, scenario={"name": "x"}),
        "neither begins_at nor clock_offset_seconds",
    ),
    "a file that is gone": (
        lambda f: (f / "notes.csv").unlink(),
        "notes.csv is not in the folder, and datapackage.json names it",
    ),
    "a file that it does not name": (
        lambda f: (f / "access_limits.csv").write_text("key\n"),
        "access_limits.csv is in the folder, and datapackage.json does not name it",
    ),
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest_that_does_not_fit_is_refused_in_words(name, loader, folder):
    change, words = MANIFESTS[name]
    change(folder)
    assert words in refused(folder)


def test_a_path_out_of_the_folder_is_refused(loader, folder):
    path = folder / MANIFEST
    path.write_text(path.read_text().replace('"people.csv"', '"../people.csv"'))
    assert "the path of people must be people.csv or people.parquet" in refused(folder)


@pytest.fixture
def parquet(tmp_path):
    return write(tmp_path / "parquet", small(), parquet=True)


PARQUETS = {
    "text where days are": (
        lambda t: t.set_column(
            t.column_names.index("date_of_birth"),
            "date_of_birth",
            t["date_of_birth"].cast(pa.string()),
        ),
        "the column date_of_birth holds string, and must hold date32",
    ),
    "numbers where text is": (
        lambda t: t.set_column(0, "crn", pa.array([1, 2])),
        "the column crn holds int64, and must hold strings",
    ),
    "instants without a zone": (
        lambda t: t.set_column(
            t.column_names.index("made_at"),
            "made_at",
            t["made_at"].cast(pa.timestamp("us")),
        ),
        "must hold timestamps with time zone",
    ),
    "a zero": (
        lambda t: t.set_column(0, "crn", pa.array(["A000001", "A\x0000002"])),
        "crn holds a zero character",
    ),
}


@pytest.mark.parametrize("name", PARQUETS)
def test_a_parquet_file_of_other_types_is_refused_in_words(name, loader, parquet):
    change, words = PARQUETS[name]
    path = parquet / "people.parquet"
    pq.write_table(change(pq.read_table(path)), path)
    assert words in refused(parquet)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"crn,last_name\nA000001,Example\n"),
        lambda path: path.write_bytes(path.read_bytes()[:-30]),
        lambda path: path.write_bytes(
            path.read_bytes()[:200] + b"\xff" * 300 + path.read_bytes()[500:]
        ),
    ],
)
def test_a_parquet_file_that_is_none_is_refused_in_words(spoil, loader, parquet):
    spoil(parquet / "people.parquet")
    assert "people.parquet cannot be read as Parquet" in refused(parquet)


def test_a_parquet_file_that_unpacks_to_far_more_is_refused(
    loader, parquet, monkeypatch
):
    monkeypatch.setattr(reading_rows, "GROUP_MOST", 1_000_000)
    table = pq.read_table(parquet / "people.parquet")
    many = pa.concat_tables([table] * 10_000)
    path = parquet / "people.parquet"
    pq.write_table(many, path, compression="zstd", use_dictionary=False)
    assert path.stat().st_size < 200_000
    words = refused(parquet)
    assert "row group 1 unpacks to" in words
    assert "has 20,000 rows, and datapackage.json says 2" in words


def test_a_value_that_unpacks_to_far_more_is_refused(loader, parquet):
    table = pq.read_table(parquet / "people.parquet")
    table = table.set_column(4, "last_name", pa.array(["x" * 2_000_000, "y"]))
    pq.write_table(table, parquet / "people.parquet", compression="zstd")
    assert "a value of last_name is 2,000,000 bytes long" in refused(parquet)


def test_a_parquet_file_may_leave_columns_out(loader, parquet):
    path = parquet / "people.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["middle_names", "religion"]), path)
    assert import_folder(parquet, at=NOW).is_done


def test_other_types_of_the_same_meaning_are_read(loader, parquet):
    """As other programs write them: large strings, categories, seconds, small numbers."""
    path = parquet / "people.parquet"
    table = pq.read_table(path)
    casts = {
        "crn": pa.large_string(),
        "sex": pa.dictionary(pa.int8(), pa.string()),
        "made_at": pa.timestamp("s", tz="Europe/London"),
        "version": pa.int16(),
    }
    for name, type_ in casts.items():
        place = table.column_names.index(name)
        table = table.set_column(place, name, table[name].cast(type_))
    pq.write_table(table, path)
    assert import_folder(parquet, at=NOW).is_done
    assert Person.objects.get(crn="A000001").made_at.hour == 9
