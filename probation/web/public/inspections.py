"""Every real inspection of which something was published, gathered from the law book."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.text import slugify

from probation.policy.explained import Explained
from probation.policy.inspection.edition import Edition, Kind
from probation.policy.inspection.editions import edition
from probation.policy.inspection.published import (
    FINDINGS,
    QUALITY_AND_IMPACT,
    RATINGS,
    Finding,
    Published,
    QualityAndImpact,
)
from probation.policy.inspection.published.derive import (
    EDITIONS,
    Derived,
    Outcome,
    derive,
)
from probation.policy.inspection.rating import Rating
from probation.policy.london import in_words

PROGRAMME = "quality-and-impact-2016-18"
WITHOUT_FINDINGS = "Its findings were not found"
# Editions by the names the sources use; of some no standards are held.
EDITION_TITLES = {
    "omi2-2009": "Offender Management Inspection 2, from 2009",
    PROGRAMME: "Quality & Impact 2016-18",
    "adult-2018": "Adult standards 2018",
    "adult-2021": "Adult standards 2021",
    "adult-2023": "Adult standards 2023",
    "youth-2018-2021": "Youth standards 2018 and 2021",
    "national-2025": "National inspection 2025",
}
KINDS = {
    "NPS": Kind.NPS.label,
    "CRC": Kind.CRC.label,
    "PDU": Kind.PDU.label,
    "YJS": Kind.YJS.label,
    "region": Kind.REGION.label,
    "Trust": "Probation trust",
    "national": "The national arrangements",
}
AREA = "Area: its CRC and the NPS there"


@dataclass(frozen=True, eq=False)  # each is one of a kind
class Inspection:
    """One inspection of one body or area.  `rows` are what was published of its
    standards; `told` is set for the programme that gave no grades."""

    slug: str
    title: str
    on: date
    precision: str  # "day", "month" or "year"
    edition_name: str
    kind: str
    region: str
    whole: Published | None
    rows: tuple[Published, ...]
    told: QualityAndImpact | None
    findings: tuple[Finding, ...]
    bodies: tuple[str, ...]

    @property
    def when(self) -> str:
        return words_of(self.on, self.precision)

    @property
    def edition_title(self) -> str:
        return EDITION_TITLES[self.edition_name]

    @property
    def edition(self) -> Edition | None:
        """Its standards, where they are held."""
        if self.told:
            return edition("quality_and_impact_2016")
        if self.kind == Kind.REGION.label:
            return edition("region_2023")
        key = EDITIONS.get(self.edition_name)
        return edition(key) if key else None

    @property
    def rating(self) -> Rating | None:
        """The overall rating, as published."""
        return self.whole.overall_rating if self.whole else None

    @cached_property
    def derived(self) -> Explained[Derived] | None:
        return derive(self.whole) if self.whole else None

    @property
    def points(self) -> int | None:
        """Points, where a score was given that can be believed."""
        outcome = self.derived.value.outcome if self.derived else None
        if outcome is not Outcome.AGREES or self.whole.overall_score_to:
            return None
        return int(self.whole.overall_score)

    @property
    def out_of(self) -> int | None:
        return int(self.whole.score_out_of) if self.points is not None else None

    @property
    def score(self) -> str:
        """The score as it was written: “15 of 30”, “0 to 3 of 21”, or ""."""
        if not self.whole or not self.whole.overall_score:
            return ""
        to = f" to {self.whole.overall_score_to}" if self.whole.overall_score_to else ""
        return f"{self.whole.overall_score}{to} of {self.whole.score_out_of}"

    @property
    def sources(self) -> tuple[str, ...]:
        rows = [self.told] if self.told else [*filter(None, [self.whole]), *self.rows]
        return tuple(dict.fromkeys(row.source for row in rows))

    @property
    def notes(self) -> tuple[str, ...]:
        rows = [self.told] if self.told else [self.whole]
        return tuple(row.note for row in rows if row and row.note)

    @property
    def is_gap(self) -> bool:
        """Whether no more than that it took place was found."""
        return bool(self.told) and not (
            self.told.crc_finding or self.told.nps_finding or self.findings
        )

    @property
    def summary(self) -> str:
        """One sentence: for lists, feeds and the page's description."""
        if self.is_gap:
            return f"{WITHOUT_FINDINGS}: a gap, and no judgement."
        if self.told:
            return " ".join(f"{who}: {said}." for who, said, _ in self.sides if said)
        if self.rating:
            points = f", {self.score} points" if self.score else ""
            doubt = " The source is thought to be in error." if self.whole.flag else ""
            return f"Rated {self.rating.label} overall{points}.{doubt}"
        return "No overall rating was published."

    @property
    def sides(self) -> list[tuple[str, str, object]]:
        """Of the programme: who, what was found in our words, our reading."""
        told = self.told
        both = [
            ("CRC", told.crc, told.crc_finding, told.crc_band),
            ("NPS", told.nps_division, told.nps_finding, told.nps_band),
        ]
        return [(who, found, band) for who, body, found, band in both if body]


def words_of(on: date, precision: str) -> str:
    """As much of the day as is known: “2018”, “May 2019”, “8 May 2019”."""
    if precision == "day":
        return in_words(on)
    return f"{on:%B %Y}" if precision == "month" else f"{on:%Y}"


def cut(on: date, precision: str) -> str:
    """The same for a machine: “2018”, “2019-05”, “2019-05-08”."""
    return on.isoformat()[: {"year": 4, "month": 7, "day": 10}[precision]]


def dated(text: str) -> tuple[date, str]:
    """A day and how much of it is known, from “2016”, “2016-08” or “2016-10-06”."""
    precision = {4: "year", 7: "month", 10: "day"}[len(text)]
    return date.fromisoformat(f"{text}-01-01"[:10]), precision


def division(name: str) -> str:
    """One name for a division: the programme says “NPS North West”."""
    return f"{name.removeprefix('NPS ')} NPS division" if name else ""


def _rated(rows: Iterable[Published]) -> list[Inspection]:
    """Rows of the same report, day and edition are one inspection."""
    groups: dict[tuple, list[Published]] = {}
    for row in rows:
        groups.setdefault((row.report, row.date, row.edition), []).append(row)
    return [
        Inspection(
            slug=slugify(f"{title} {cut(on, group[0].date_precision)}"),
            title=title,
            on=on,
            precision=group[0].date_precision,
            edition_name=name,
            kind=KINDS[group[0].unit],
            region=group[0].region,
            whole=next((row for row in group if row.is_overall), None),
            rows=tuple(row for row in group if not row.is_overall),
            told=None,
            findings=(),
            bodies=(title,),
        )
        for (title, on, name), group in groups.items()
    ]


def _programme(told: QualityAndImpact) -> Inspection:
    on, precision = dated(told.published)
    return Inspection(
        slug=slugify(f"{told.area} quality and impact {told.published}"),
        title=told.area,
        on=on,
        precision=precision,
        edition_name=PROGRAMME,
        kind=AREA,
        region="",
        whole=None,
        rows=(),
        told=told,
        findings=FINDINGS if told.area == "West Mercia" else (),
        bodies=tuple(filter(None, [told.crc, division(told.nps_division)])),
    )


def _newest_first(all_of: Iterable[Inspection]) -> tuple[Inspection, ...]:
    named = sorted(all_of, key=lambda one: one.title)
    return tuple(sorted(named, key=lambda one: one.on, reverse=True))


ALL = _newest_first([*_rated(RATINGS), *map(_programme, QUALITY_AND_IMPACT)])
BY_SLUG = {one.slug: one for one in ALL}
WITH_WHOLE = tuple(one for one in ALL if one.whole)
# The programme's, in its own order, which is the order of publication.
IN_PROGRAMME = tuple(
    sorted((one for one in ALL if one.told), key=lambda one: one.told.number)
)
FIRST_THIRTEEN = IN_PROGRAMME[:13]
WEST_MERCIA = next(one for one in IN_PROGRAMME if one.findings)


def of_body(name: str) -> tuple[Inspection, ...]:
    """Oldest first."""
    return tuple(reversed([one for one in ALL if name in one.bodies]))


BODIES = {slugify(name): name for one in ALL for name in one.bodies}


def related(to: Inspection, most: int = 6) -> tuple[Inspection, ...]:
    """Of the same body; of a place in its name; of its region under its edition."""

    def nearness(one: Inspection) -> int:
        if set(one.bodies) & set(to.bodies):
            return 3
        if (to.told and to.title in one.title) or (one.told and one.title in to.title):
            return 2
        return int(
            bool(to.region)
            and (one.region, one.edition_name) == (to.region, to.edition_name)
        )

    others = [one for one in ALL if one is not to and nearness(one)]
    return tuple(sorted(others, key=nearness, reverse=True)[:most])
