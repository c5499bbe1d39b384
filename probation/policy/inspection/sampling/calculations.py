"""What `probation calculate` answers about samples: their size, and the draw."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ...explained import Explained, Part
from ...given import Given
from ...rule import Calculation, CannotAnswer
from ..calculations import OBJECT, PER_CENT, TEXT, WHOLE, number, population
from ..intervals import SAMPLE_CONFIDENCE, SAMPLE_MARGIN, sample_size
from .cases import Case, rosh_named, sentence_named, sex_named
from .draw import draw
from .sizes import BUFFER_PERCENT, OFFICER_CAP

SIZE_SOURCE = "reports say: 80 per cent confidence, five points of margin"
SIZE_DOUBT = "from memory of the reports; the sampler takes the size as given"

BLANK_ALLOWED = {"sentence": TEXT, "rosh": TEXT, "pnc": TEXT}
NEEDED = (
    *("crn", "started", "first_name", "family_name", "date_of_birth", "gender"),
    *("cluster", "ldu", "officer"),
)


def _sample_size(told: Mapping[str, Any], on: date) -> Explained[dict[str, Any]]:
    given = Given(told)
    everyone = population(given)
    confidence = number(given, "confidence_percent", 100 * SAMPLE_CONFIDENCE)
    margin = number(given, "margin_points", 100 * SAMPLE_MARGIN)
    size = sample_size(everyone, confidence=confidence / 100, margin=margin / 100)
    of = "a population not known" if everyone is None else f"{everyone} cases"
    text = f"{confidence:g}% confidence, {margin:g} points either way, of {of}"
    part = Part(text, size, SIZE_SOURCE, SIZE_DOUBT)
    return Explained({"sample_size": size}, (part,), on=on)


def _draw(told: Mapping[str, Any], on: date) -> Explained[dict[str, Any]]:
    given = Given(told)
    rows = given.rows("long_list")
    if not rows:
        raise CannotAnswer("The long list is missing or empty", "long_list")
    drawn = draw(
        [case_from(row) for row in rows],
        given.whole("sample_size"),
        seed=given.text("seed"),
        on=on,
        buffer_percent=_whole_or(given, "buffer_percent", BUFFER_PERCENT),
        officer_cap=_whole_or(given, "officer_cap", OFFICER_CAP),
    )
    return Explained(drawn.value.as_data(), drawn.parts, drawn.version, on)


def _whole_or(given: Given, field: str, default: int) -> int:
    return given.whole(field) if given.has(field) else default


def case_from(row: Given) -> Case:
    """One row of the long list, its columns by name."""
    return Case(
        crn=row.text("crn"),
        started=row.day("started"),
        first_name=row.text("first_name"),
        family_name=row.text("family_name"),
        date_of_birth=row.text("date_of_birth"),
        sex=sex_named(row.text("gender")),
        sentence=sentence_named(_or_blank(row, "sentence")),
        rosh=rosh_named(_or_blank(row, "rosh")),
        pnc=_or_blank(row, "pnc"),
        cluster=row.text("cluster"),
        ldu=row.text("ldu"),
        officer=row.text("officer"),
    )


def _or_blank(row: Given, field: str) -> str:
    return row.text(field) if row.fields.get(field) else ""


# Invented people: no two alike, two officers, both sentences, a woman in four.
EXAMPLE = [
    {
        "crn": f"X{n:06}",
        "started": f"2017-0{1 + n % 6}-15",
        "first_name": f"First {n}",
        "family_name": f"Family {n}",
        "date_of_birth": f"1980-01-{1 + n:02}",
        "gender": "M" if n % 4 else "F",
        "sentence": "community" if n % 3 else "post-custody",
        "rosh": "medium" if n % 5 else "low",
        "cluster": "N01",
        "ldu": "N01AAA",
        "officer": f"Officer {1 + n % 2}",
    }
    for n in range(16)
]


CALCULATIONS: tuple[Calculation, ...] = (
    Calculation(
        key="inspection-sample-size",
        title="Size of a sample",
        about="How many cases to read for a confidence, a margin and a population",
        accepts={
            "type": "object",
            "properties": {
                "population": WHOLE,
                "confidence_percent": PER_CENT,
                "margin_points": PER_CENT,
            },
        },
        returns={"type": "object", "properties": {"sample_size": WHOLE}},
        answer=_sample_size,
        example={"population": 1217, "confidence_percent": 80, "margin_points": 5},
    ),
    Calculation(
        key="inspection-draw",
        title="Draw a sample of cases",
        about="In proportion to strata, clusters, local units and officers, at most so "
        "many of one officer; the same seed and long list always give the same sample",
        accepts={
            "type": "object",
            "properties": {
                "long_list": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": dict.fromkeys(NEEDED, TEXT) | BLANK_ALLOWED,
                        "required": list(NEEDED),
                    },
                },
                "sample_size": WHOLE,
                "seed": TEXT,
                "buffer_percent": WHOLE,
                "officer_cap": WHOLE,
            },
            "required": ["long_list", "sample_size", "seed"],
        },
        returns=OBJECT,
        answer=_draw,
        example={
            "sample_size": 8,
            "seed": "an example",
            "long_list": EXAMPLE,
        },
    ),
)
