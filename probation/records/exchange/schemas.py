"""The declaration as Frictionless table schemas, and as one JSON Schema of its rows."""

from typing import Any

from .format import FORMAT, VERSION, Column, Kind, Table
from .tables import ALL

Schema = dict[str, Any]

_TABLE_SCHEMA = {
    Kind.TEXT: {"type": "string"},
    Kind.DAY: {"type": "date"},
    Kind.INSTANT: {"type": "datetime", "format": "any"},
    Kind.WHOLE: {"type": "integer"},
    Kind.DECIMAL: {"type": "number"},
    Kind.YES_NO: {"type": "boolean"},
    Kind.UUID: {"type": "string", "format": "uuid"},
    Kind.LIST: {"type": "string"},
    Kind.JSON: {"type": "string"},
}
_JSON_SCHEMA = {
    Kind.TEXT: {"type": "string"},
    Kind.DAY: {"type": "string", "format": "date"},
    Kind.INSTANT: {"type": "string", "format": "date-time"},
    Kind.WHOLE: {"type": "integer"},
    Kind.DECIMAL: {"type": "number"},
    Kind.YES_NO: {"type": "boolean"},
    Kind.UUID: {"type": "string", "format": "uuid"},
    Kind.LIST: {"type": "string"},
    Kind.JSON: {"type": "string"},
}


def table_schema(table: Table) -> Schema:
    """As the Frictionless standard has it (Table Schema, version 1)."""
    schema: Schema = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.references:
        schema["foreignKeys"] = [_foreign_key(one, table) for one in table.references]
    return schema


def _field(column: Column) -> Schema:
    field = {
        "name": column.name,
        **_TABLE_SCHEMA[column.kind],
        "description": column.about,
    }
    constraints: Schema = {"required": True} if column.needed else {}
    if column.codes and column.kind is not Kind.LIST:
        constraints["enum"] = list(column.codes.meaning)
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(column: Column, table: Table) -> Schema:
    there = next(other for other in ALL if other.file == column.to)
    resource = "" if there.file == table.file else there.file  # "": the table itself
    return {
        "fields": column.name,
        "reference": {"resource": resource, "fields": there.key[0]},
    }


def json_schema() -> Schema:
    """Each table's row, by the name of its file, under `$defs`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{FORMAT}, version {VERSION}",
        "$defs": {table.file: _row(table) for table in ALL},
    }


def _row(table: Table) -> Schema:
    return {
        "type": "object",
        "description": table.about,
        "properties": {column.name: _value(column) for column in table.columns},
        "required": [column.name for column in table.columns if column.needed],
        "additionalProperties": False,
    }


def _value(column: Column) -> Schema:
    value = {**_JSON_SCHEMA[column.kind], "description": column.about}
    if column.codes and column.kind is not Kind.LIST:
        value["enum"] = list(column.codes.meaning)
    if column.needed:
        return value
    return {"anyOf": [value, {"type": "null"}]}
