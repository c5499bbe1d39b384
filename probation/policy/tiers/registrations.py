"""What a person's registrations say to the tier.

The latest registration of a kind counts.  Codes are NDelius register types, read
whatever their case; `HREG` marks a registration kept for history and is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ..rosh import Rosh
from ..term import Term

T = TypeVar("T")


class Complexity(Term):
    """Registrations that make a case more complex; the key is the register type."""

    MENTAL_HEALTH = "RMDO", "Mental health"
    ATTEMPTED_SUICIDE_OR_SELF_HARM = "ALSH", "Attempted suicide or self-harm"
    VULNERABILITY_ISSUE = "RVLN", "Vulnerability"
    CHILD_CONCERNS = "RCCO", "Child concerns"
    CHILD_PROTECTION = "RCPR", "Child protection"
    RISK_TO_CHILDREN = "RCHD", "Risk to children"
    PUBLIC_INTEREST = "RPIR", "Public interest"
    ADULT_AT_RISK = "RVAD", "Adult at risk"
    STREET_GANGS = "STRG", "Street gangs"
    TERRORISM = "RTAO", "Terrorism"


ROSH_OF = {
    "RVHR": Rosh.VERY_HIGH,
    "RHRH": Rosh.HIGH,
    "RMRH": Rosh.MEDIUM,
    "RLRH": Rosh.LOW,
}
MAPPA_LEVELS = ("M3", "M2", "M1", "M0")  # highest first; M0 is nominal
CATEGORIES = ("M1", "M2", "M3", "M4")  # of MAPPA
_COMPLEXITY_OF = {factor.value: factor for factor in Complexity}


@dataclass(frozen=True)
class Registration:
    code: str  # register type
    day: date  # when it was made
    level: str | None = None  # MAPPA: M0 to M3
    category: str | None = None  # MAPPA: M1 to M4


@dataclass(frozen=True)
class Registered:
    """What the registrations come to.  None: nothing registered of that kind."""

    rosh: Rosh | None = None
    mappa_level: str | None = None
    mappa_category: str | None = None
    complexity: tuple[Complexity, ...] = ()  # each type once, latest first
    iom_nominal: bool = False  # integrated offender management
    lifer_or_ipp: bool = False
    domestic_abuse: bool = False
    stalking: bool = False
    child_protection: bool = False
    two_thirds_reached: bool = False  # supervised no longer (probation reset)

    @property
    def is_mappa(self) -> bool:
        return self.mappa_category is not None


def read_registrations(registrations: Iterable[Registration]) -> Registered:
    """Two of a kind made on the same day: the more serious counts.

    A MAPPA registration without a known level does not undo the level of an earlier
    one, but its category (or having none) does stand, as published.
    """
    latest_first = sorted(
        (one for one in registrations if one.code.upper() != "HREG"),
        key=lambda one: one.day,
        reverse=True,
    )
    codes = [one.code.upper() for one in latest_first]
    mappa = [one for one in latest_first if one.code.upper() == "MAPP"]
    levels = [(one.day, one.level) for one in mappa if one.level in MAPPA_LEVELS]
    categories = [
        (one.day, one.category if one.category in CATEGORIES else None) for one in mappa
    ]
    rosh = [
        (one.day, ROSH_OF[code])
        for one, code in zip(latest_first, codes, strict=True)
        if code in ROSH_OF
    ]
    return Registered(
        rosh=_most_serious_of_latest(rosh, tuple(reversed(Rosh))),
        mappa_level=_most_serious_of_latest(levels, MAPPA_LEVELS),
        mappa_category=_most_serious_of_latest(categories, (*CATEGORIES, None)),
        complexity=tuple(
            dict.fromkeys(_COMPLEXITY_OF[c] for c in codes if c in _COMPLEXITY_OF)
        ),
        iom_nominal="IIOM" in codes,
        lifer_or_ipp="INLL" in codes,
        domestic_abuse="ADVP" in codes or "REG30" in codes,
        stalking="SPO" in codes,
        child_protection="RCPR" in codes,
        two_thirds_reached="PRC" in codes,
    )


def _most_serious_of_latest(
    latest_first: Sequence[tuple[date, T]], most_serious_first: tuple[T, ...]
) -> T | None:
    if not latest_first:
        return None
    latest = latest_first[0][0]
    same_day = [value for day, value in latest_first if day == latest]
    return min(same_day, key=most_serious_first.index)
