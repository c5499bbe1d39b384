"""What was published about real inspections, as facts with their sources.

Ratings, tallies, the Quality & Impact programme and the findings on West Mercia, read
once from the files beside this one.  A blank is something not found, never a nought.
"""

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from ...term import Term
from ..rating import Rating, rating_named

HERE = Path(__file__).parent
Chosen = TypeVar("Chosen", bound=StrEnum)
FLAG = "EXCLUDE"  # how a note begins that flags an error of the source
OVERALL = "(overall)"  # in place of a standard: the row is the whole inspection's


@dataclass(frozen=True)
class Published:
    """One row: the overall rating, or what was said of one standard or question.

    Scores are kept as they were written, since a source may be wrong.
    """

    report: str
    date: date
    date_precision: str  # "day", "month" or "year": what is missing of `date` is 1
    edition: str  # the source's name of it, such as adult-2018
    unit: str
    region: str
    standard: str
    key_question: str
    percent_sufficient: int | None
    rating: Rating | None  # of this row's standard, or of the whole
    overall_score: str
    overall_score_to: str  # where only a range is known
    score_out_of: str
    score_status: str  # "published", "derived", "range" or ""
    overall_rating: Rating | None  # as published
    source: str
    note: str
    flag: str  # why its report's overall score is thought an error of the source, or ""

    @property
    def is_overall(self) -> bool:
        return self.standard == OVERALL


def rows_of(text: str) -> list[dict[str, str]]:
    """Rows of a CSV file by column; lines that begin with # are about the file."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def ratings_of(text: str) -> tuple[Published, ...]:
    """A flag on one row of a report holds for all of them: they share its score."""
    rows = rows_of(text)
    flags = {
        (row["report"], row["date"]): row["note"]
        for row in rows
        if row["note"].startswith(FLAG)
    }
    return tuple(
        _published(row, flags.get((row["report"], row["date"]), "")) for row in rows
    )


def _published(row: Mapping[str, str], flag: str) -> Published:
    percent = row["percent_sufficient"]
    return Published(
        report=row["report"],
        date=date.fromisoformat(row["date"]),
        date_precision=row["date_precision"],
        edition=row["edition"],
        unit=row["unit"],
        region=row["region"],
        standard=row["standard"],
        key_question=row["key_question"],
        percent_sufficient=int(percent) if percent else None,
        rating=_rating(row["rating"]),
        overall_score=row["overall_score"],
        overall_score_to=row["overall_score_to"],
        score_out_of=row["score_out_of"],
        score_status=row["score_status"],
        overall_rating=_rating(row["overall_rating"]),
        source=row["source"],
        note=row["note"],
        flag=flag,
    )


def _rating(words: str) -> Rating | None:
    return rating_named(words) if words else None


@dataclass(frozen=True)
class Tally:
    """How many of `n` inspections had each rating; None where that was not found."""

    title: str
    date: str  # year and month, or day, as known
    edition: str
    n: int
    ratings: Mapping[Rating, int | None]
    source: str
    note: str


def tallies_of(text: str) -> tuple[Tally, ...]:
    return tuple(
        Tally(
            title=row["aggregate"],
            date=row["date"],
            edition=row["edition"],
            n=int(row["n"]),
            ratings={one: _count(row[one.value.replace("-", "_")]) for one in Rating},
            source=row["source"],
            note=row["note"],
        )
        for row in rows_of(text)
    )


def _count(digits: str) -> int | None:
    return int(digits) if digits else None


class Reading(Term):
    """Our reading of the inspectorate's words on one body: the programme gave no grades."""

    GOOD = "good", "Good (our reading)"
    SUFFICIENT = "sufficient", "Sufficient (our reading)"
    MIXED = "mixed", "Mixed (our reading)"
    POOR_MIXED = "poor-mixed", "Between poor and mixed (our reading)"
    POOR = "poor", "Poor (our reading)"


@dataclass(frozen=True)
class QualityAndImpact:
    """One inspection of the programme; blanks and None: not found, or no such body."""

    number: int  # its place in the order of publication
    area: str
    published: str  # year, month or day, as known
    crc: str
    nps_division: str
    crc_owner: str
    crc_finding: str  # in our own words
    nps_finding: str
    crc_band: Reading | None
    nps_band: Reading | None
    status: str  # "verified", "unverified" or what was seen
    source: str
    note: str


def quality_and_impact_of(text: str) -> tuple[QualityAndImpact, ...]:
    return tuple(
        QualityAndImpact(
            number=int(row["number"]),
            area=row["area"],
            published=row["published"],
            crc=row["crc"],
            nps_division=row["nps_division"],
            crc_owner=row["crc_owner"],
            crc_finding=row["crc_finding"],
            nps_finding=row["nps_finding"],
            crc_band=_term(Reading, row["crc_band"]) if row["crc_band"] else None,
            nps_band=_term(Reading, row["nps_band"]) if row["nps_band"] else None,
            status=row["status"],
            source=row["source"],
            note=row["note"],
        )
        for row in rows_of(text)
    )


class Whom(Term):
    """Whom a finding is about."""

    CRC = "crc", "Community rehabilitation company"
    NPS = "nps", "National Probation Service"
    BOTH = "both", "Both"
    COURTS = "courts", "Courts"
    NATIONAL = "national", "The national arrangements"


@dataclass(frozen=True)
class Finding:
    key: str  # F1 to F26
    theme: str
    kind: Whom
    found: str  # in our own words
    needs: str  # what a system must show, so that it is seen or does not happen again
    source: str


def findings_of(text: str) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            key=told["key"],
            theme=told["theme"],
            kind=_term(Whom, told["kind"]),
            found=told["found"],
            needs=told["needs"],
            source=told["source"],
        )
        for told in tomllib.loads(text)["findings"]
    )


def _term(terms: type[Chosen], key: str) -> Chosen:
    return terms(key)


def overall_of(rows: Iterable[Published]) -> tuple[Published, ...]:
    """The rows that are a whole inspection's."""
    return tuple(row for row in rows if row.is_overall)


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


RATINGS: tuple[Published, ...] = ratings_of(_text("ratings.csv"))
TALLIES: tuple[Tally, ...] = tallies_of(_text("aggregates.csv"))
QUALITY_AND_IMPACT: tuple[QualityAndImpact, ...] = quality_and_impact_of(
    _text("quality_and_impact_2016_18.csv")
)
FINDINGS: tuple[Finding, ...] = findings_of(_text("findings.toml"))
FINDINGS_DOUBTS: tuple[str, ...] = tuple(
    tomllib.loads(_text("findings.toml"))["doubts"]
)
