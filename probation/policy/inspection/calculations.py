"""What `probation calculate` answers about ratings: band, standard, whole, interval."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from ..explained import Explained, Part
from ..given import Given
from ..rule import Calculation, CannotAnswer
from .chances import Evidence, band_chances, overall_chances
from .edition import Edition, Kind
from .editions import edition
from .intervals import CONFIDENCE, wilson
from .overall import check_standards, overall_rating
from .questions import band_of_question
from .rating import Rating, rating_named
from .standards import Counts, StandardBand, band_of_standard

OBJECT = {"type": "object"}
TEXT = {"type": "string"}
WHOLE = {"type": "integer", "minimum": 0}
PER_CENT = {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 100}
COUNTED = {"met": WHOLE, "cases": WHOLE, "population": WHOLE}
COUNTS = {
    "type": "object",
    "properties": COUNTED,
    "required": ["met", "cases"],
}
EDITION = {"type": "string", "description": "an edition's key, such as adult_2023"}
LUCK = "Only the luck of the draw: every number of sufficient cases is equally likely first"
TOGETHER = "counts alone do not say how far the answers about one case go together"


def number(given: Given, field: str, default: float) -> float:
    """A number, `default` where it is left out."""
    value = given.fields.get(field)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CannotAnswer(f"‘{field}’ must be a number, not {value!r}", field)
    return float(value)


def population(given: Given) -> int | None:
    return given.whole("population") if given.has("population") else None


def _chances_told(chances: Mapping[Rating, Fraction]) -> dict[str, float]:
    return {rating.label: float(chance) for rating, chance in chances.items()}


def _band(told: Mapping[str, Any], on: date) -> Explained[dict[str, Any]]:
    given = Given(told)
    used = edition(given.text("edition"))
    met, cases, everyone = given.whole("met"), given.whole("cases"), population(given)
    band = band_of_question(used, met, cases)
    chances = _chances_told(band_chances(used.bands(), met, cases, everyone))
    interval = wilson(met, cases, population=everyone).as_data()
    value = band.value.as_data() | {"chances": chances, "interval": interval}
    sure = Part("The chance of each band, had every case been read", chances, LUCK)
    return Explained(value, (*band.parts, sure), band.version, on)


def _counts(given: Given, field: str) -> dict[str, tuple[int, int, int | None]]:
    """(met, cases, population) of each key question."""
    told = given.fields.get(field)
    if not isinstance(told, Mapping):
        text = f"‘{field}’ must give met and cases for each key question"
        raise CannotAnswer(text, field)
    found = {}
    for key, one in told.items():
        if not isinstance(one, Mapping):
            raise CannotAnswer(f"‘{key}’ must have met and cases", key)
        row = Given(one, f"{field}.{key}")
        found[key] = (row.whole("met"), row.whole("cases"), population(row))
    return found


def _standard_band(
    used: Edition, key: str, counts: Mapping[str, tuple[int, int, int | None]]
) -> Explained[StandardBand]:
    only: dict[str, Counts] = {q: (met, n) for q, (met, n, _) in counts.items()}
    return band_of_standard(used, key, only)


def _standard(told: Mapping[str, Any], on: date) -> Explained[dict[str, Any]]:
    given = Given(told)
    used = edition(given.text("edition"))
    band = _standard_band(used, given.text("standard"), _counts(given, "questions"))
    return Explained(band.value.as_data(), band.parts, band.version, on)


def _overall(told: Mapping[str, Any], on: date) -> Explained[dict[str, Any]]:
    given = Given(told)
    used = edition(given.text("edition"))
    kind = given.one_of("kind", Kind)
    standards = given.fields.get("standards")
    if not isinstance(standards, Mapping):
        raise CannotAnswer("‘standards’ must give each standard’s rating", "standards")
    counting = used.counting(kind)
    check_standards(used, counting, standards)
    ratings: dict[str, Rating | None] = {}
    evidence: list[Evidence] = []
    parts: list[Part] = []
    for key, one in standards.items():
        rating, rests_on, why = _one_standard(used, key, one)
        ratings[key] = rating
        parts += why
        if rests_on is not None and key in {standard.key for standard in counting}:
            evidence.append(rests_on)
    whole = overall_rating(used, kind, ratings)
    chances = overall_chances(used.overall(), evidence)
    least, most = chances.of_another(whole.value.rating)
    value = whole.value.as_data() | {
        "chance_of_another": {"least": least, "most": most}
    }
    says = "The chance that reading every case would give another overall rating"
    luck = Part(says, value["chance_of_another"], LUCK, TOGETHER)
    return Explained(value, (*parts, *whole.parts, luck), whole.version, on)


def _one_standard(
    used: Edition, key: str, one: Any
) -> tuple[Rating | None, Evidence | None, tuple[Part, ...]]:
    """A rating in words (judged, or the panel's), null, or counts by key question."""
    if one is None:
        return None, None, ()
    if isinstance(one, str):
        rating = rating_named(one, key)
        return rating, rating, ()
    if not isinstance(one, Mapping):
        raise CannotAnswer(f"‘{key}’ must be a rating, null or counts", key)
    counts = _counts(Given({key: one}), key)
    band = _standard_band(used, key, counts)
    chances = [
        band_chances(used.bands(), *counts[question]) for question in band.value.bands
    ]
    return band.value.rating, chances, band.parts


def _interval(told: Mapping[str, Any], on: date) -> Explained[dict[str, Any]]:
    given = Given(told)
    met, cases, everyone = given.whole("met"), given.whole("cases"), population(given)
    confidence = number(given, "confidence_percent", 100 * CONFIDENCE)
    found = wilson(met, cases, confidence=confidence / 100, population=everyone)
    size = "a population not known" if everyone is None else f"all {everyone} cases"
    text = f"Wilson’s interval at {confidence:g}% for {met} of {cases}, for {size}"
    return Explained(found.as_data(), (Part(text),), on=on)


# An invented unit: every key question at 33 of 60 cases read, of 400.
COUNTS_EXAMPLE = {"met": 33, "cases": 60, "population": 400}
STANDARDS_EXAMPLE = {f"P1.{n}": "Good" for n in (1, 2, 3)} | {
    f"P2.{n}": {f"P2.{n}.{q}": COUNTS_EXAMPLE for q in (1, 2, 3)} for n in (1, 2, 3, 4)
}


CALCULATIONS: tuple[Calculation, ...] = (
    Calculation(
        key="inspection-band",
        title="Band of a key question",
        about="The band of a share of sufficient cases, whether it is borderline, and "
        "the chance of each band had every case been read",
        accepts={
            "type": "object",
            "properties": {"edition": EDITION, **COUNTED},
            "required": ["edition", "met", "cases"],
        },
        returns=OBJECT,
        answer=_band,
        example={"edition": "adult_2023", **COUNTS_EXAMPLE},
    ),
    Calculation(
        key="inspection-standard",
        title="Rating of a standard from its key questions",
        about="The lowest band makes the standard; a question without cases is 0 of 0",
        accepts={
            "type": "object",
            "properties": {
                "edition": EDITION,
                "standard": TEXT,
                "questions": {"type": "object", "additionalProperties": COUNTS},
            },
            "required": ["edition", "standard", "questions"],
        },
        returns=OBJECT,
        answer=_standard,
        example={
            "edition": "adult_2023",
            "standard": "P2.1",
            "questions": {
                "P2.1.1": {"met": 41, "cases": 60},
                "P2.1.2": {"met": 38, "cases": 60},
                "P2.1.3": {"met": 21, "cases": 55},
            },
        },
    ),
    Calculation(
        key="inspection-overall",
        title="Overall rating",
        about="From each standard’s rating, or its counts by key question; null for one "
        "that was not rated. With the chance that the luck of the draw made it",
        accepts={
            "type": "object",
            "properties": {
                "edition": EDITION,
                "kind": {"enum": [kind.value for kind in Kind]},
                "standards": OBJECT,
            },
            "required": ["edition", "kind", "standards"],
        },
        returns=OBJECT,
        answer=_overall,
        example={
            "edition": "adult_2023",
            "kind": "pdu",
            "standards": STANDARDS_EXAMPLE,
        },
    ),
    Calculation(
        key="inspection-interval",
        title="Interval of a percentage",
        about="Wilson’s score interval with the finite population correction",
        accepts={
            "type": "object",
            "properties": {**COUNTED, "confidence_percent": PER_CENT},
            "required": ["met", "cases"],
        },
        returns=OBJECT,
        answer=_interval,
        example={"met": 33, "cases": 100, "confidence_percent": 95},
    ),
)
