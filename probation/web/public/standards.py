"""The editions of the inspection standards, in plain words."""

from django.http import Http404, HttpRequest, HttpResponse

from probation.policy.inspection.edition import Edition, Method
from probation.policy.inspection.editions import ALL

from .inspections import words_of
from .pages import page

METHODS = {
    Method.JUDGED: "judged by the inspectors on evidence, with no arithmetic",
    Method.CASES: "from the share of the body’s own inspected cases that are sufficient",
    Method.AGGREGATED: "from cases read in several units, taken together",
}
BY_KEY = {edition.key: edition for edition in ALL}


def index(request: HttpRequest) -> HttpResponse:
    editions = sorted(ALL, key=lambda edition: (edition.since, edition.title))
    return page(
        request,
        "standards",
        description="The standards that probation and youth justice are inspected against.",
        editions=[(edition, in_use(edition)) for edition in editions],
    )


def view(request: HttpRequest, key: str) -> HttpResponse:
    edition = BY_KEY.get(key)
    if edition is None:
        raise Http404
    return page(
        request,
        "edition",
        description=f"{edition.title}: domains, standards and key questions in plain words.",
        edition=edition,
        in_use=in_use(edition),
        methods=METHODS,
        scales=scales(edition),
        unseen_=_unseen(edition),
    )


def in_use(edition: Edition) -> str:
    since = f"from {words_of(edition.since, edition.precision)}"
    if edition.until is None:
        return since
    return f"{since}, until before {words_of(edition.until, edition.precision)}"


def scales(edition: Edition) -> list[tuple[str, int, list[tuple[str, str]]]]:
    """For each kind of body: how many points there are, and which earn which rating."""
    if edition.scale is None:
        return []
    told = []
    for kind in edition.kinds:
        maximum = edition.maximum(kind)
        ranges = edition.scale.ranges(maximum)
        lines = [
            (rating.label, f"{low} to {high}") for rating, (low, high) in ranges.items()
        ]
        told.append((kind.label, maximum, lines[::-1]))
    return told


def _unseen(edition: Edition) -> tuple[int, int]:
    """How many standards and questions stand here from memory, out of how many."""
    parts = [*edition.standards, *(q for s in edition.standards for q in s.questions)]
    return sum(not part.seen for part in parts), len(parts)
