"""Charts: each with the table it is drawn from and one sentence that says what it shows.

`drawings` says how they look; here is what is in them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify

from probation.policy.inspection.edition import Service
from probation.policy.inspection.published import TALLIES, Reading
from probation.policy.inspection.rating import Rating

from . import drawings, inspections
from .inspections import Inspection
from .pages import as_file

RATINGS = list(reversed(Rating))  # best first, as a table is read
READINGS = list(Reading)
NOT_GIVEN = "Not given"
HISTOGRAM_FROM = 10  # inspections with points: fewer are told better by their names


@dataclass(frozen=True)
class Chart:
    name: str
    title: str
    sentence: str
    head: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    spec: dict[str, Any]
    note: str = ""


def view(request: HttpRequest, name: str) -> HttpResponse:
    return as_file(_svg(name), "image/svg+xml")


@cache  # as many as there are charts: some thirty
def _svg(name: str) -> str:
    told = chart(name)
    return drawings.svg(told.spec, told.title, told.sentence)


@cache
def chart(name: str) -> Chart:
    """By its name; Http404 where there is none."""
    made = ALL.get(name)
    if made is None:
        body = inspections.BODIES.get(name.removeprefix("body-"))
        if not name.startswith("body-") or body is None:
            raise Http404
        return _of_body(name, body)
    return made()


def of_edition(edition_name: str) -> list[Chart]:
    """In the order of the tables: by the name of the kind of body."""
    keys = sorted(key for key in ALL if key.startswith(f"edition-{edition_name}-"))
    return [chart(key) for key in keys]


def _of_edition(name: str, rated: Sequence[Inspection]) -> Chart:
    kind, edition = rated[0].kind, rated[0].edition_title
    counts = Counter(one.rating for one in rated)
    told = ", ".join(f"{counts[rating]} {rating.label}" for rating in RATINGS)
    sentence = f"Of {len(rated)} inspections found: {told}."
    title = f"{kind}: overall ratings under {edition}"
    points = [
        one for one in rated if one.points is not None and one.out_of == _usual(rated)
    ]
    if len(points) >= HISTOGRAM_FROM:
        by = Counter((one.points, one.rating) for one in points)
        rows = tuple(
            (p, r.label, n) for (p, r), n in sorted(by.items(), key=lambda i: i[0][0])
        )
        sentence += (
            f" The points of {len(points)} of them run from {rows[0][0]} to {rows[-1][0]} "
            f"of {points[0].out_of}."
        )
        head = ("Points", "Overall rating", "Inspections")
        return Chart(
            name,
            title,
            sentence,
            head,
            rows,
            drawings.points(rows, RATINGS, points[0].out_of),
        )
    rows = tuple((rating.label, counts[rating]) for rating in RATINGS)
    return Chart(name, title, sentence, ("Overall rating", "Inspections"), rows, drawings.counts(rows))  # fmt: skip


def _usual(rated: Sequence[Inspection]) -> int | None:
    maxima = Counter(one.out_of for one in rated if one.out_of)
    return maxima.most_common(1)[0][0] if maxima else None


def _over_time(name: str, who: str, rated: Sequence[Inspection]) -> Chart:
    counts = Counter((one.edition_title, one.on.year, one.rating) for one in rated)
    years = sorted({(one.on.year, one.edition_title) for one in rated})
    editions = list(dict.fromkeys(title for _, title in years))
    rows = tuple(
        (edition, year, *(counts[edition, year, rating] for rating in RATINGS))
        for edition in editions
        for year, of in years
        if of == edition
    )
    sentence = (
        f"{len(rated)} inspections of {who} found, {years[0][0]} to {years[-1][0]}, under "
        f"{len(editions)} {'set' if len(editions) == 1 else 'sets'} of standards."
    )
    note = "Each set of standards stands by itself: another set asks other things, so bars are compared only within one. Not every report was found, so a number of inspections is no count of all there were."
    head = ("Standards", "Year", *(rating.label for rating in RATINGS))
    return Chart(name, f"Overall ratings year by year: {who}", sentence, head, rows, drawings.years(rows, RATINGS), note)  # fmt: skip


def _of_body(name: str, body: str) -> Chart:
    rows = []
    for one in inspections.of_body(body):
        if one.told:
            is_crc = body == one.told.crc
            band = one.told.crc_band if is_crc else one.told.nps_band
            said = band.label if band else "Not found"
        else:
            said = one.rating.label if one.rating else "No overall rating"
        rows.append((one.edition_title, one.title, one.when, one.on.isoformat(), said))
    sentence = f"{body}: {len(rows)} inspections, under {len({row[0] for row in rows})} programmes or sets of standards."
    table = tuple(
        (edition, title, when, said) for edition, title, when, _, said in rows
    )
    head = ("Standards", "Inspection", "Published", "Overall")
    return Chart(name, f"{body} over time", sentence, head, table, drawings.history(rows))  # fmt: skip


def _programme() -> Chart:
    crc = Counter(one.told.crc_band for one in inspections.IN_PROGRAMME if one.told.crc)
    nps = Counter(
        one.told.nps_band for one in inspections.IN_PROGRAMME if one.told.nps_division
    )
    rows = tuple(
        (band.label if band else "Findings not found", crc[band], nps[band])
        for band in [*READINGS, None]
    )
    well = (Reading.GOOD, Reading.SUFFICIENT)
    sentence = (
        f"By our reading, {sum(crc[b] for b in well)} of {crc.total() - crc[None]} CRCs and "
        f"{sum(nps[b] for b in well)} of {nps.total() - nps[None]} parts of the NPS whose "
        "findings were read did good or sufficient work."
    )
    head = ("Our reading of the inspectorate’s words", "CRC", "NPS")
    note = (
        "The programme gave no grades. Each band is our reading of the words it used."
    )
    return Chart("programme", "Quality & Impact: what was found", sentence, head, rows, drawings.bands(rows), note)  # fmt: skip


def _tallies() -> Chart:
    rows = []
    for tally in TALLIES:
        given = [tally.ratings[rating] for rating in RATINGS]
        rest = tally.n - sum(n for n in given if n is not None)
        title = f"{tally.title[0].upper()}{tally.title[1:]} ({tally.date})"
        rows.append((title, tally.n, *given, rest))
    sentence = f"{len(rows)} published counts; in {sum(None in row for row in rows)} of them some ratings were not given, and the rest is shown as not given."
    head = ("Count", "Inspections", *(rating.label for rating in RATINGS), NOT_GIVEN)
    note = "The counts are under different standards and of different bodies, and some hold the same inspections: they are not to be added up or ranked. A dash is a number that was not found, never a nought."
    return Chart("tallies", "Published counts of ratings", sentence, head, tuple(rows), drawings.shares(rows, RATINGS, NOT_GIVEN), note)  # fmt: skip


def _rated(service: Service) -> list[Inspection]:
    return [
        one
        for one in inspections.WITH_WHOLE
        if one.edition
        and (one.edition.service is Service.YOUTH) == (service is Service.YOUTH)
    ]


def _each_edition() -> dict[str, Any]:
    groups: dict[str, list[Inspection]] = {}
    for one in inspections.WITH_WHOLE:
        name = f"edition-{one.edition_name}-{slugify(one.kind)}"
        groups.setdefault(name, []).append(one)
    return {
        name: (lambda name=name, rated=rated: _of_edition(name, rated))
        for name, rated in groups.items()
    }


ALL = {
    "programme": _programme,
    "tallies": _tallies,
    "over-time-adult": lambda: _over_time("over-time-adult", "probation", _rated(Service.ADULT)),
    "over-time-youth": lambda: _over_time("over-time-youth", "youth justice services", _rated(Service.YOUTH)),
    **_each_edition(),
}  # fmt: skip
