"""The latest inspections, and the search among all of them."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from . import search
from .pages import page

ON_A_PAGE = 20
DESCRIPTION = (
    "Inspections of probation and youth justice in England and Wales: published ratings, "
    "each derived again from its points and shown with its source."
)


def view(request: HttpRequest) -> HttpResponse:
    q = request.GET.get("q", "").strip()[: search.LONGEST]
    chosen = {f.key: value for f in search.FACETS if (value := request.GET.get(f.key))}
    found = search.find(q, chosen)
    pages = Paginator(found, ON_A_PAGE)
    asked = request.GET.get("page", "1")
    shown = pages.get_page(asked)
    return page(
        request,
        "latest",
        description=DESCRIPTION,
        q=q,
        found=shown,
        total=len(found),
        # A page that is not there: the nearest is shown, and said to be.
        other_page=asked != str(shown.number),
        facets=[(f, search.choices(f, q, chosen), chosen.get(f.key)) for f in search.FACETS],
        in_force=_in_force(q, chosen),
        before=_address(q, chosen, shown.number - 1) if shown.has_previous() else None,
        after=_address(q, chosen, shown.number + 1) if shown.has_next() else None,
    )  # fmt: skip


def _in_force(q: str, chosen: dict[str, str]) -> list[dict[str, str]]:
    told = [{"text": f"“{q}”", "remove": _address("", chosen)}] if q else []
    return told + [
        {
            "text": value,
            "remove": _address(q, {k: v for k, v in chosen.items() if k != key}),
        }
        for key, value in chosen.items()
    ]


def _address(q: str, chosen: dict[str, str], number: int = 1) -> str:
    asked = ({"q": q} if q else {}) | chosen | ({"page": number} if number > 1 else {})
    return reverse("inspections") + (f"?{urlencode(asked)}" if asked else "")
