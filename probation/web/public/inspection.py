"""One inspection: what was published of it, derived again, with its sources."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from probation.policy.explained import Explained
from probation.policy.inspection.published import FINDINGS_DOUBTS, Whom
from probation.policy.inspection.published.derive import Outcome
from probation.policy.rule import CannotAnswer

from . import inspections
from .inspections import Inspection
from .pages import absolute, page

SCORE_WORDS = {
    "published": "points, as published",
    "derived": "points, added up by us from the standards",
    "range": "points: only the range is known",
    "": "",
}


def view(request: HttpRequest, slug: str) -> HttpResponse:
    one = inspections.BY_SLUG.get(slug)
    if one is None:
        raise Http404
    address = absolute(request, reverse("inspection", args=[slug]))
    return page(
        request,
        "inspection",
        one=one,
        description=f"{one.title}, {one.when}. {one.summary}",
        derivation=derivation(one),
        bands=[(row, band_of(one, row.percent_sufficient)) for row in one.rows],
        findings=[(whom, [f for f in one.findings if f.kind is whom]) for whom in Whom],
        doubts=FINDINGS_DOUBTS if one.findings else (),
        score_words=SCORE_WORDS[one.whole.score_status] if one.whole else "",
        related=inspections.related(one),
        citation=citation(one, address),
        shares=shares(one, address),
    )


def derivation(one: Inspection) -> Explained[str] | None:
    """What the overall rating comes to when it is derived again, in words."""
    if one.derived is None:
        return None
    found = one.derived.value
    match found.outcome:
        case Outcome.AGREES:
            says = f"{found.derived.label}: agrees with what was published"
        case Outcome.DISAGREES:
            says = f"{found.derived.label}: disagrees with the published {found.published.label}"
        case Outcome.SOURCE_ERROR if found.derived:
            says = (
                f"{found.derived.label} by its points, {found.published.label} in the source: "
                "the source is thought to be in error"
            )
        case Outcome.SOURCE_ERROR:
            says = "Not derived: the source is thought to be in error"
        case _:
            says = found.outcome.label
    return Explained(says, one.derived.parts, one.edition_title)


def band_of(one: Inspection, percent: int | None) -> str:
    """The band that a percentage by itself falls into; "" where none is held."""
    if percent is None or one.edition is None:
        return ""
    try:
        return one.edition.bands().rate(percent, 100).label
    except CannotAnswer:
        return ""


def citation(one: Inspection, address: str) -> str:
    about = "Quality & Impact inspection: " if one.told else ""
    return (
        f"HM Inspectorate of Probation ({one.on:%Y}), {about}{one.title}, published {one.when}. "
        f"Summarised by OpenProbation from the sources named there: {address}"
    )


def shares(one: Inspection, address: str) -> list[tuple[str, str]]:
    """Plain links: nothing is asked of any other site before one is followed."""
    title = f"{one.title}, inspected: {one.when}"
    mail = urlencode({"subject": title, "body": address}).replace("+", "%20")
    at = urlencode({"url": address})
    return [
        ("E-mail", f"mailto:?{mail}"),
        ("LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?{at}"),
        ("Bluesky", "https://bsky.app/intent/compose?" + urlencode({"text": f"{title} {address}"})),
    ]  # fmt: skip
