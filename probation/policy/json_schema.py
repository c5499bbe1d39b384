"""Short words for the JSON Schemas of calculations."""

from enum import StrEnum
from typing import Any

Schema = dict[str, Any]

YES_OR_NO: Schema = {"type": "boolean"}
TEXT: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "format": "date"}
NUMBER: Schema = {"type": ["number", "string", "null"]}  # as text nothing is lost
COUNT: Schema = {"type": "integer", "minimum": 0}


def one_of(terms: type[StrEnum]) -> Schema:
    return {"enum": [term.value for term in terms]}


def rows_of(one: Schema) -> Schema:
    return {"type": "array", "items": one}


def object_of(*needed: str, **fields: Schema) -> Schema:
    """`needed`: names of the fields that must be there."""
    return {"type": "object", "properties": fields, "required": list(needed)}


def each_of(one: Schema) -> Schema:
    """An object whose fields are not known beforehand."""
    return {"type": "object", "additionalProperties": one}
