"""The declaration against the tables it speaks of, and the documents made from it."""

from pathlib import Path

import jsonschema
import pytest
from django.db import models

from probation.records.exchange.actions import describe
from probation.records.exchange.database import columns_of, model_of
from probation.records.exchange.format import Kind
from probation.records.exchange.schemas import json_schema, table_schema
from probation.records.exchange.tables import ALL, LEFT_OUT
from tests.architecture.everything import OURS
from tests.records.exchange.folders import small, write

DOCS = Path(__file__).parents[3] / "docs"
KINDS = {
    Kind.DAY: models.DateField,
    Kind.INSTANT: models.DateTimeField,
    Kind.WHOLE: models.PositiveIntegerField,
    Kind.DECIMAL: models.DecimalField,
    Kind.YES_NO: models.BooleanField,
    Kind.JSON: models.JSONField,
}


def test_every_table_of_the_record_is_in_the_format_or_left_out_with_a_reason():
    declared = {table.model for table in ALL}
    every = {model._meta.label for model in OURS}
    assert declared | (every & LEFT_OUT.keys()) == every
    assert not declared & LEFT_OUT.keys()


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.file)
def test_a_table_has_every_field_and_says_truly_what_it_is(table):
    model = model_of(table)
    fields = {field.name: field for field in model._meta.local_fields}
    columns = {column.name: column for column in columns_of(table)}
    made_here = {"follows"} if table.is_chain else set()
    made_here |= {"id"} if "id" not in table else set()
    left_out = {name for name in fields if f"{table.model}.{name}" in LEFT_OUT}
    assert set(columns) | made_here | left_out == set(fields)
    for name, column in columns.items():
        field = fields[name]
        if column.to:
            there = next(one for one in ALL if one.file == column.to)
            assert field.related_model._meta.label == there.model
        elif column.kind in KINDS:
            assert isinstance(field, KINDS[column.kind])
        may_be_empty = not column.needed and not column.if_empty
        is_text = column.kind in (Kind.TEXT, Kind.LIST) and not column.to
        is_made = (table.file, name) == ("people", "id")
        assert not may_be_empty or is_text or field.null or is_made, name
        assert not (field.null and column.needed), name


def test_a_table_comes_after_those_that_it_refers_to():
    seen: set[str] = set()
    for table in ALL:
        seen.add(table.file)
        assert {column.to for column in table.references} <= seen
        assert set(table.key) <= set(table.names)


def test_the_documents_are_those_of_the_declaration(tmp_path):
    describe(tmp_path)
    for path in tmp_path.iterdir():
        told = (DOCS / path.name).read_text(encoding="utf-8")
        assert told == path.read_text(encoding="utf-8"), (
            "run `probation export --about docs`"
        )


def test_the_json_schema_fits_rows_and_refuses_others():
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)

    def fits(file: str, row: dict) -> bool:
        one = {"$ref": f"#/$defs/{file}", **schema}
        return jsonschema.Draft202012Validator(one).is_valid(row)

    flag = {"key": "x", "flag": "y", "reviewed_on": "2017-11-09", "by": "z", "at": "t"}
    assert fits("flag_reviews", flag)
    assert not fits("flag_reviews", {**flag, "reviewed_on": 3})
    assert not fits("flag_reviews", {"key": "x"})
    assert not fits("flag_reviews", {**flag, "colour": "red"})


def test_the_table_schema_names_keys_and_references():
    table = next(one for one in ALL if one.file == "notes")
    schema = table_schema(table)
    assert schema["primaryKey"] == ["key"]
    references = {
        one["fields"]: one["reference"]["resource"] for one in schema["foreignKeys"]
    }
    assert references["person"] == "people" and references["corrects"] == ""


def test_the_writer_knows_the_columns_and_wants_an_empty_folder(tmp_path):
    with pytest.raises(ValueError, match="people has no column colour"):
        write(tmp_path / "a", {"people": [{"colour": "red"}]})
    assert not (tmp_path / "a" / "datapackage.json").exists()
    with pytest.raises(FileExistsError):
        write(tmp_path / "a", small())
