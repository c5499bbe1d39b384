"""Open data: what the pages show, as files whose every column is explained."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from probation.policy.explained import plain
from probation.policy.inspection.editions import ALL as EDITIONS
from probation.policy.inspection.published import FINDINGS, QUALITY_AND_IMPACT, TALLIES

from . import inspections
from .inspections import Inspection, cut
from .pages import absolute, as_file, page

LICENCE = (
    "Facts, free to use. Pages of the inspectorate are under the Open Government Licence "
    "v3.0; findings are in our own words."
)
REAL = "Real inspections. Nothing in it is invented."


@dataclass(frozen=True)
class Dataset:
    name: str
    title: str
    about: str
    columns: tuple[tuple[str, str], ...]  # name, meaning
    rows: Callable[[], Iterable[tuple[Any, ...]]]


WHICH = (
    ("inspection", "Key of the inspection: its page is /inspections/reports/ and this"),
    ("title", "The body or area that was inspected"),
    ("published", "Day the report came out, as much of it as is known: year, month or day"),
    ("standards", "Name of the set of standards. Ratings under different sets are not comparable"),
)  # fmt: skip
SOURCE = ("source", "Where the row comes from")
NOTE = ("note", "What else is to be known of the row")


def _which(one: Inspection) -> tuple[str, ...]:
    return one.slug, one.title, cut(one.on, one.precision), one.edition_name


def _ratings() -> Iterable[tuple[Any, ...]]:
    for one in inspections.WITH_WHOLE:
        whole, derived = one.whole, one.derived
        yield (
            *_which(one), one.kind, one.region, whole.overall_rating, whole.overall_score,
            whole.overall_score_to, whole.score_out_of, whole.score_status,
            derived.value.derived, derived.value.outcome, whole.flag, whole.source, whole.note,
        )  # fmt: skip


def _standards() -> Iterable[tuple[Any, ...]]:
    for one in inspections.ALL:
        for row in one.rows:
            yield (
                *_which(one), row.standard, row.key_question, row.percent_sufficient,
                row.rating, row.source, row.note,
            )  # fmt: skip


def _programme() -> Iterable[tuple[Any, ...]]:
    for told in QUALITY_AND_IMPACT:
        yield (
            told.number, told.area, told.published, told.crc, told.nps_division, told.crc_owner,
            told.crc_finding, told.nps_finding, told.crc_band, told.nps_band, told.status,
            told.source, told.note,
        )  # fmt: skip


def _tallies() -> Iterable[tuple[Any, ...]]:
    for tally in TALLIES:
        ratings = [tally.ratings[rating] for rating in tally.ratings]
        yield tally.title, tally.date, tally.edition, tally.n, *ratings, tally.source, tally.note  # fmt: skip


def _editions() -> Iterable[tuple[Any, ...]]:
    for edition in EDITIONS:
        for domain in edition.domains:
            for standard in domain.standards:
                for question in standard.questions or [None]:
                    yield (
                        edition.key, edition.title, domain.title, standard.key, standard.title,
                        standard.method, standard.counts, question and question.key,
                        question and question.text, (question or standard).seen, edition.fingerprint,
                    )  # fmt: skip


ALL = (
    Dataset("ratings", "Overall ratings", "One row for each inspection with an overall rating, as published, and derived again from its points.",
        (*WHICH, ("kind", "Kind of body"), ("region", "Region; blank: not given"), ("rating", "Overall rating as published"),
         ("score", "Points, as the source wrote them; blank: not published"), ("score_to", "The most points, where only a range is known"),
         ("out_of", "Points there could be"), ("score_status", "published, derived (by us, from the standards) or range"),
         ("derived", "Rating that the points come to; blank: not derivable"), ("outcome", "agrees, disagrees, not-derivable, nothing-to-compare or source-error"),
         ("flag", "Why the source is thought to be in error; blank: it is not"), SOURCE, NOTE), _ratings),
    Dataset("standards", "Ratings of standards", "What was published of single standards and key questions. A standard that is missing says nothing about it.",
        (*WHICH, ("standard", "The standard, as the source names it"), ("key_question", "The key question; blank: the standard as a whole"),
         ("percent_sufficient", "Per cent of cases that were sufficient. How many cases was not published with it, so there is no interval"),
         ("rating", "Rating of the standard as published"), SOURCE, NOTE), _standards),
    Dataset("quality-and-impact", "Quality & Impact 2016-18", "The sixteen inspections of a programme that gave no grades. Bands are our reading of the inspectorate’s words.",
        (("number", "Place in the order of publication"), ("area", "The area"), ("published", "Year, month or day, as known"),
         ("crc", "Community rehabilitation company; blank: none was inspected"), ("nps_division", "Division of the National Probation Service; blank: none was inspected"),
         ("crc_owner", "Who owned the company"), ("crc_finding", "What was found, in our words; blank: not found"), ("nps_finding", "The same of the NPS"),
         ("crc_band_our_reading", "Our reading of the inspectorate’s words on the CRC: no grade was given"), ("nps_band_our_reading", "Our reading of its words on the NPS: no grade was given"),
         ("status", "verified, unverified, or what was seen"), SOURCE, NOTE), _programme),
    Dataset("tallies", "Published counts of ratings", "How many inspections had each rating, as counted by others. Some hold the same inspections: do not add them up.",
        (("count", "What was counted"), ("date", "Year and month, or day"), ("standards", "Name of the set of standards"), ("inspections", "How many in all"),
         ("inadequate", "Of these rated Inadequate; blank: not found, never a nought"), ("requires_improvement", "The same for Requires improvement"),
         ("good", "The same for Good"), ("outstanding", "The same for Outstanding"), SOURCE, NOTE), _tallies),
    Dataset("west-mercia-findings", "Findings on West Mercia, November 2017", "Twenty-six findings in our own words.",
        (("key", "F1 to F26"), ("theme", "What it is about"), ("whom", "crc, nps, both, courts or national"), ("found", "What was found, in our words"),
         ("needs", "What a system must show, so that it is seen or does not happen again: ours"), SOURCE),
        lambda: ((f.key, f.theme, f.kind, f.found, f.needs, f.source) for f in FINDINGS)),
    Dataset("editions", "Standards and key questions", "Every edition of the standards: one row for each key question, or for a standard without any.",
        (("edition", "Key of the edition: its page is /standards/ and this"), ("title", "Its title"), ("domain", "The domain"), ("standard", "Number of the standard"),
         ("standard_title", "Its title"), ("method", "judged, cases or aggregated"), ("counts", "Whether it counts towards the overall rating"),
         ("question", "Number of the key question; blank: none is held"), ("text", "The question in our words"),
         ("seen", "Whether its words were seen in a public page; otherwise they are from memory"), ("fingerprint", "SHA-256 of the edition: it never changes")), _editions),
)  # fmt: skip
BY_NAME = {one.name: one for one in ALL}


def index(request: HttpRequest) -> HttpResponse:
    return page(
        request,
        "data",
        description="Inspection ratings as open data: CSV and JSON, every column explained.",
        datasets=[(one, len(list(one.rows()))) for one in ALL],
        licence=LICENCE,
    )


def as_csv(request: HttpRequest, name: str) -> HttpResponse:
    dataset = _named(name)
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([column for column, _ in dataset.columns])
    writer.writerows([_cell(value) for value in row] for row in dataset.rows())
    return as_file(file.getvalue(), "text/csv; charset=utf-8", f"{name}.csv")


def as_json(request: HttpRequest, name: str) -> HttpResponse:
    dataset = _named(name)
    columns = dict(dataset.columns)
    told = {
        "title": dataset.title,
        "about": f"{dataset.about} {REAL}",
        "licence": LICENCE,
        "address": absolute(request, reverse("data-json", args=[name])),
        "columns": columns,
        "rows": [dict(zip(columns, map(plain, row), strict=True)) for row in dataset.rows()],
    }  # fmt: skip
    return as_file(json.dumps(told, ensure_ascii=False, indent=1), "application/json")


def _named(name: str) -> Dataset:
    if name not in BY_NAME:
        raise Http404
    return BY_NAME[name]


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else value
