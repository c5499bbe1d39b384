"""The four ratings, the bands of a key question and the scale of the whole.

A banding says which share of sufficient cases earns which rating; a scale says which
sum of scores earns which overall rating.  Both belong to an edition and are read from
its file: nothing here knows a number of any edition.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ..rule import CannotAnswer
from ..term import Term


class Rating(Term):
    """From worst to best.  Compare by `score`: as text they have no order."""

    INADEQUATE = "inadequate", "Inadequate"
    REQUIRES_IMPROVEMENT = "requires-improvement", "Requires improvement"
    GOOD = "good", "Good"
    OUTSTANDING = "outstanding", "Outstanding"

    @property
    def score(self) -> int:
        """0 to 3 points towards the overall rating."""
        return list(Rating).index(self)


TOP_SCORE = Rating.OUTSTANDING.score


def rating_named(words: str, field: str = "rating") -> Rating:
    """By its key or its label, whatever the capitals."""
    for rating in Rating:
        if words.strip().casefold() in (rating.value, rating.label.casefold()):
            return rating
    labels = ", ".join(rating.label for rating in Rating)
    raise CannotAnswer(f"‘{words}’ is not a rating. Give one of: {labels}", field)


def lowest(ratings: Iterable[Rating]) -> Rating:
    return min(ratings, key=lambda rating: rating.score)


def highest(ratings: Iterable[Rating]) -> Rating:
    return max(ratings, key=lambda rating: rating.score)


class Compares(StrEnum):
    """What is set against a band's floor.  An edition says which, and on whose word."""

    EXACT = "exact share"
    ROUNDED = "rounded per cent"  # to the whole, halves up


def whole_percent(met: int, cases: int) -> int:
    """Per cent to the nearest whole, halves up."""
    return (200 * met + cases) // (2 * cases)


@dataclass(frozen=True)
class Banding:
    compares: Compares
    bands: tuple[tuple[int, Rating], ...]  # (lowest per cent, rating), best first
    source: str
    doubt: str = ""

    def share_needed(self, floor: int) -> Fraction:
        """The smallest share of cases that counts as `floor` per cent."""
        if self.compares is Compares.ROUNDED:
            return Fraction(2 * floor - 1, 200)
        return Fraction(floor, 100)

    def rate(self, met: int, cases: int) -> Rating:
        """The best band that `met` of `cases` reaches."""
        share = Fraction(met, cases)
        reached = (r for floor, r in self.bands if share >= self.share_needed(floor))
        return next(reached)

    def compared(self, met: int, cases: int) -> Fraction:
        """The per cent that is set against the floors."""
        if self.compares is Compares.ROUNDED:
            return Fraction(whole_percent(met, cases))
        return Fraction(100 * met, cases)

    def other_way(self) -> "Banding":
        """The same floors, compared the other way: for the warning beside a band."""
        exact = self.compares is Compares.EXACT
        compares = Compares.ROUNDED if exact else Compares.EXACT
        return Banding(compares, self.bands, self.source, self.doubt)


@dataclass(frozen=True)
class Scale:
    """Which sum of scores earns which overall rating, as shares of the maximum."""

    cuts: tuple[
        tuple[Fraction, Rating], ...
    ]  # (at most this share, rating), worst first
    above: Rating  # above every cut
    source: str
    doubt: str = ""

    def rate(self, score: int, maximum: int) -> Rating:
        """`maximum` is three points for each standard that was rated."""
        if maximum <= 0 or maximum % TOP_SCORE:
            text = "The maximum must be 3 points for each rated standard: 3, 6, 9 ..."
            raise CannotAnswer(text, "maximum")
        if not 0 <= score <= maximum:
            text = f"A score must lie between 0 and {maximum}, not {score}"
            raise CannotAnswer(text, "score")
        fits = (rating for share, rating in self.cuts if score <= share * maximum)
        return next(fits, self.above)

    def ranges(self, maximum: int) -> dict[Rating, tuple[int, int]]:
        """Lowest and highest score of each rating, for the table on a page."""
        table: dict[Rating, tuple[int, int]] = {}
        for score in range(maximum + 1):
            rating = self.rate(score, maximum)
            first, _ = table.get(rating, (score, score))
            table[rating] = (first, score)
        return table
