"""What an edition of the inspection standards is, and how its file is read.

An inspection is judged for good by the edition it began under, so a published edition
never changes: to change one, copy it.  tests/policy keeps a fingerprint of each.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

from ..rule import CannotAnswer
from ..term import Term
from .rating import TOP_SCORE, Banding, Compares, Scale, rating_named

Chosen = TypeVar("Chosen", bound=StrEnum)


class Service(Term):
    """Who is inspected.  On one day each has at most one edition in force."""

    ADULT = "adult", "Adult probation unit"
    REGION = "region", "Probation region"
    YOUTH = "youth", "Youth justice service"


class Kind(Term):
    """The kind of body; some standards apply to one kind only."""

    NPS = "nps", "National Probation Service division"
    CRC = "crc", "Community rehabilitation company"
    PDU = "pdu", "Probation delivery unit"
    REGION = "region", "Probation region"
    YJS = "yjs", "Youth justice service"


class CaseType(Term):
    """What a case form is about."""

    COMMUNITY = "community", "Community sentence"
    LICENCE = "licence", "Licence"
    PSS_ONLY = "pss-only", "Post-sentence supervision only"
    COURT_REPORT = "court-report", "Court report"
    RESETTLEMENT = "resettlement", "Resettlement before release"
    UNPAID_WORK = "unpaid-work", "Unpaid work"
    VICTIM = "victim", "Victim contact"
    COURT_DISPOSAL = "court-disposal", "Court disposal (youth)"
    OUT_OF_COURT = "out-of-court", "Out-of-court disposal (youth)"


class Method(StrEnum):
    JUDGED = "judged"  # by the inspectors on evidence: no arithmetic
    CASES = "cases"  # by the share of the unit's own inspected cases
    AGGREGATED = "aggregated"  # by the cases read in several units, taken together


@dataclass(frozen=True)
class Question:
    key: str
    text: str
    seen: bool  # its words stand in a public page; otherwise from memory
    leaves_out: str  # which cases are not counted, in words; "" for none


@dataclass(frozen=True)
class Standard:
    key: str
    title: str
    seen: bool
    method: Method
    counts: bool  # towards the overall rating
    kinds: tuple[Kind, ...]  # the kinds of body it applies to
    case_types: tuple[CaseType, ...]
    questions: tuple[Question, ...]
    note: str


@dataclass(frozen=True)
class Domain:
    key: str
    title: str
    standards: tuple[Standard, ...]


@dataclass(frozen=True)
class Edition:
    key: str
    title: str
    service: Service
    kinds: tuple[Kind, ...]
    since: date
    precision: str  # of `since`: "day", "month" or "year"; the rest of it is 1
    until: date | None  # first day it was no longer used; None: until the next
    skeleton: bool  # only its outline is known
    banding: Banding | None  # None: it gave no ratings, or its rule was not found
    scale: Scale | None
    domains: tuple[Domain, ...]
    source: str
    licence: str
    doubts: tuple[str, ...]
    fingerprint: str

    @property
    def standards(self) -> tuple[Standard, ...]:
        return tuple(s for domain in self.domains for s in domain.standards)

    def standard(self, key: str) -> Standard:
        for standard in self.standards:
            if standard.key == key:
                return standard
        keys = ", ".join(standard.key for standard in self.standards)
        text = f"{self.title} has no standard ‘{key}’. It has: {keys}"
        raise CannotAnswer(text, "standard")

    def counting(self, kind: Kind) -> tuple[Standard, ...]:
        """The standards that make the overall rating of a body of this kind."""
        if kind not in self.kinds:
            kinds = " or ".join(known.value for known in self.kinds)
            text = f"{self.title} is for {kinds}, not {kind.value}"
            raise CannotAnswer(text, "kind")
        return tuple(s for s in self.standards if s.counts and kind in s.kinds)

    def maximum(self, kind: Kind) -> int:
        """Points when every standard is rated."""
        return TOP_SCORE * len(self.counting(kind))

    def bands(self) -> Banding:
        if self.banding is None:
            text = f"No bands are held for {self.title}: it cannot rate cases"
            raise CannotAnswer(text, "edition")
        return self.banding

    def overall(self) -> Scale:
        if self.scale is None:
            text = f"No overall rating is held for {self.title}"
            raise CannotAnswer(text, "edition")
        return self.scale


def _term(terms: type[Chosen], key: str) -> Chosen:
    return terms(key)


def read(folder: Path) -> Edition:
    """The edition in `folder`/standards.toml; its key is the folder's name."""
    content = (folder / "standards.toml").read_bytes()
    told = tomllib.loads(content.decode())
    kinds = tuple(_term(Kind, kind) for kind in told["kinds"])
    return Edition(
        key=folder.name,
        title=told["title"],
        service=_term(Service, told["service"]),
        kinds=kinds,
        since=told["since"],
        precision=told["precision"],
        until=told.get("until"),
        skeleton=told.get("skeleton", False),
        banding=_banding(told["banding"]) if "banding" in told else None,
        scale=_scale(told["overall"]) if "overall" in told else None,
        domains=tuple(_domain(domain, kinds) for domain in told["domains"]),
        source=told["source"],
        licence=told["licence"],
        doubts=tuple(told["doubts"]),
        fingerprint=hashlib.sha256(content).hexdigest(),
    )


def _banding(told: Mapping[str, Any]) -> Banding:
    bands = tuple((b["from"], rating_named(b["rating"])) for b in told["bands"])
    return Banding(Compares(told["compares"]), bands, told["source"], told["doubt"])


def _scale(told: Mapping[str, Any]) -> Scale:
    cuts = tuple(
        (Fraction(c["at_most"]), rating_named(c["rating"])) for c in told["cuts"]
    )
    return Scale(cuts, rating_named(told["above"]), told["source"], told["doubt"])


def _domain(told: Mapping[str, Any], kinds: tuple[Kind, ...]) -> Domain:
    standards = tuple(_standard(standard, kinds) for standard in told["standards"])
    return Domain(told["key"], told["title"], standards)


def _standard(told: Mapping[str, Any], kinds: tuple[Kind, ...]) -> Standard:
    return Standard(
        key=told["key"],
        title=told["title"],
        seen=told["seen"],
        method=Method(told["method"]),
        counts=told.get("counts", True),
        kinds=tuple(_term(Kind, kind) for kind in told.get("kinds", kinds)),
        case_types=tuple(_term(CaseType, one) for one in told.get("case_types", ())),
        questions=tuple(_question(one) for one in told.get("questions", ())),
        note=told.get("note", ""),
    )


def _question(told: Mapping[str, Any]) -> Question:
    leaves_out = told.get("leaves_out", "")
    return Question(told["key"], told["text"], told["seen"], leaves_out)
