"""The band of one key question, and whether one case or five points would change it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from ..explained import Explained, Part
from ..rule import CannotAnswer
from .edition import Edition
from .rating import Banding, Rating, highest, lowest, whole_percent

MOST_CASES = 2_000  # judged on one question; far more than any inspection reads
CLOSE = 5  # percentage points from a boundary, five included
BORDERLINE_SOURCE = (
    "rating rules for the panel's discretion: within five percentage points of a "
    "boundary, or where another judgement in one case would change the rating"
)
BORDERLINE_DOUBT = (
    "from memory of the published rules; whether the panel may also lower a rating was "
    "not settled by the sources, so both sides of a boundary are flagged"
)


@dataclass(frozen=True)
class QuestionBand:
    """What `met` sufficient of `cases` applicable cases come to."""

    met: int
    cases: int
    percent: int  # to the whole, halves up
    rating: Rating
    rating_other_way: Rating  # with the exact share and the whole per cent exchanged
    across_close_boundaries: tuple[Rating, ...]  # ratings within five points
    one_case_away: tuple[
        Rating, ...
    ]  # other ratings, had one case been judged otherwise

    @property
    def is_close(self) -> bool:
        return bool(self.across_close_boundaries)

    @property
    def one_case_would_change_it(self) -> bool:
        return bool(self.one_case_away)

    @property
    def is_borderline(self) -> bool:
        return self.is_close or self.one_case_would_change_it

    @property
    def could_be(self) -> tuple[Rating, ...]:
        return (self.rating, *self.across_close_boundaries, *self.one_case_away)

    def as_data(self) -> dict[str, Any]:
        return {
            "met": self.met,
            "cases": self.cases,
            "percent": self.percent,
            "exact_percent": float(Fraction(100 * self.met, self.cases)),
            "rating": self.rating.label,
            "rating_other_way": self.rating_other_way.label,
            "within_five_points_of": [r.label for r in self.across_close_boundaries],
            "one_case_from": [r.label for r in self.one_case_away],
            "is_borderline": self.is_borderline,
        }


def band_of_question(edition: Edition, met: int, cases: int) -> Explained[QuestionBand]:
    """`met` of the `cases` that the question applies to were judged sufficient.

    CannotAnswer for impossible counts, and for an edition without bands.
    """
    banding = edition.bands()
    check_counts(met, cases)
    band = _band(banding, met, cases)
    parts = [
        Part(
            f"{met} of {cases} cases were sufficient: {band.percent}%, set as the "
            f"{banding.compares.value} against the bands of {edition.title}",
            band.percent,
            banding.source,
            banding.doubt,
        ),
        Part(f"The band is {band.rating.label}", band.rating.label),
    ]
    if band.rating_other_way is not band.rating:
        other = banding.other_way().compares.value
        text = f"By the {other} it would be {band.rating_other_way.label}"
        parts.append(Part(text, band.rating_other_way.label, doubt=banding.doubt))
    return Explained(band, (*parts, *_borderline_parts(band)), edition.title)


def check_counts(met: int, cases: int) -> None:
    """CannotAnswer unless 0 <= met <= cases, and there is a case and not too many."""
    if cases <= 0:
        text = "No case was judged on this question, so it has no rating"
        raise CannotAnswer(text, "cases")
    if cases > MOST_CASES:
        text = f"No inspection reads more than {MOST_CASES:,} cases, not {cases:,}"
        raise CannotAnswer(text, "cases")
    if not 0 <= met <= cases:
        text = f"Sufficient cases must be between 0 and the {cases} judged, not {met}"
        raise CannotAnswer(text, "met")


def _band(banding: Banding, met: int, cases: int) -> QuestionBand:
    rating = banding.rate(met, cases)
    beside = (banding.rate(n, cases) for n in (met - 1, met + 1) if 0 <= n <= cases)
    return QuestionBand(
        met=met,
        cases=cases,
        percent=whole_percent(met, cases),
        rating=rating,
        rating_other_way=banding.other_way().rate(met, cases),
        across_close_boundaries=_across(banding, banding.compared(met, cases)),
        one_case_away=tuple(other for other in beside if other is not rating),
    )


def _across(banding: Banding, percent: Fraction) -> tuple[Rating, ...]:
    """The rating on the far side of each boundary within five points."""
    found = []
    for (floor, above), (_, below) in pairwise(banding.bands):
        if abs(percent - floor) <= CLOSE:
            found.append(below if percent >= floor else above)
    return tuple(found)


def _borderline_parts(band: QuestionBand) -> list[Part]:
    parts = []
    if band.is_close:
        names = _names(band.across_close_boundaries)
        text = f"Borderline: within five percentage points of {names}"
        parts.append(Part(text, None, BORDERLINE_SOURCE, BORDERLINE_DOUBT))
    if band.one_case_would_change_it:
        names = _names(band.one_case_away)
        text = f"Borderline: one case judged otherwise would make it {names}"
        parts.append(Part(text, None, BORDERLINE_SOURCE, BORDERLINE_DOUBT))
    return parts


def _names(ratings: Sequence[Rating]) -> str:
    return " or ".join(rating.label for rating in ratings)


def reach(bands: Sequence[QuestionBand]) -> tuple[Rating, Rating]:
    """The worst and best rating a standard could have, all borderlines considered.

    The lowest band makes the standard, so it rises only if every question can.
    """
    worst = lowest(lowest(band.could_be) for band in bands)
    best = lowest(highest(band.could_be) for band in bands)
    return worst, best


@dataclass(frozen=True)
class Pooled:
    """One question over several units: all their cases together, and the plain mean."""

    met: int
    cases: int
    mean_share: Fraction  # of the units' shares, each unit counting once


def pool(counts: Sequence[tuple[int, int]]) -> Pooled:
    """(met, cases) of each unit.  The sources do not say which way a region is rated:
    pooled is the default here, and the mean stands beside it."""
    if not counts:
        raise CannotAnswer("Give the counts of one unit at least", "units")
    for met, cases in counts:
        check_counts(met, cases)
    mean = sum((Fraction(met, cases) for met, cases in counts), Fraction(0)) / len(
        counts
    )
    return Pooled(sum(met for met, _ in counts), sum(n for _, n in counts), mean)
