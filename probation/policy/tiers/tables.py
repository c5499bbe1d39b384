"""The tables of tier v2 and v3, read once from the TOML beside this module."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..rosh import Rosh
from ..term import Term


class Need(Term):
    """OASys sections that tier v2 looks at."""

    ACCOMMODATION = "accommodation", "Accommodation"
    EDUCATION_TRAINING_AND_EMPLOYABILITY = (
        "education-training-and-employability",
        "Education, training and employability",
    )
    RELATIONSHIPS = "relationships", "Relationships"
    LIFESTYLE_AND_ASSOCIATES = "lifestyle-and-associates", "Lifestyle and associates"
    DRUG_MISUSE = "drug-misuse", "Drug misuse"
    ALCOHOL_MISUSE = "alcohol-misuse", "Alcohol misuse"
    THINKING_AND_BEHAVIOUR = "thinking-and-behaviour", "Thinking and behaviour"
    ATTITUDES = "attitudes", "Attitudes"
    FINANCIAL_MANAGEMENT_AND_INCOME = (
        "financial-management-and-income",
        "Financial management and income",
    )
    EMOTIONAL_WELL_BEING = "emotional-well-being", "Emotional well-being"


class Severity(Term):
    NO_NEED = "no-need", "No need"
    STANDARD = "standard", "Standard"
    SEVERE = "severe", "Severe"


@dataclass(frozen=True)
class Section:
    """How the answers of one OASys section become a severity."""

    weight: int
    questions: tuple[str, ...]  # OASys numbers; none where no thresholds are published
    thresholds: dict[str, int]  # least sum of answers for standard and for severe
    san: dict[str, int]  # the same for a strengths and needs assessment


@dataclass(frozen=True)
class V2:
    source: str
    protect: dict[str, Any]
    change: dict[str, Any]
    needs: dict[Need, Section]
    rsr: tuple[tuple[Decimal, int], ...]  # per cent from, points; highest first


@dataclass(frozen=True)
class V3:
    source: str
    arp_from: tuple[Decimal, ...]
    rows: tuple[tuple[Decimal, str], ...]  # CSRP from, a tier for each ARP column
    sexual_band: dict[str, str]
    sexual_medium: tuple[tuple[Decimal, str], ...]
    sexual_medium_reduced: tuple[tuple[Decimal, str], ...]
    mappa: dict[Rosh | None, str]
    not_mappa: dict[Rosh | None, str]
    lifer: tuple[tuple[int, str], ...]
    lifer_longer: str
    alone: dict[str, str]


_NEEDS = {need.value: need for need in Need}


def _told(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))


def read_v2() -> V2:
    told = _told("v2.toml")
    needs = {
        _NEEDS[key]: Section(
            weight=one["weight"],
            questions=tuple(one.get("questions", ())),
            thresholds=one.get("thresholds", {}),
            san=one.get("san", one.get("thresholds", {})),
        )
        for key, one in told["needs"].items()
    }
    rsr = tuple((Decimal(k), v) for k, v in told["protect"]["rsr"].items())
    return V2(told["source"], told["protect"], told["change"], needs, rsr)


def read_v3() -> V3:
    told = _told("v3.toml")
    sexual, rosh, lifer = (
        told[key] for key in ("sexual-reoffending", "mappa-and-rosh", "lifer")
    )
    return V3(
        source=told["source"],
        arp_from=tuple(Decimal(one) for one in told["arp-from"]),
        rows=tuple((Decimal(r["csrp-from"]), r["tiers"]) for r in told["reoffending"]),
        sexual_band=sexual["band"],
        sexual_medium=_scores(sexual["medium"]),
        sexual_medium_reduced=_scores(sexual["medium-after-reduction"]),
        mappa=_by_rosh(rosh["mappa"]),
        not_mappa=_by_rosh(rosh["not-mappa"]),
        lifer=tuple((years, tier) for years, tier in lifer["years"]),
        lifer_longer=lifer["longer"],
        alone=told["alone"],
    )


def _scores(rows: list[list[str]]) -> tuple[tuple[Decimal, str], ...]:
    return tuple((Decimal(score), tier) for score, tier in rows)


def _by_rosh(told: dict[str, str]) -> dict[Rosh | None, str]:
    known = {rosh.value: rosh for rosh in Rosh}
    return {known.get(key): tier for key, tier in told.items()}  # “none”: None


TIER_V2 = read_v2()
TIER_V3 = read_v3()
