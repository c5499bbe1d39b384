"""How the charts look: Vega-Lite, drawn to SVG in this process.

They are narrow with large letters, so that they can be read on a phone.  Colour never
says anything alone: every mark has its number or its name beside it.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

import vl_convert

from probation.policy.inspection.published import Reading
from probation.policy.inspection.rating import Rating

GREY = "#b1b4b6"
# Worst to best goes from orange to blue: told apart by who sees no red or green.
COLOURS = {
    Rating.INADEQUATE.label: "#8f3a0e",
    Rating.REQUIRES_IMPROVEMENT.label: "#f2a65a",
    Rating.GOOD.label: "#7fb2e0",
    Rating.OUTSTANDING.label: "#1d3557",
    Reading.POOR.label: "#8f3a0e",
    Reading.POOR_MIXED.label: "#d97b3c",
    Reading.MIXED.label: "#f5c98f",
    Reading.SUFFICIENT.label: "#c9dff2",
    Reading.GOOD.label: "#7fb2e0",
}
INK = "#0b0c0c"
# Room is measured in these letters' widths, which Liberation Sans and Helvetica share.
LETTERS = "Arial, 'Liberation Sans', Helvetica, sans-serif"
CONFIG = {
    "font": LETTERS,
    "background": "#ffffff",
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 15,
        "titleFontSize": 15,
        "labelColor": INK,
        "titleColor": INK,
        "titleFontWeight": "normal",
        "labelLimit": 300,
        "gridColor": "#e3e4e6",
        "domain": False,
        "ticks": False,
        "labelPadding": 8,
    },
    "legend": {
        "labelFontSize": 15,
        "title": None,
        "orient": "top",
        "direction": "horizontal",
        "columns": 2,
        "symbolType": "square",
        "symbolSize": 180,
        "labelLimit": 300,
    },
    "header": {
        "title": None,
        "labelFontSize": 15,
        "labelFontWeight": "bold",
        "labelColor": INK,
        "labelOrient": "top",
        "labelAnchor": "start",
        "labelLimit": 460,
    },
}


def svg(spec: dict[str, Any], title: str, sentence: str) -> str:
    """With its title and sentence inside, for who opens the drawing by itself."""
    drawn = vl_convert.vegalite_to_svg({"config": CONFIG, **spec})
    start = drawn.index(">") + 1
    named = f"<title>{escape(title)}</title><desc>{escape(sentence)}</desc>"
    root = drawn[: start - 1] + ' role="img">'
    return root + named + drawn[start:]


def _values(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    return {"values": [dict(zip(names, row, strict=True)) for row in rows]}


def _colour(labels: Sequence[str], legend: bool = True) -> dict[str, Any]:
    scale = {"domain": list(labels), "range": [COLOURS.get(l, GREY) for l in labels]}
    return {"field": "what", "type": "nominal", "scale": scale} | (
        {} if legend else {"legend": None}
    )


def counts(rows: Sequence[tuple[str, int]]) -> dict[str, Any]:
    """A bar for each rating: (label, inspections)."""
    labels = [label for label, _ in rows]
    y = {"field": "what", "type": "nominal", "sort": labels, "title": None}
    x = {"field": "n", "type": "quantitative", "axis": None}
    return {
        "data": _values(["what", "n"], rows),
        "width": 300,
        "height": {"step": 36},
        "encoding": {"y": y, "x": x},
        "layer": [
            {"mark": {"type": "bar", "height": 24}, "encoding": {"color": _colour(labels, False)}},
            _number(15),
        ],
    }  # fmt: skip


def _number(size: int) -> dict[str, Any]:
    text = {"type": "text", "align": "left", "dx": 6, "fontSize": size, "color": INK}
    return {"mark": text, "encoding": {"text": {"field": "n"}}}


def points(
    rows: Sequence[tuple[int, str, int]], ratings: Sequence[Rating], out_of: int
) -> dict[str, Any]:
    """How many inspections had as many points: (points, rating, inspections)."""
    labels = [rating.label for rating in ratings]
    x = {
        "field": "points",
        "type": "quantitative",
        "title": f"Points, of {out_of}",
        "scale": {"domain": [-0.5, out_of + 0.5], "nice": False},
        "axis": {"values": list(range(0, out_of + 1, 6)), "grid": False},
    }
    y = {
        "field": "n",
        "type": "quantitative",
        "title": "Inspections",
        "axis": {"tickMinStep": 1},
    }
    return {
        "data": _values(["points", "what", "n"], rows),
        "width": 440,
        "height": 200,
        "mark": {"type": "bar", "size": 10},
        "encoding": {"x": x, "y": y, "color": _colour(labels)},
    }  # fmt: skip


def _stacked(
    values: list[dict[str, Any]], labels: Sequence[str], *, share: bool
) -> dict[str, Any]:
    """Bars of parts with the number in each; `at` is where the number stands."""
    order = {"field": "order", "type": "quantitative"}
    x = {
        "field": "n",
        "type": "quantitative",
        "axis": None,
        "stack": "normalize" if share else "zero",
    }
    return {
        "data": {"values": values},
        "encoding": {"y": {"field": "row", "type": "nominal", "title": None, "sort": None}, "order": order},
        "layer": [
            {"mark": {"type": "bar", "height": 26, "stroke": "#fff", "strokeWidth": 1}, "encoding": {"x": x, "color": _colour(labels)}},
            {
                "transform": [{"filter": "datum.n > 0"}],
                "mark": {"type": "text", "fontSize": 14},
                "encoding": {
                    "x": x | {"bandPosition": 0.5},
                    "text": {"field": "n"},
                    "detail": {"field": "what"},
                    "color": {"condition": {"test": "datum.dark", "value": "#fff"}, "value": INK},
                },
            },
        ],
    }  # fmt: skip


def _parts(row: str, labels: Sequence[str], numbers: Sequence[int | None], **more) -> list[dict[str, Any]]:  # fmt: skip
    dark = {Rating.INADEQUATE.label, Rating.OUTSTANDING.label}
    return [
        {"row": row, "what": label, "n": n or 0, "order": place, "dark": label in dark} | more
        for place, (label, n) in enumerate(zip(labels, numbers, strict=True))
    ]  # fmt: skip


def years(rows: Sequence[tuple], ratings: Sequence[Rating]) -> dict[str, Any]:
    """(edition, year, inspections by rating): a panel for each edition is the break."""
    labels = [rating.label for rating in ratings]
    values = [
        part
        for edition, year, *numbers in rows
        for part in _parts(str(year), labels, numbers, panel=edition)
    ]
    spec = _stacked(values, labels, share=False)
    return {
        "data": spec.pop("data"),
        "facet": {"row": {"field": "panel", "sort": list(dict.fromkeys(row[0] for row in rows))}},
        "spec": spec | {"width": 420, "height": {"step": 34}},
        "resolve": {"scale": {"y": "independent"}},
        "spacing": 24,
    }  # fmt: skip


def shares(
    rows: Sequence[tuple], ratings: Sequence[Rating], rest: str
) -> dict[str, Any]:
    """(title, inspections, by rating, the rest): a panel with one bar for each count."""
    labels = [*(rating.label for rating in ratings), rest]
    values = [
        part
        for title, _, *numbers in rows
        for part in _parts("", labels, numbers, panel=title)
    ]
    spec = _stacked(values, labels, share=True)
    return {
        "data": spec.pop("data"),
        "facet": {"row": {"field": "panel", "sort": [row[0] for row in rows]}},
        "spec": spec | {"width": 460, "height": {"step": 34}},
        "spacing": 14,
    }


def bands(rows: Sequence[tuple[str, int, int]]) -> dict[str, Any]:
    """(band, CRCs, parts of the NPS), side by side."""
    labels = [row[0] for row in rows]
    values = [
        {"what": label, "n": n, "side": side}
        for label, crc, nps in rows
        for side, n in (("CRC", crc), ("NPS", nps))
    ]
    y = {"field": "what", "type": "nominal", "sort": labels, "title": None}
    x = {"field": "n", "type": "quantitative", "axis": None}
    return {
        "data": {"values": values},
        "facet": {"column": {"field": "side"}},
        "spec": {
            "width": 110,
            "height": {"step": 34},
            "encoding": {"y": y, "x": x},
            "layer": [
                {"mark": {"type": "bar", "height": 22}, "encoding": {"color": _colour(labels, False)}},
                _number(15),
            ],
        },
        "spacing": 24,
    }  # fmt: skip


def history(rows: Sequence[tuple[str, str, str, str, str]]) -> dict[str, Any]:
    """(edition, title, when, day, what was said): a panel for each edition."""
    names = ["panel", "title", "when", "day", "what"]
    labels = list(dict.fromkeys(row[4] for row in rows))
    first, last = int(rows[0][3][:4]), int(rows[-1][3][:4]) + 1
    x = {
        "field": "day",
        "type": "temporal",
        "title": None,
        "scale": {"domain": [f"{first}-01-01", f"{last}-12-31"]},
        "axis": {
            "format": "%Y",
            "tickCount": {"interval": "year", "step": 1 + (last - first) // 6},
        },
    }
    y = {"field": "what", "type": "nominal", "title": None, "sort": list(COLOURS)}
    mark = {"type": "circle", "size": 260, "opacity": 1, "stroke": INK}
    return {
        "data": _values(names, rows),
        "facet": {"row": {"field": "panel", "sort": list(dict.fromkeys(row[0] for row in rows))}},
        "spec": {
            "width": 300,
            "height": {"step": 40},
            "mark": mark,
            "encoding": {"x": x, "y": y, "color": _colour(labels, False)},
        },
        "resolve": {"scale": {"y": "independent"}},
        "spacing": 20,
    }  # fmt: skip
