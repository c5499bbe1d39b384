"""The rating of a standard: its lowest key question, or the inspectors' judgement.

The panel may move an arithmetical rating where it is borderline.  Both are kept and
published: the arithmetic, and what the panel decided, why and who.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..decision import YES, Decision, no
from ..explained import Explained, Part
from ..rule import CannotAnswer
from .edition import Edition, Method, Standard
from .questions import (
    BORDERLINE_DOUBT,
    BORDERLINE_SOURCE,
    QuestionBand,
    band_of_question,
    reach,
)
from .rating import Rating, lowest

Counts = tuple[int, int]  # (sufficient, applicable)

LOWEST_SOURCE = "rating rules: the lowest band among a standard's key questions"
LOWEST_DOUBT = "from memory of the published rules; no published result speaks against"


@dataclass(frozen=True)
class StandardBand:
    """The arithmetic of one standard.  `not_rated` had no case that they apply to."""

    key: str
    rating: Rating
    bands: Mapping[str, QuestionBand]  # by the question's key
    not_rated: tuple[str, ...]
    could_be: tuple[Rating, Rating]  # worst and best, all borderlines considered

    @property
    def decided_by(self) -> tuple[str, ...]:
        """The questions whose band is the lowest."""
        return tuple(k for k, band in self.bands.items() if band.rating is self.rating)

    @property
    def is_borderline(self) -> bool:
        return self.could_be != (self.rating, self.rating)

    def as_data(self) -> dict[str, Any]:
        return {
            "standard": self.key,
            "rating": self.rating.label,
            "score": self.rating.score,
            "decided_by": list(self.decided_by),
            "not_rated": list(self.not_rated),
            "is_borderline": self.is_borderline,
            "could_be": [rating.label for rating in self.could_be],
            "questions": {key: band.as_data() for key, band in self.bands.items()},
        }


def band_of_standard(
    edition: Edition, key: str, counts: Mapping[str, Counts]
) -> Explained[StandardBand]:
    """`counts` gives (sufficient, applicable) for each key question by its key.

    A question with no applicable case is given as (0, 0): it is left out, and said to
    be.  Where the edition's file names no questions (they were not found), any keys do.
    """
    standard = edition.standard(key)
    check_questions(standard, counts)
    applied = {q: (met, n) for q, (met, n) in counts.items() if (met, n) != (0, 0)}
    if not applied:
        text = f"No case was judged on {standard.title}, so it has no rating"
        raise CannotAnswer(text, "questions")
    told = {q: band_of_question(edition, *one) for q, one in applied.items()}
    bands = {q: one.value for q, one in told.items()}
    rating = lowest(band.rating for band in bands.values())
    not_rated = tuple(q for q in counts if q not in applied)
    value = StandardBand(key, rating, bands, not_rated, reach(list(bands.values())))
    return Explained(value, _parts(standard, value), edition.title)


def check_questions(standard: Standard, counts: Mapping[str, Counts]) -> None:
    """CannotAnswer unless the counts are of exactly this standard's questions."""
    if standard.method is Method.JUDGED:
        text = (
            f"{standard.title} is judged on evidence, not counted from cases: "
            "give its rating"
        )
        raise CannotAnswer(text, "questions")
    if not standard.questions:
        return
    keys = [question.key for question in standard.questions]
    for key in keys:
        if key not in counts:
            text = f"Key question {key} is missing. Where no case applies give 0 of 0"
            raise CannotAnswer(text, key)
    for key in counts:
        if key not in keys:
            text = f"{standard.title} has no key question ‘{key}’: {', '.join(keys)}"
            raise CannotAnswer(text, key)


def _parts(standard: Standard, value: StandardBand) -> tuple[Part, ...]:
    parts = [
        Part(f"{key}: {band.met} of {band.cases}, {band.percent}%", band.rating.label)
        for key, band in value.bands.items()
    ]
    parts += [Part(f"{key}: not rated, no case applies") for key in value.not_rated]
    decided = ", ".join(value.decided_by)
    text = f"{standard.title} takes the lowest band, that of {decided}"
    parts.append(Part(text, value.rating.label, LOWEST_SOURCE, LOWEST_DOUBT))
    if value.is_borderline:
        worst, best = value.could_be
        text = f"Borderline: between {worst.label} and {best.label}"
        parts.append(Part(text, None, BORDERLINE_SOURCE, BORDERLINE_DOUBT))
    if standard.note:
        parts.append(Part(standard.note))
    return tuple(parts)


def can_move(
    band: StandardBand, to: Rating, *, because: str, names: Sequence[str]
) -> Decision:
    """Whether the panel may give `to` in place of the arithmetic.

    `because` is its reason and `names` who decided; both are published with it.
    """
    if to is band.rating:
        return YES
    worst, best = band.could_be
    answer = YES
    if not worst.score <= to.score <= best.score:
        answer &= no(
            "not-borderline",
            f"{band.rating.label} is not close enough to {to.label}: no key question "
            "that decides it is within five points or one case of it",
            f"{BORDERLINE_SOURCE} ({BORDERLINE_DOUBT})",
        )
    if not because.strip():
        answer &= no("no-reason", "Say why the panel moves the rating")
    if not any(name.strip() for name in names):
        answer &= no("no-names", "Say who decided")
    return answer
