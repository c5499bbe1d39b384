"""The files of a report: PDF, and the data annexe as CSV, Parquet and JSON.

Each is made from the published content alone, so it is the same whenever it is asked for.
"""

import csv
import io
import json
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import typst

from probation.policy.inspection.rating import Rating

from .report import Report

TEMPLATE = Path(__file__).with_name("report.typ")
COLUMNS = (
    ("inspection", "Its name in its address"),
    ("body", "The inspected body"),
    ("kind", "What kind of body it is"),
    ("edition", "The standards: percentages under different ones are not comparable"),
    ("standard", "Key of the standard"),
    ("question", "Key of the key question, or the part of the work on reoffending"),
    ("sufficient", "Cases judged sufficient; blank where no case applied"),
    ("cases", "Cases that the question applied to"),
    ("population", "Estimated cases of the body it applies to; blank: not known"),
    ("percent", "Whole per cent, halves up"),
    ("low", "Lower end of the 95% interval (Wilson, finite population), per cent"),
    ("high", "Upper end"),
    ("band", "The band of the question by itself"),
    *((f"chance_{r.value.replace('-', '_')}", f"Chance of {r.label} had every case been read") for r in Rating),
    ("notice", "Says so where the row is invented; blank where it is real"),
)  # fmt: skip
NAMES = [name for name, _ in COLUMNS]
NUMBERS = {
    "sufficient": pyarrow.int32(), "cases": pyarrow.int32(), "population": pyarrow.int32(),
    "percent": pyarrow.int32(), "low": pyarrow.float64(), "high": pyarrow.float64(),
    **{name: pyarrow.float64() for name in NAMES if name.startswith("chance_")},
}  # fmt: skip


def rows(report: Report) -> list[dict[str, Any]]:
    """One for each key question of each body, and for each part of the reoffending chart."""
    told = []
    content = report.content
    for body in content["bodies"]:
        which = {
            "inspection": content["slug"],
            "body": body["name"],
            "kind": body["kind"],
            "edition": content["edition"]["key"],
        }
        for standard in body["standards"]:
            told += [
                _row(report, which, standard["key"], one["key"], one)
                for one in standard["questions"]
            ]
    for one in content["reoffending"]:
        which = {"inspection": content["slug"], "body": one["who"], "edition": content["edition"]["key"]}  # fmt: skip
        told.append(_row(report, which, "reducing reoffending", one["part"], one))
    return told


def _row(report: Report, which, standard: str, question: str, one) -> dict[str, Any]:
    chances = {
        f"chance_{r.value.replace('-', '_')}": one.get("chances", {}).get(r.label)
        for r in Rating
    }
    found = {
        **which,
        "standard": standard,
        "question": question,
        "sufficient": one["met"] if one["cases"] else None,
        "cases": one["cases"],
        "population": one.get("population"),
        "percent": one["percent"],
        "low": one["low"],
        "high": one["high"],
        "band": one.get("band"),
        **chances,
        "notice": report.notice,
    }
    return {name: found.get(name) for name in NAMES}


def as_csv(report: Report) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, NAMES, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows(report))
    return out.getvalue()


def as_parquet(report: Report) -> bytes:
    schema = pyarrow.schema(
        [pyarrow.field(name, NUMBERS.get(name, pyarrow.string()), metadata={"about": about}) for name, about in COLUMNS],
        metadata={"title": report.title, "notice": report.notice},
    )  # fmt: skip
    out = io.BytesIO()
    table = pyarrow.Table.from_pylist(rows(report), schema=schema)
    pyarrow.parquet.write_table(table, out)
    return out.getvalue()


def as_json(report: Report) -> str:
    told = {"notice": report.notice, "columns": dict(COLUMNS), **report.content}
    return json.dumps(told, ensure_ascii=False, indent=1)


def as_pdf(report: Report, *, published: datetime | None, mark: str = "") -> bytes:
    """Tagged, as PDF/UA-1 asks.  `mark` stands on every page: whose copy it is."""
    charts = [
        {"title": c.title, "sentence": c.sentence, "note": c.note, "head": c.head, "rows": c.rows, "svg": report.drawing(c.name)}
        for c in report.charts
    ]  # fmt: skip
    told = {
        **report.content,
        "notice": report.notice,
        "mark": mark,
        "summary": report.summary,
        "charts": charts,
        "published": f"{published:%-d %B %Y}" if published else "Not published",
    }
    seconds = int(published.timestamp()) if published else 0
    return _compiled(json.dumps(told), seconds)


@lru_cache(maxsize=32)
def _compiled(data: str, seconds: int) -> bytes:
    made = typst.compile(
        str(TEMPLATE),
        format="pdf",
        sys_inputs={"data": data},
        ignore_system_fonts=True,
        timestamp=seconds,
        pdf_standards=["ua-1"],
    )
    return made if isinstance(made, bytes) else made[0]
