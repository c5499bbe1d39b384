"""Invented people, and why each of them does better or worse than others."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from math import exp, log, sqrt
from random import Random
from typing import Any
from uuid import UUID

from probation.policy.identifiers import check_letter

from .chance import one_of
from .scenario import Area, Town

MALE = [
    "Aaron",
    "Ben",
    "Callum",
    "Dylan",
    "Ellis",
    "Finn",
    "Gareth",
    "Harvey",
    "Ian",
    "Jamal",
    "Kieran",
    "Liam",
    "Marek",
    "Noah",
    "Oscar",
    "Rhys",
    "Stefan",
    "Tariq",
    "Wesley",
    "Zane",
    "Adam",
    "Bilal",
    "Connor",
    "Declan",
    "Ewan",
    "Freddie",
    "Glyn",
    "Hugo",
    "Imran",
    "Josh",
    "Kyle",
    "Lewis",
    "Mikey",
    "Nathan",
    "Owain",
    "Piotr",
    "Ricky",
    "Shaun",
    "Tyrone",
    "Vikram",
]
FEMALE = [
    "Amira",
    "Beth",
    "Chloe",
    "Donna",
    "Elin",
    "Farah",
    "Gemma",
    "Holly",
    "Ines",
    "Jodie",
    "Kara",
    "Leanne",
    "Megan",
    "Nia",
    "Olive",
    "Petra",
    "Rosa",
    "Shanice",
    "Tilly",
    "Una",
    "Agnes",
    "Bryony",
    "Carys",
    "Daisy",
    "Esme",
    "Fiona",
    "Gwen",
    "Hannah",
    "Isla",
    "Jade",
]
LAST = [
    "Ashdown",
    "Brightwell",
    "Cawley",
    "Dunmore",
    "Everly",
    "Fernside",
    "Garrow",
    "Hallam",
    "Ingleby",
    "Jessop",
    "Kettering",
    "Larkhill",
    "Marlowe",
    "Norbury",
    "Oakden",
    "Penrose",
    "Quarrie",
    "Ravensworth",
    "Selwood",
    "Thornbury",
    "Underhay",
    "Varley",
    "Wetherby",
    "Yardley",
    "Abberline",
    "Bexfield",
    "Coverdale",
    "Dunstall",
    "Elmswood",
    "Farthing",
    "Glenfield",
    "Harcastle",
    "Illingham",
    "Kelshaw",
    "Lydgate",
    "Merriden",
    "Netherby",
    "Overbeck",
    "Pellworth",
    "Rushmere",
    "Stanbrook",
    "Tillingham",
    "Upwood",
    "Waverton",
    "Amberley",
    "Birkdale",
    "Corfield",
    "Denholm",
    "Eastlake",
    "Foxcombe",
]
STREETS = [
    "Mill Lane",
    "Orchard Close",
    "Station Road",
    "Severn Terrace",
    "Chapel Walk",
    "Priory Street",
    "Church Row",
    "Bridge Street",
    "Meadow View",
    "Quarry Hill",
    "Tannery Court",
    "Weir Gardens",
]
ETHNICITY = {"W1": 0.83, "W9": 0.05, "A2": 0.03, "B1": 0.02, "M1": 0.02, "A1": 0.015, "B2": 0.015, "W3": 0.01, "NS": 0.01}  # fmt: skip
HOMES = {"A01D": 0.36, "A01C": 0.24, "A07B": 0.16, "A01A": 0.09, "A03": 0.06, "A07A": 0.04, "A04": 0.03, "A08A": 0.02}  # fmt: skip
NO_HOME = "A08A"
_AVERAGE_WORK = 0.53
_SPREAD_OF_DISTANCE = 0.7


@dataclass(slots=True)
class Person:
    number: int  # within the area
    crn: str
    id: UUID
    first_name: str
    middle_names: str
    last_name: str
    born: date
    sex: str
    ethnicity: str
    is_british: bool
    pnc: str
    phone: str
    lines: str
    postcode: str
    home: str  # address type
    town: Town
    # Reasons: standard normal over everyone, and not independent.
    risk: float
    need: float
    unsettled: float
    distance: float
    work: float
    works: bool
    has_children: bool
    orders: int = 0
    is_written: bool = False
    posts: dict[str, Any] = field(default_factory=dict)  # body → who had them last
    flags: dict[str, date] = field(default_factory=dict)  # kind → open until

    @property
    def is_woman(self) -> bool:
        return self.sex == "F"


class People:
    """Makes the people of one area, one by one."""

    def __init__(self, area: Area, crns: range, letter: str, postcode_area: str):
        self._area, self._crns = area, crns
        self._letter, self._postcode_area = letter, postcode_area
        self._towns = {town.code: town for town in area.towns}
        self._shares = {town.code: town.share for town in area.towns}
        total = sum(self._shares.values())
        logs = {town.code: log(town.reach_km) for town in area.towns}
        self._middle = (
            sum(self._shares[code] * far for code, far in logs.items()) / total
        )
        wide = sum(
            self._shares[code] * (far - self._middle) ** 2 for code, far in logs.items()
        )
        self._wide = sqrt(wide / total + _SPREAD_OF_DISTANCE**2)

    def make(
        self, number: int, first_seen: date, chance: Random, town: str = ""
    ) -> Person:
        """`first_seen`: so that nobody is sentenced as a child."""
        normal = chance.gauss
        risk = normal(0, 1)
        need = 0.5 * risk + 0.866 * normal(0, 1)
        unsettled = 0.55 * need + 0.835 * normal(0, 1)
        # Φ(0.1 - 0.7 x unsettled), as a threshold
        works = 0.1 - 0.7 * unsettled + normal(0, 1) > 0
        home = self._towns[town or one_of(self._shares, chance)]
        far = log(home.reach_km) + normal(0, _SPREAD_OF_DISTANCE)
        is_woman = chance.random() < 0.17
        age = 18.2 + min(52, 17 * exp(normal(0, 0.55) - 0.15 * risk))
        born = first_seen - timedelta(days=int(age * 365.25))
        crn = self._crns[number]
        year, serial = born.year + 17 + int(chance.random() * 5), crn + 10_000
        year = min(year, first_seen.year)
        where = one_of(HOMES, chance)
        if where == NO_HOME and unsettled < 0:
            where = "A07B"
        number_of = f"{self._letter}{crn:06}"
        return Person(
            number=number,
            crn=number_of,
            id=UUID(int=chance.getrandbits(128), version=4),
            first_name=chance.choice(FEMALE if is_woman else MALE),
            middle_names=chance.choice(FEMALE if is_woman else MALE)
            if chance.random() < 0.4
            else "",
            last_name=chance.choice(LAST)
            if chance.random() < 0.9
            else f"{chance.choice(LAST)}-{chance.choice(LAST)}",
            born=born,
            sex="F" if is_woman else "M",
            ethnicity=one_of(ETHNICITY, chance),
            is_british=chance.random() < 0.93,
            pnc=f"{year}/{serial:07}{check_letter(f'{year % 100:02}', f'{serial:07}')}",
            # Numbers that the regulator keeps for drama.
            phone=f"07700 900{int(chance.random() * 1000):03}",
            lines=f"{1 + int(chance.random() * 90)} {chance.choice(STREETS)}\n{home.name}",
            postcode=_postcode(self._postcode_area, chance),
            home=where,
            town=home,
            risk=risk,
            need=need,
            unsettled=unsettled,
            distance=(far - self._middle) / self._wide,
            work=((1 if works else 0) - _AVERAGE_WORK)
            / sqrt(_AVERAGE_WORK * (1 - _AVERAGE_WORK)),
            works=works,
            has_children=chance.random() < 0.42,
        )


def _postcode(area: str, chance: Random) -> str:
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    digit, other = int(chance.random() * 9) + 1, int(chance.random() * 9) + 1
    return f"{area}{digit} {other}{chance.choice(letters)}{chance.choice(letters)}"


def invented_name(is_woman: bool, chance: Random) -> tuple[str, str]:
    return chance.choice(FEMALE if is_woman else MALE), chance.choice(LAST)
