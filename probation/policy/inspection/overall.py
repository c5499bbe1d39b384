"""The overall rating: the standards' scores, added up and set against the scale."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..explained import Explained, Part
from ..rule import CannotAnswer
from .edition import Edition, Kind, Standard
from .rating import TOP_SCORE, Rating

NO_LIMIT = "no limiting rule was found: an Inadequate standard does not cap the whole"


@dataclass(frozen=True)
class Overall:
    rating: Rating
    score: int
    maximum: int  # three points for each standard that was rated
    ratings: Mapping[str, Rating]  # the standards that made it
    not_rated: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        return {
            "rating": self.rating.label,
            "score": self.score,
            "maximum": self.maximum,
            "standards": {key: one.label for key, one in self.ratings.items()},
            "not_rated": list(self.not_rated),
        }


def overall_rating(
    edition: Edition, kind: Kind, ratings: Mapping[str, Rating | None]
) -> Explained[Overall]:
    """`ratings` gives each standard that counts for this kind of body; None says that
    it was not rated, and the maximum shrinks by it.

    Standards that do not count may be given as well: they change nothing.
    """
    scale = edition.overall()
    counting = edition.counting(kind)
    check_standards(edition, counting, ratings)
    rated = {s.key: r for s in counting if (r := ratings[s.key]) is not None}
    if not rated:
        raise CannotAnswer("No standard was rated, so there is no whole", "standards")
    score = sum(rating.score for rating in rated.values())
    maximum = TOP_SCORE * len(rated)
    value = Overall(
        scale.rate(score, maximum),
        score,
        maximum,
        rated,
        tuple(s.key for s in counting if s.key not in rated),
    )
    parts = [
        Part(f"{s.key} {s.title}: {rated[s.key].label}", rated[s.key].score)
        for s in counting
        if s.key in rated
    ]
    parts += [Part(f"{key}: not rated") for key in value.not_rated]
    low, high = scale.ranges(maximum)[value.rating]
    text = f"{score} of {maximum} points: {value.rating.label} is {low} to {high}"
    parts.append(Part(text, value.rating.label, scale.source, scale.doubt))
    parts.append(Part("No single standard limits the whole", doubt=NO_LIMIT))
    return Explained(value, tuple(parts), edition.title)


def check_standards(
    edition: Edition, counting: tuple[Standard, ...], given: Mapping[str, object]
) -> None:
    """CannotAnswer unless every counting standard is given, and none is unknown."""
    for standard in counting:
        if standard.key not in given:
            text = (
                f"{standard.key} {standard.title} is missing. "
                "Where it was not rated say so (null)"
            )
            raise CannotAnswer(text, standard.key)
    others = {s.key for s in edition.standards if not s.counts}
    for key in given:
        if key not in others and key not in {s.key for s in counting}:
            text = f"‘{key}’ is not a standard of {edition.title} for this kind of body"
            raise CannotAnswer(text, key)
