"""Published overall ratings, derived again from their scores."""

from dataclasses import dataclass

from ...explained import Explained, Part
from ...rule import CannotAnswer
from ...term import Term
from ..editions import edition
from ..rating import Rating
from . import Published

# The source's names of editions, and whose scale each has.  All scales are of one form.
EDITIONS = {
    "adult-2018": "adult_2018",
    "adult-2021": "adult_2021",
    "adult-2023": "adult_2023",
    "youth-2018-2021": "youth_2021",  # the scale of 2018 is the same
}


class Outcome(Term):
    AGREES = "agrees", "Derived again: agrees"
    DISAGREES = "disagrees", "Derived again: disagrees with what was published"
    NOTHING_TO_COMPARE = "nothing-to-compare", "Derived; no rating was published"
    NOT_DERIVABLE = "not-derivable", "Not derivable"
    SOURCE_ERROR = "source-error", "The source is thought to be in error"


@dataclass(frozen=True)
class Derived:
    outcome: Outcome
    derived: Rating | None  # None: not derivable
    published: Rating | None


def derive(row: Published) -> Explained[Derived]:
    """The overall rating by the scale of the row's edition, beside the published one.

    A row of a flagged report is a source error whatever it comes to, and so is a score that cannot
    be: not whole, above its maximum, or out of no whole number of standards.
    """
    parts = [Part(row.flag, source=row.source)] if row.flag else []
    try:
        found, why = _rate(row)
        outcome = _outcome(found, row.overall_rating)
    except CannotAnswer as error:
        found, why = None, Part(f"The published score cannot be: {error}")
        outcome = Outcome.SOURCE_ERROR
    if row.flag:
        outcome = Outcome.SOURCE_ERROR
    return Explained(Derived(outcome, found, row.overall_rating), (*parts, why))


def _rate(row: Published) -> tuple[Rating | None, Part]:
    """None, and why, where no rating follows from what was published."""
    if not row.overall_score or not row.score_out_of:
        return None, Part("Not derivable: no score was published", source=row.source)
    if row.edition not in EDITIONS:
        return None, Part(f"Not derivable: no scale is held for {row.edition}")
    scale = edition(EDITIONS[row.edition]).overall()
    maximum = _points(row.score_out_of)
    low = _points(row.overall_score)
    high = _points(row.overall_score_to or row.overall_score)
    score = f"{low}" if low == high else f"{low} to {high}"
    rating = scale.rate(low, maximum)
    if scale.rate(high, maximum) is not rating:
        text = f"Not derivable: {score} of {maximum} points spans several ratings"
        return None, Part(text, source=row.source)
    text = f"{score} of {maximum} points is {rating.label}"
    return rating, Part(text, rating.label, scale.source, scale.doubt)


def _points(words: str) -> int:
    try:
        return int(words)
    except ValueError:
        raise CannotAnswer(f"{words} is not a whole number of points") from None


def _outcome(found: Rating | None, published: Rating | None) -> Outcome:
    if found is None:
        return Outcome.NOT_DERIVABLE
    if published is None:
        return Outcome.NOTHING_TO_COMPARE
    return Outcome.AGREES if found is published else Outcome.DISAGREES
