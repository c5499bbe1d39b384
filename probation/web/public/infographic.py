"""The one-page infographic of any chosen inspections: a page, a drawing and a PDF.

Editions are never in one count: each has a part of its own.
"""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import typst
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape

from . import inspections
from .charts import RATINGS, READINGS
from .compare import options
from .drawings import COLOURS, GREY
from .inspections import Inspection
from .pages import absolute, as_file, page

TEMPLATE = Path(__file__).with_suffix(".typ")
MOST = 60  # inspections: more cannot be read on one page
WITH_WORDS = 16  # up to so many the words of each are shown
SOURCE = "Real inspections, summarised from published sources in our own words; every source is on the page of each inspection:"
READ = "The programme gave no grades: each band is our reading of the inspectorate’s words. A dash: not found, or no such body."
PUBLISHED = "Overall ratings as published. Points: three for each Outstanding standard, none for an Inadequate one."
NO_RATING = "without an overall rating"
DARK = {"#8f3a0e", "#1d3557"}


def chosen(request: HttpRequest) -> tuple[tuple[Inspection, ...], str]:
    """What was asked for, and its query: single ones, all of an edition, or by itself
    the first thirteen."""
    slugs = request.GET.getlist("i")[:MOST]
    if slugs:
        found = [
            inspections.BY_SLUG[s]
            for s in dict.fromkeys(slugs)
            if s in inspections.BY_SLUG
        ]
        return tuple(found), urlencode([("i", one.slug) for one in found])
    edition = request.GET.get("edition", "")
    if edition:
        found = [
            one for one in reversed(inspections.ALL) if one.edition_name == edition
        ]
        return tuple(found[:MOST]), urlencode({"edition": edition})
    return inspections.FIRST_THIRTEEN, ""  # fmt: skip


def view(request: HttpRequest) -> HttpResponse:
    these, query = chosen(request)
    after = f"?{query}" if query else ""
    return page(
        request,
        "infographic",
        description="One page on a set of inspections, to read, print and pass on.",
        told=told(these),
        svg=reverse("infographic-svg") + after,
        pdf=reverse("infographic-pdf") + after,
        here=reverse("infographic") + after,
        options=options(),
        chosen={one.slug for one in these},
        editions=inspections.EDITION_TITLES,
        most=MOST,
    )


def svg(request: HttpRequest) -> HttpResponse:
    text = _json(request)
    drawn = _compiled(text, "svg").decode()
    content = json.loads(text)
    start = drawn.index(">")
    named = f' role="img"><title>{escape(content["title"])}</title><desc>{escape(content["sentence"])}</desc>'
    return as_file(drawn[:start] + named + drawn[start + 1 :], "image/svg+xml")


def pdf(request: HttpRequest) -> HttpResponse:
    return as_file(_compiled(_json(request), "pdf"), "application/pdf")


def _json(request: HttpRequest) -> str:
    these, _ = chosen(request)
    address = absolute(request, reverse("inspections"))
    return json.dumps(told(these) | {"source": SOURCE, "address": address})


@lru_cache(maxsize=32)
def _compiled(data: str, form: str) -> bytes:
    """On one page: where a sheet of A4 is too short, the page is made longer.

    The day in the PDF is fixed, so that the same content is the same file.
    """

    def made(form: str, long: str) -> bytes | list[bytes]:
        more = {"pdf_standards": ["ua-1"]} if form == "pdf" else {}
        return typst.compile(
            str(TEMPLATE),
            format=form,
            sys_inputs={"data": data, "long": long},
            ignore_system_fonts=True,
            timestamp=int(datetime(2017, 11, 9, tzinfo=UTC).timestamp()),
            **more,
        )

    drawn = made("svg", "no")
    long = "yes" if isinstance(drawn, list) and len(drawn) > 1 else "no"
    found = made(form, long)
    return found[0] if isinstance(found, list) else found


def told(these: Sequence[Inspection]) -> dict[str, Any]:
    """All that the infographic says, for the page and for Typst alike."""
    by_edition: dict[str, list[Inspection]] = {}
    for one in these:
        by_edition.setdefault(one.edition_name, []).append(one)
    thirteen = tuple(these) == inspections.FIRST_THIRTEEN
    sections = [
        _programme(group, thirteen) if group[0].told else _rated(name, group)
        for name, group in by_edition.items()
    ]
    title = (
        "The first thirteen inspections of Quality & Impact"
        if thirteen
        else "Inspections at a glance"
    )
    return {"title": title, "sentence": _sentence(these, sections), "sections": sections}  # fmt: skip


def _sentence(these: Sequence[Inspection], sections: list[dict[str, Any]]) -> str:
    if not these:
        return "No inspection is chosen."
    days = sorted(these, key=lambda one: one.on)
    count = f"{len(these)} {'inspection' if len(these) == 1 else 'inspections'}"
    span = (
        f"{days[0].on:%Y}"
        if days[0].on.year == days[-1].on.year
        else f"{days[0].on:%Y} to {days[-1].on:%Y}"
    )
    parts = (
        ""
        if len(sections) == 1
        else f", under {len(sections)} programmes or sets of standards that are not to be compared"
    )
    if len(sections) == 1 and sections[0]["sentence"]:
        return f"{count}, {span}. {sections[0]['sentence']}"
    return f"{count}, {span}{parts}."  # fmt: skip


def _programme(group: list[Inspection], thirteen: bool) -> dict[str, Any]:
    crc = Counter(one.told.crc_band for one in group if one.told.crc)
    nps = Counter(one.told.nps_band for one in group if one.told.nps_division)
    sides = [
        _side(who, [(band, counts[band]) for band in [*READINGS, None]], "Not found")
        for who, counts in (("CRC", crc), ("NPS", nps))
    ]
    well = READINGS[:2]
    return {
        "title": "Quality & Impact: community rehabilitation companies (CRC) and the National Probation Service (NPS)",
        "sentence": (
            f"By our reading of its words the inspectorate found good or sufficient work at "
            f"{sum(crc[b] for b in well)} of {crc.total() - crc[None]} CRCs and in {sum(nps[b] for b in well)} of "
            f"{nps.total() - nps[None]} parts of the NPS."
            + (" What was found in York and North Yorkshire is not known here." if thirteen else "")
        ),
        "figures": [
            _figure(f"{sum(counts[b] for b in well)} of {counts.total() - counts[None]}", f"{who}: good or sufficient by our reading")
            for who, counts in (("CRCs", crc), ("parts of the NPS", nps))
            if counts.total() > counts[None]
        ],
        "key": "Our reading, best first: good, sufficient, mixed, between poor and mixed, poor, not found.",
        "head": ["Area", "CRC", "NPS", "In our words"],
        "words": len(group) <= WITH_WORDS,
        "sides": sides,
        "items": [
            {
                "slug": one.slug,
                "title": one.title,
                "when": one.when,
                "marks": [_mark(one.told.crc_band), _mark(one.told.nps_band)],
                "words": one.summary,
            }
            for one in group
        ],
        "note": READ,
    }  # fmt: skip


def _rated(name: str, group: list[Inspection]) -> dict[str, Any]:
    counts = Counter(one.rating for one in group)
    parts = [(rating, counts[rating]) for rating in [*RATINGS, None]]
    words = len(group) <= WITH_WORDS
    return {
        "title": inspections.EDITION_TITLES[name],
        "sentence": ", ".join(f"{n} {_label(band, NO_RATING)}" for band, n in parts if n) + ".",
        "figures": [_figure(str(n), _label(band, NO_RATING).capitalize()) for band, n in parts if n],
        "key": "Best first: Outstanding, Good, Requires improvement, Inadequate.",
        "head": ["Body", "Overall", "Points", *(["In our words"] if words else [])],
        "words": words,
        "sides": [_side("All", parts, NO_RATING)],
        "items": [
            {
                "slug": one.slug,
                "title": one.title,
                "when": one.when,
                "marks": [_mark(one.rating), _points(one)],
                "words": one.summary,
            }
            for one in group
        ],
        "note": PUBLISHED,
    }  # fmt: skip


def _label(band, none: str) -> str:
    return band.label.removesuffix(" (our reading)") if band else none


def _mark(band) -> dict[str, Any] | None:
    if band is None:
        return None
    colour = COLOURS[band.label]
    return {
        "says": _label(band, ""),
        "colour": colour,
        "dark": colour in DARK,
        "key": band.value,
    }


def _points(one: Inspection) -> dict[str, Any] | None:
    """A score that its source is thought to have wrong says so wherever it stands."""
    doubted = one.whole and one.whole.flag
    if not one.score and not doubted:
        return None
    says = ", ".join(filter(None, [one.score, "source in doubt" if doubted else ""]))
    return {"says": says, "colour": "#ffffff", "dark": False, "key": "points"}


def _figure(n: str, says: str) -> dict[str, str]:
    return {"n": n, "says": says}


def _side(who: str, parts: list[tuple[Any, int]], none: str) -> dict[str, Any]:
    """How many of each band, best first; those that none of them has are left out."""
    total = sum(n for _, n in parts)
    colours = {band: COLOURS[band.label] if band else GREY for band, _ in parts}
    return {
        "who": who,
        "counts": [
            {
                "label": _label(band, none),
                "key": band.value if band else "none",
                "n": n,
                "share": n / total,
                "colour": colours[band],
                "dark": colours[band] in DARK,
            }
            for band, n in parts
            if n
        ],
    }
