"""Every published overall rating, derived again from its points."""

from collections import Counter

from django.http import HttpRequest, HttpResponse

from probation.policy.inspection.published.derive import Outcome

from . import inspections
from .inspection import derivation
from .pages import page

# What needs looking at first.
ORDER = (
    Outcome.DISAGREES,
    Outcome.SOURCE_ERROR,
    Outcome.AGREES,
    Outcome.NOTHING_TO_COMPARE,
    Outcome.NOT_DERIVABLE,
)


def view(request: HttpRequest) -> HttpResponse:
    rated = inspections.WITH_WHOLE
    counts = Counter(one.derived.value.outcome for one in rated)
    return page(
        request,
        "checked",
        description="Published overall ratings derived again: which agree, and which cannot be.",
        counts=[(outcome, counts[outcome]) for outcome in ORDER],
        groups=[
            (outcome, [(one, derivation(one)) for one in rated if one.derived.value.outcome is outcome])
            for outcome in ORDER
        ],
        total=len(rated),
    )  # fmt: skip
