"""What the pages for everyone show, as JSON: described at /api/openapi.json.

The same search and the same summaries as the pages.  Real inspections alone.
"""

from typing import Annotated, Literal

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from probation import clock
from probation.records.consultations import queries as consulted

from . import inspections, search, standards
from .inspections import Inspection, cut
from .pages import absolute

ON_A_PAGE = 50
# PostgreSQL and HTTP both end there; a page so far on is empty, and says so.
FURTHEST = 1_000_000_000
router = Router(tags=["For everyone"])


class Summary(Schema):
    """One inspection, as a list shows it."""

    key: str = Field(description="Its page is /inspections/reports/ and this")
    title: str
    published: str = Field(description="As much of the day as is known: 2018, 2019-05 or 2019-05-08")  # fmt: skip
    kind: str
    region: str = Field(description="Empty: not given")
    standards: str = Field(
        description="Ratings under different sets are not comparable"
    )
    rating: str | None = Field(
        description="Overall rating as published; null: none was"
    )
    score: str = Field(description="Points as the source wrote them; empty: not published")  # fmt: skip
    summary: str
    is_gap: bool = Field(description="No more than that it took place was found")
    address: str


class Standing(Schema):
    standard: str
    key_question: str
    percent_sufficient: int | None
    rating: str | None
    source: str
    note: str


class Whole(Summary):
    bodies: list[str]
    sources: list[str]
    notes: list[str]
    standings: list[Standing] = Field(description="What was published of single standards; one that is missing says nothing")  # fmt: skip


class Found(Schema):
    total: int
    page: int
    pages: int
    items: list[Summary]


class Edition(Schema):
    key: str
    title: str
    service: str
    since: str
    is_skeleton: bool = Field(description="Only its outline is known")
    doubts: list[str]
    fingerprint: str = Field(description="SHA-256: a published edition never changes")
    address: str


class Consulted(Schema):
    key: str
    title: str
    opened_at: str
    closes_at: str
    is_open: bool
    outcome: Literal["adopted", "not adopted"] | None
    address: str


class Wrong(Schema):
    detail: str


class Asked(Schema):
    q: Annotated[str, Field(max_length=search.LONGEST)] = ""
    edition: str | None = None
    kind: str | None = None
    region: str | None = None
    rating: str | None = None
    year: str | None = None
    theme: str | None = None
    body: str | None = None
    page: Annotated[int, Field(ge=1, le=FURTHEST)] = 1


@router.get("/inspections", response=Found, summary="Find inspections")
def find(request: HttpRequest, asked: Query[Asked]):
    told = asked.dict()
    q, page = told.pop("q"), told.pop("page")
    found = search.find(q, {key: value for key, value in told.items() if value})
    pages = Paginator(found, ON_A_PAGE)
    items = pages.page(page) if page <= pages.num_pages else []
    return {
        "total": len(found),
        "page": page,
        "pages": pages.num_pages,
        "items": [_summary(request, one.inspection) for one in items],
    }


@router.get(
    "/inspections/{key}", response={200: Whole, 404: Wrong}, summary="One inspection"
)
def inspection(request: HttpRequest, key: str):
    one = inspections.BY_SLUG.get(key)
    if one is None:
        raise HttpError(404, "There is no inspection with this key")
    return _summary(request, one) | {
        "bodies": list(one.bodies),
        "sources": list(one.sources),
        "notes": list(one.notes),
        "standings": [
            {
                "standard": row.standard,
                "key_question": row.key_question or "",
                "percent_sufficient": row.percent_sufficient,
                "rating": row.rating.label if row.rating else None,
                "source": row.source,
                "note": row.note,
            }
            for row in one.rows
        ],
    }


@router.get("/standards", response=list[Edition], summary="Editions of the standards")
def editions(request: HttpRequest):
    return [
        {
            "key": one.key,
            "title": one.title,
            "service": one.service.label,
            "since": cut(one.since, one.precision),
            "is_skeleton": one.skeleton,
            "doubts": list(one.doubts),
            "fingerprint": one.fingerprint,
            "address": absolute(request, f"/standards/{one.key}"),
        }
        for one in standards.BY_KEY.values()
    ]


@router.get("/consultations", response=list[Consulted], summary="Consultations")
def consultations(request: HttpRequest):
    now = clock.now()
    return [
        {
            "key": one.slug,
            "title": one.title,
            "opened_at": one.opened_at.isoformat(),
            "closes_at": one.closes_at.isoformat(),
            "is_open": now < one.closes_at,
            "outcome": _outcome(one),
            "address": absolute(request, f"/consultations/{one.slug}"),
        }
        for one in consulted.published(invented=False)
    ]


def _outcome(one) -> str | None:
    if not one.known_outcomes:
        return None
    return "adopted" if one.known_outcomes[0].is_adopted else "not adopted"


def _summary(request: HttpRequest, one: Inspection) -> dict:
    return {
        "key": one.slug,
        "title": one.title,
        "published": cut(one.on, one.precision),
        "kind": one.kind,
        "region": one.region,
        "standards": one.edition_title,
        "rating": one.rating.label if one.rating else None,
        "score": one.score,
        "summary": one.summary,
        "is_gap": one.is_gap,
        "address": absolute(request, f"/inspections/reports/{one.slug}"),
    }
