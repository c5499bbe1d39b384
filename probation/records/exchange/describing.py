"""docs/exchange.md and the schemas beside it: `probation export --about docs`."""

import json
from pathlib import Path

from .format import FORMAT, LONGEST, VERSION, Column, Kind, Table
from .schemas import json_schema, table_schema
from .tables import ALL
from .versions import CHANGES

FEW = 30  # codes that are listed in full
HOW = {
    Kind.TEXT: "text",
    Kind.DAY: "day, `2017-11-09`",
    Kind.INSTANT: "instant, `2017-11-09T08:00:00Z`",
    Kind.WHOLE: "whole number",
    Kind.DECIMAL: "number, `37.5`",
    Kind.YES_NO: "`true` or `false`",
    Kind.UUID: "UUID in small letters",
    Kind.LIST: "codes parted by spaces",
    Kind.JSON: "JSON",
}

VERSIONS = "\n".join(f"- Since version {one.version} {one}." for one in CHANGES)
ABOUT = f"""# The exchange format

Made from the declaration in `probation/records/exchange` by `probation export --about docs`.

What other systems send, and what this one gives back: `probation export OUT` writes everything that a deployment holds
(`--provider CODE`: the people for whom that provider is responsible; `--person CRN`: one person), and
`probation import FOLDER` takes it in. Imported into an empty database it gives the same record, and
exported from there the same bytes.

## A folder

One file for each table, CSV or Parquet, and `datapackage.json`, a
[Frictionless](https://specs.frictionlessdata.io/data-package/) data package. A table without a file is left as it is. Other files
and folders beside them are not looked at.

**CSV** is UTF-8, parted by commas, with `"` around what needs it (RFC 4180); lines may end in LF or CRLF. The first line names
the columns, in any order. **Parquet** holds strings, date32, timestamps with time zone, whole numbers, decimals and booleans; JSON and lists
of codes are strings. Nothing is longer than {LONGEST:,} characters; a row group unpacks to at most 500 MB.

`datapackage.json` says under `exchange`:

| name | what |
|---|---|
| `format` | `{FORMAT}` |
| `version` | {VERSION} |
| `source` | who or what says all this |
| `stands_at` | the day on which it was so |
| `scenario` | for invented people only: `name`, and `begins_at` (the instant it is when they are loaded) or `clock_offset_seconds` (how far their time is from real time); `simulated_to` (what was simulated up to then has happened) and `who` (usernames of those to try it as) may be left out |

and under `resources` for each file its `name`, its `path` (`people.csv` or `people.parquet`), its number of `rows` and its `hash`
(`sha256:…`). A hash that does not fit is a warning that names the file, since people edit files; fewer rows than it says is
refused: the file was cut off.

## Rows and keys

An empty field is nothing known. A column that is left out is left as it is, and in a new row empty.

Each row has a key that names it for good, in this folder and in every later one:

- a name of its own: a unit's code, a person's case reference number, a member's UUID;
- or `key`, which whoever writes the row first makes up. Rows made here have keys that begin with eight characters of this deployment, and rows
  that came keep theirs. Begin yours with something that nobody else uses;
- or, in a chain, what it is of and its `position`: 1 for the first, 2 for the row that follows it. A chain is added to at its end.

Importing the same folder twice changes nothing. A changed folder adds and changes rows, and says how many; it takes none away. History (marked
so below) is only added to: a row that says something else than the record does is rejected. What a row belongs to stays the same for good.

What is wrong is listed with file, line, column, value and reason, and then nothing is changed; `--partial` takes in all but the rejected rows
and what hangs on them. `--dry-run` says what would be done.

## What is not in it

Passwords and how people sign in, drafts, and the audit, which is sealed where it was written (`probation audit export`).
A part of a record is without court messages' content, and without match decisions that name somebody else.
Words for searching are made anew. Who answers for an order sees its person, without a row in `visibilities`.

## Versions

A new table or a new column that may be empty does not change the version: folders of today stay readable. The version rises when something gets
another name or meaning; older versions are then read by the names they had, and a later version than a deployment knows is refused.

{VERSIONS}

## Tables

In this order each comes after those that it refers to. Schemas: `exchange.schema.json` (JSON Schema of the rows), `exchange.tables.json`
(Frictionless table schemas, which stand in every `datapackage.json` too).
"""


def write(folder: Path, history: set[str]) -> None:
    """`history`: files whose rows are only added to."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in documents(history).items():
        (folder / name).write_text(content, encoding="utf-8")


def documents(history: set[str]) -> dict[str, str]:
    """File name → content."""
    tables = "\n".join(_described(table, table.file in history) for table in ALL)
    schemas = {table.file: table_schema(table) for table in ALL}
    return {
        "exchange.md": f"{ABOUT}\n{tables}",
        "exchange.schema.json": _json(json_schema()),
        "exchange.tables.json": _json(schemas),
    }


def _json(told: dict) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _described(table: Table, is_history: bool) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    lines = [
        f"### {table.file}",
        "",
        f"{table.about}. Key: {key}.{' History.' if is_history else ''}",
        "",
        "| column | what it holds | how it is written |",
        "|---|---|---|",
        *(_row(column) for column in table.columns),
    ]
    return "\n".join(lines) + "\n"


def _row(column: Column) -> str:
    how = HOW[column.kind]
    if column.to:
        how = f"key of `{column.to}`"
    elif column.codes and len(column.codes.meaning) <= FEW:
        codes = ", ".join(f"`{one}`" for one in column.codes.meaning)
        how = f"{how}: {codes}" if column.kind is Kind.LIST else codes
    elif column.codes:
        how = f"one of {len(column.codes.meaning)} codes: {column.codes.title.lower()}"
    if column.if_empty:
        how += f"; empty: `{column.if_empty}`"
    elif not column.needed:
        how += "; may be empty"
    return f"| `{column.name}` | {column.about} | {how} |".replace("||", "| |")
