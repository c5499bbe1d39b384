"""The charts of a report: what is in them, and how they look."""

from collections.abc import Mapping, Sequence
from typing import Any

from probation.web.public.charts import Chart
from probation.web.public.drawings import INK

NONE = "–"
BAR = "#7fb2e0"
HEAD = ("Question", "Sufficient", "Cases", "Per cent", "95% interval")
ONE_INSPECTION = (
    "A line is the interval in which the share of all cases lies 95 times of 100, were "
    "every case read; a dot is the share of the cases that were."
)


def charts_of(content: Mapping[str, Any]) -> list[Chart]:
    """One of the key questions for each body with results, and one on reoffending."""
    made = [
        _questions(place, body)
        for place, body in enumerate(content["bodies"])
        if any(s["questions"] and any(q["cases"] for q in s["questions"]) for s in body["standards"])
    ]  # fmt: skip
    if any(row["cases"] for row in content["reoffending"]):
        made.append(_reoffending(content["reoffending"]))
    return made


def _questions(place: int, body: Mapping[str, Any]) -> Chart:
    lines = [
        (f"{q['key']}", q)
        for standard in body["standards"]
        for q in standard["questions"]
        if q["cases"]
    ]
    best = max(lines, key=lambda line: line[1]["met"] / line[1]["cases"])[1]
    worst = min(lines, key=lambda line: line[1]["met"] / line[1]["cases"])[1]
    if best["percent"] == worst["percent"]:
        sentence = f"{body['name']}: {best['percent']}% of cases were sufficient on each of {len(lines)} key questions."
    else:
        sentence = (
            f"{body['name']}: of {len(lines)} key questions the highest share of sufficient cases "
            f"is {best['percent']}% ({best['key']}) and the lowest {worst['percent']}% ({worst['key']})."
        )
    return Chart(
        f"questions-{place}",
        f"Cases that were sufficient: {body['name']}",
        sentence,
        HEAD,
        tuple((f"{key} {q['text']}", *_numbers(q)) for key, q in lines),
        _dots([(key, q) for key, q in lines]),
        ONE_INSPECTION,
    )


def _reoffending(rows: Sequence[Mapping[str, Any]]) -> Chart:
    bodies = list(dict.fromkeys(row["who"] for row in rows))
    told = [row for row in rows if row["cases"] and row["who"] == bodies[-1]]
    best = max(told, key=lambda row: row["met"] / row["cases"])
    worst = min(told, key=lambda row: row["met"] / row["cases"])
    who = "Together" if bodies[-1] == "Together" else bodies[-1]
    sentence = (
        f"{who}, work to reduce reoffending was sufficient most often in {best['part'].lower()} "
        f"({best['percent']}% of {best['cases']} cases) and least often in {worst['part'].lower()} "
        f"({worst['percent']}% of {worst['cases']})."
    )
    return Chart(
        "reoffending",
        "Performance on reducing reoffending",
        sentence,
        ("Body and part of the work", *HEAD[1:]),
        tuple((f"{row['who']}: {row['part'].lower()}", *_numbers(row)) for row in rows),
        _panels(rows, bodies),
        ONE_INSPECTION
        + " Together, the cases of the bodies are added up as they were read.",
    )


def _numbers(one: Mapping[str, Any]) -> tuple[Any, ...]:
    if not one["cases"]:
        return None, 0, None, "no case applied"
    return one["met"], one["cases"], f"{one['percent']}%", f"{one['low']:.0f}% to {one['high']:.0f}%"  # fmt: skip


AXIS = {
    "field": "percent",
    "type": "quantitative",
    "title": "Per cent of cases sufficient",
    "scale": {"domain": [0, 100]},
    "axis": {"values": [0, 25, 50, 75, 100]},
}


def _row(label: str, one: Mapping[str, Any], **more) -> dict[str, Any]:
    said = f"{one['percent']}% of {one['cases']}"
    numbers = {name: one[name] for name in ("percent", "low", "high")}
    return {"label": label, **numbers, "said": said, **more}


def _layers(labels: Sequence[str], step: int) -> dict[str, Any]:
    y = {"field": "label", "type": "nominal", "sort": list(labels), "title": None}
    return {
        "width": 250,
        "height": {"step": step},
        "encoding": {"y": y},
        "layer": [
            {
                "mark": {"type": "rule", "strokeWidth": 5, "color": BAR},
                "encoding": {"x": {**AXIS, "field": "low"}, "x2": {"field": "high"}},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 90, "color": INK},
                "encoding": {"x": AXIS},
            },
            {
                "mark": {"type": "text", "align": "left", "fontSize": 14, "color": INK},
                "encoding": {"x": {"value": 258}, "text": {"field": "said"}},
            },
        ],
    }


def _dots(lines: Sequence[tuple[str, Mapping[str, Any]]]) -> dict[str, Any]:
    values = [_row(label, one) for label, one in lines]
    labels = [label for label, _ in lines]
    return {"data": {"values": values}, **_layers(labels, 30)}


def _panels(rows: Sequence[Mapping[str, Any]], bodies: Sequence[str]) -> dict[str, Any]:
    values = [_row(row["part"], row, panel=row["who"]) for row in rows if row["cases"]]
    labels = list(dict.fromkeys(row["part"] for row in rows))
    return {
        "data": {"values": values},
        "facet": {"row": {"field": "panel", "sort": list(bodies)}},
        "spec": _layers(labels, 30),
        "spacing": 20,
    }
