"""A scenario as its TOML files tell it.  What does not fit is refused in words.

A file may `include` others that lie beside it, or beside ours: what it says itself wins.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from .chance import FACTORS
from .drawn import AMOUNTS, RATES, WAITS, Drawn
from .told import Refused, Told

SCENARIOS = Path(__file__).parent / "scenarios"
BODIES = ("nps", "crc", "unified")


@dataclass(frozen=True)
class Town:
    code: str
    name: str
    share: float  # of the area's people
    reach_km: float  # half live nearer to the office than this
    parent: str  # the unit that its teams are part of; "": the provider


@dataclass(frozen=True)
class Court:
    code: str
    town: str
    is_crown: bool
    sends: str  # key of policy.court_list.Source
    until: date | None  # the first day it no longer sits


@dataclass(frozen=True)
class Area:
    code: str
    share: float  # of all people
    sender: str  # the provider that answers until an order is allocated
    holds: Mapping[str, str]  # body → provider
    towns: tuple[Town, ...]
    courts: tuple[Court, ...]


@dataclass(frozen=True)
class Offence:
    code: str
    title: str
    share: float
    seriousness: int  # 1 to 5
    domestic: float  # share within a relationship
    is_sexual: bool
    is_serious_violence: bool
    is_drink_driving: bool


@dataclass(frozen=True)
class Service:
    """`places` a month; `price` in pounds for each."""

    key: str
    name: str
    places: int
    price: int
    closes_on: date | None


@dataclass(frozen=True)
class Rate:
    findings: tuple[str, ...]
    says: str
    shares: Mapping[str, float]  # by stratum, such as "crc/unwell"
    reasons: Mapping[str, float]


@dataclass(frozen=True)
class Spread:
    """Medians or means by stratum, and how far they spread."""

    findings: tuple[str, ...]
    says: str
    middles: Mapping[str, float]
    spread: float


@dataclass(frozen=True)
class Scenario:
    name: str
    notice: str
    warm_up_from: date
    begins_on: date
    stands_at: datetime
    goes_on_days: int
    seed: int
    people: int
    crn_letter: str
    postcode_area: str
    returners: float
    known_at_court: float
    staffing: Mapping[str, Any]
    areas: tuple[Area, ...]
    offences: tuple[Offence, ...]
    services: tuple[Service, ...]
    sentences: Mapping[str, tuple[float, ...]]
    requirements: Mapping[str, float]
    channels: Mapping[str, float]
    absences: Mapping[str, float]
    every_days: Mapping[str, tuple[float, ...]]
    rates: Mapping[str, Rate]
    waits: Mapping[str, Spread]
    amounts: Mapping[str, Spread]
    staff: tuple[Mapping[str, Any], ...]  # named members
    units: tuple[Mapping[str, Any], ...]  # further invented units

    @property
    def stands_on(self) -> date:
        return self.stands_at.date()


def read(path: Path, **changed: Any) -> Scenario:
    """`changed`: what is not as the file has it, such as people=250_000.  Refused where
    the file says something impossible, or leaves out what is needed."""
    return _scenario(Told(path.name, _with_included(path) | changed))


def _with_included(path: Path) -> dict[str, Any]:
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refused(f"{path} could not be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(f"{path.name} is not TOML: {error}") from error
    whole: dict[str, Any] = {}
    for name in told.pop("include", []):
        beside = path.parent / str(name)
        if Path(str(name)).name != name:
            raise Refused(f"{path.name} includes {name}: name a file beside it")
        whole |= _with_included(beside if beside.exists() else SCENARIOS / name)
    return whole | told


def _scenario(told: Told) -> Scenario:
    areas = tuple(_area(one) for one in told.rows("areas", at_least=1))
    bodies = sorted({body for area in areas for body in area.holds})
    dates = [told.day(name) for name in ("warm_up_from", "begins_on")]
    stands_at = told.moment("stands_at")
    if not dates[0] <= dates[1] < stands_at.date():
        told.refuse("warm_up_from, begins_on and stands_at must follow one another")
    scenario = Scenario(
        name=told.text("name"),
        notice=told.text("notice"),
        warm_up_from=dates[0],
        begins_on=dates[1],
        stands_at=stands_at,
        goes_on_days=told.whole("goes_on_days", 0, 400),
        seed=told.whole("seed", 0, 2**63),
        people=told.whole("people", 1, 900_000),
        crn_letter=told.text("crn_letter", one_of="ABCDEFGHIJKLMNO"),
        postcode_area=told.text("postcode_area"),
        returners=told.number("returners", 0, 0.9),
        known_at_court=told.number("known_at_court", 0.05, 1),
        staffing=_staffing(told.table("staffing"), bodies),
        areas=areas,
        offences=tuple(_offence(one) for one in told.rows("offences", at_least=1)),
        services=tuple(_service(one) for one in told.rows("services")),
        sentences={
            kind: told.table("sentences").numbers(kind, 5)
            for kind in (
                "community_order",
                "suspended_sentence_order",
                "standard_determinate",
            )
        },
        requirements=told.table("requirements").weights(most=1),
        channels=told.table("channels").weights(),
        absences=told.table("absences").weights(),
        every_days={
            body: told.table("every_days").numbers(body, 4, least=1) for body in bodies
        },
        rates=_rates(told.table("rates"), bodies),
        waits=_spreads(told.table("waits"), WAITS, "median"),
        amounts=_spreads(told.table("amounts"), AMOUNTS, "mean"),
        staff=tuple(told.plain_rows("staff")),
        units=tuple(told.plain_rows("units")),
    )
    told.no_more()
    return scenario


def _area(told: Told) -> Area:
    holds = told.table("holds").texts()
    if not holds or not holds.keys() <= set(BODIES):
        told.refuse(f"holds: name the provider of each body, of {', '.join(BODIES)}")
    towns = tuple(
        Town(
            one.text("code"),
            one.text("name"),
            one.number("share", 0, 1, default=1.0),
            one.number("reach_km", 0.1, 200, default=6.0),
            one.text("parent", default=""),
        )
        for one in told.rows("towns", at_least=1)
    )
    names = [town.code for town in towns]
    courts = tuple(_court(one, names) for one in told.rows("courts", at_least=1))
    if all(court.until for court in courts):
        told.refuse("courts: one at least must sit to the end")
    share = told.number("share", 0, 1, default=1.0)
    return Area(told.text("code"), share, told.text("sender"), holds, towns, courts)


def _court(told: Told, towns: list[str]) -> Court:
    if (town := told.text("town")) not in towns:
        told.refuse(f"town {town} is not one of the area’s: {', '.join(towns)}")
    kind = told.text("kind", one_of=("magistrates", "crown"))
    sends = told.text("sends", one_of=("libra", "common_platform"))
    until = told.day("until") if told.has("until") else None
    return Court(told.text("code"), town, kind == "crown", sends, until)


def _offence(told: Told) -> Offence:
    return Offence(
        told.text("code"),
        told.text("title"),
        told.number("share", 0, 1),
        told.whole("seriousness", 1, 5),
        told.number("domestic", 0, 1, default=0.0),
        told.yes_or_no("is_sexual"),
        told.yes_or_no("is_serious_violence"),
        told.yes_or_no("is_drink_driving"),
    )


def _service(told: Told) -> Service:
    return Service(
        told.text("key"),
        told.text("name"),
        told.whole("places", 0, 1_000_000),
        told.whole("price", 0, 1_000_000),
        told.day("closes_on") if told.has("closes_on") else None,
    )


def _staffing(told: Told, bodies: list[str]) -> Mapping[str, Any]:
    per_officer = told.table("people_per_officer")
    staffing: dict[str, Any] = {
        "people_per_officer": {
            body: per_officer.number(body, 1, 500) for body in bodies
        }
    }
    for name in (
        "officers_per_team",
        "officers_per_administrator",
        "officers_per_facilitator",
        "court_officers_per_court",
        "years_in_post",
    ):
        staffing[name] = told.number(name, 0.1, 1000)
    return staffing


def _rates(told: Told, bodies: list[str]) -> dict[str, Rate]:
    rates = {}
    for key, drawn in RATES.items():
        one = told.table(key)
        _same_by(one, drawn)
        reasons = one.table("reasons", default={})
        for factor in reasons:
            if factor not in FACTORS:
                reasons.refuse(f"{factor} is no factor; they are {', '.join(FACTORS)}")
        shares = one.strata("share", len(drawn.by), least=0, most=1)
        drawn.must_name(one, shares, bodies)
        weights = {name: reasons.number(name, -5, 5) for name in reasons}
        findings = one.list_of_texts("findings")
        rates[key] = Rate(findings, one.text("says"), shares, weights)
    told.no_more()
    return rates


def _spreads(told: Told, drawn: Mapping[str, Drawn], middle: str) -> dict[str, Spread]:
    spreads = {}
    for key, which in drawn.items():
        one = told.table(key)
        _same_by(one, which)
        middles = one.strata(middle, len(which.by), least=0, most=10_000)
        spread = one.number("spread", 0, 1000)
        spreads[key] = Spread(
            one.list_of_texts("findings"), one.text("says"), middles, spread
        )
    told.no_more()
    return spreads


def _same_by(told: Told, drawn: Drawn) -> None:
    if told.list_of_texts("by") != drawn.by:
        told.refuse(f"by: this is told by {' and '.join(drawn.by)}")
