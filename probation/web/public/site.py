"""What search engines ask for."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from probation.records.consultations import queries

from . import consultations, inspections, league, standards
from .pages import absolute, as_file, living

PLACES = ("inspections", "leagues", "compare", "over-time", "programme", "checked", "tallies", "infographic", "feeds", "standards", "consultations", "subscribe", "data")  # fmt: skip


def addresses() -> list[str]:
    """Every public page of what stands in the law book."""
    found = [reverse(place) for place in PLACES]
    found += [reverse("league", args=[name]) for name in league.editions()]
    found += [reverse("edition", args=[key]) for key in standards.BY_KEY]
    found += [reverse("body", args=[body]) for body in inspections.BODIES]
    return found + [reverse("inspection", args=[one.slug]) for one in inspections.ALL]


@living
def sitemap(request: HttpRequest) -> HttpResponse:
    asked = map(consultations.address, queries.published(invented=False))
    told = [absolute(request, path) for path in [*addresses(), *asked]]
    body = render_to_string("public/sitemap.jinja", {"addresses": told})
    return as_file(body, "application/xml")


def robots(request: HttpRequest) -> HttpResponse:
    """Only what is published is for search engines."""
    lines = [
        "User-agent: *",
        *(
            f"Allow: {place}"
            for place in ("/inspections/", "/standards/", "/consultations/", "/data/")
        ),
        "Allow: /$",
        "Disallow: /",
        f"Sitemap: {absolute(request, reverse('sitemap'))}",
    ]
    return as_file("\n".join(lines) + "\n", "text/plain; charset=utf-8")
