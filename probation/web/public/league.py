"""League tables: one for each kind of body under one edition, and never across editions."""

from dataclasses import dataclass
from functools import cache

from django.http import Http404, HttpRequest, HttpResponse

from probation.policy.inspection.edition import Kind
from probation.policy.inspection.points import Worth, worth

from . import charts, inspections
from .inspections import EDITION_TITLES, Inspection
from .pages import page

KINDS = {kind.label: kind for kind in Kind}


@dataclass(frozen=True)
class League:
    """`rows` by rating, then by share of the points, then by name: inspections without
    a score have no place among those with one."""

    kind: str
    rows: tuple[Inspection, ...]
    worth: Worth | None  # None: no points were published to compare

    @property
    def scored(self) -> bool:
        return self.worth is not None

    def level(self, one: Inspection) -> int | None:
        """How many others it cannot be told apart from, out of as many points."""
        if one.points is None or self.worth is None:
            return None
        return sum(
            other is not one
            and other.points is not None
            and other.out_of == one.out_of
            and abs(other.points - one.points) < self.worth.telling
            for other in self.rows
        )


def index(request: HttpRequest) -> HttpResponse:
    told = "Tables of inspection ratings, one for each edition of the standards."
    return page(
        request, "leagues", description=told, editions=editions(), titles=EDITION_TITLES
    )


def view(request: HttpRequest, edition_name: str) -> HttpResponse:
    counts = editions()
    if edition_name not in counts:
        raise Http404
    title = EDITION_TITLES[edition_name]
    return page(
        request,
        "league",
        description=f"Every rating found that was given under {title}, with its source.",
        title=title,
        edition_name=edition_name,
        leagues=leagues(edition_name),
        charts=charts.of_edition(edition_name),
        editions=counts,
    )


@cache
def leagues(edition_name: str) -> tuple[League, ...]:
    rated = [one for one in inspections.WITH_WHOLE if one.edition_name == edition_name]
    kinds = sorted({one.kind for one in rated})
    return tuple(
        _league(kind, [one for one in rated if one.kind == kind]) for kind in kinds
    )


def _league(kind: str, rated: list[Inspection]) -> League:
    scored = [one for one in rated if one.points is not None]
    edition = rated[0].edition
    known = edition and len(scored) > 1 and kind in KINDS
    return League(
        kind,
        tuple(sorted(rated, key=_place)),
        worth(edition, KINDS[kind]) if known else None,
    )


def _place(one: Inspection) -> tuple:
    share = one.points / one.out_of if one.points is not None else -1
    return -(one.rating.score if one.rating else -1), -share, one.title


@cache
def editions() -> dict[str, int]:
    """Editions with ratings, oldest first, and how many inspections each has."""
    rated = [one.edition_name for one in inspections.WITH_WHOLE]
    return {name: n for name in EDITION_TITLES if (n := rated.count(name))}
