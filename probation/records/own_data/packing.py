"""What is sent to a person: a document in plain words, and the data, in one zip.

Both are made of the same entries, by the declaration of the exchange format.
"""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from jinja2 import Environment, PackageLoader

from probation.policy.london import in_words
from probation.policy.own_data.withholding import Ground, basis
from probation.records.exchange.format import Kind
from probation.records.exchange.one_person import NOT_OF_A_PERSON, Row
from probation.records.exchange.tables import BY_FILE
from probation.records.exchange.writing import Writer

from .models import Considered
from .queries import Place
from .telling import Entry, title_of

HERE = Path(__file__).parent
WITHHELD = "[withheld]"
ABOUT = """\
You asked what is held on you. Here it is, in words and, in the folder “data”, as tables \
that a computer can read.
It is held so that the sentence of the court can be carried out and people kept safe. It \
came from the courts, the police, prisons, those who work with you, and you. Those who \
may see it are named under “Visibilities”.
If something is wrong, say so to the office that works with you: it is looked into, you are \
told what is decided and why, and what you said is kept. You may also ask that your data be \
erased or not be used.
If you are not content with this answer, you may complain to the Information Commissioner \
(Wycliffe House, Water Lane, Wilmslow SK9 5AF, 0303 123 1113), or go to a court."""
_jinja = Environment(
    loader=PackageLoader("probation.records.own_data", ""), autoescape=True
)


def pack(
    person, entries: list[Entry], decided: Mapping[Place, Considered], *, asked_on: date, at: datetime, on: date
) -> tuple[bytes, int, int]:  # fmt: skip
    """The zip, how many entries it gives, and how many are withheld in whole or in part."""
    whole = {place for place, one in decided.items() if one.ground and not one.column}
    given = [one for one in entries if one.place not in whole]
    told = _told(person, entries, given, decided, asked_on=asked_on, on=on)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:

        def put(name: str, content: bytes | str) -> None:
            folder.writestr(zipfile.ZipInfo(name, at.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)  # fmt: skip

        put("your-data.html", _jinja.get_template("pack.html.jinja").render(told))
        put("your-data.pdf", _pdf(told, at))
        for name, content in _data([one.row for one in given], decided, on):
            put(f"data/{name}", content)
    in_part = sum(bool(one.ground and one.column) for one in decided.values())
    return out.getvalue(), len(given), len(entries) - len(given) + in_part


def _pdf(told: Mapping[str, Any], at: datetime) -> bytes:
    made = typst.compile(
        str(HERE / "pack.typ"),
        format="pdf",
        sys_inputs={"data": json.dumps(told)},
        ignore_system_fonts=True,
        timestamp=int(at.timestamp()),
        pdf_standards=["ua-1"],
    )
    return made if isinstance(made, bytes) else made[0]


def _told(
    person, entries, given: list[Entry], decided, *, asked_on: date, on: date
) -> dict[str, Any]:
    """All that the document says: the same for HTML and PDF."""
    return {
        "title": "What is held on you",
        "name": person.full_name,
        "crn": person.crn,
        "day": in_words(on),
        "about": ABOUT.splitlines(),
        "withheld": _withheld(entries, decided, asked_on),
        "sections": [
            {
                "title": title_of(table),
                "about": table.about,
                "entries": [
                    {"title": one.title, "lines": _lines(one, decided)} for one in those
                ],
            }
            for table, those in groupby(given, key=lambda one: one.row.table)
        ],
    }


def _lines(entry: Entry, decided: Mapping[Place, Considered]) -> list[list[str]]:
    part = decided.get(entry.place)
    return [
        [line.label, _instead(part) if _is_withheld(part, line.column) else line.text]
        for line in entry.lines
    ]


def _is_withheld(one: Considered | None, column: str) -> bool:
    return one is not None and bool(one.ground) and one.column == column


def _instead(one: Considered) -> str:
    return one.instead or WITHHELD


def _withheld(entries: Iterable[Entry], decided, asked_on: date) -> list[str]:
    """“2 entries, in whole or in part: …”, of those whom the person is told of."""
    held = [
        decided[one.place].ground
        for one in entries
        if one.place in decided
        and decided[one.place].ground
        and decided[one.place].is_told
    ]
    told = []
    for ground in Ground:
        if count := held.count(ground):
            source = found.source if (found := basis(ground, asked_on)) else ""
            told.append(f"{count} {'entry' if count == 1 else 'entries'}, in whole or in part. {ground.label} ({source}).")  # fmt: skip
    return told


def _data(
    rows: Iterable[Row], decided: Mapping[Place, Considered], on: date
) -> Iterable[tuple[str, bytes]]:
    """A folder of the exchange format: name and content of each of its files."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "data"
        with Writer(out, source="OpenProbation", stands_at=on) as writer:
            for file in BY_FILE:
                if file not in NOT_OF_A_PERSON:
                    writer.begin(file)
            for row in rows:
                part = decided.get(row.place)
                values = {name: _as_written(row, name) for name in row.values}
                if part and part.ground and part.column:
                    values[part.column] = _instead(part)
                writer.write(row.table.file, **values)
        for path in sorted(out.iterdir()):
            yield path.name, path.read_bytes()


def _as_written(row: Row, name: str) -> Any:
    value = row.values[name]
    if row.table[name].kind is Kind.JSON and value is not None:
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value
