"""What a court message says, whatever its format, and how its faults are gathered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from probation.policy.court_list import Source
from probation.policy.person import Sex


@dataclass(frozen=True)
class Offence:
    sequence: int
    title: str
    code: str = ""
    legislation: str = ""
    wording: str = ""
    plea: str = ""
    verdict: str = ""


@dataclass(frozen=True)
class Before:
    """A defendant of a case.  Identifiers are as received, right or wrong."""

    key: str
    case_reference: str
    last_name: str  # or the organisation's name
    offences: tuple[Offence, ...]
    is_organisation: bool = False
    title: str = ""
    first_name: str = ""
    middle_names: str = ""
    date_of_birth: date | None = None
    sex: Sex = Sex.NOT_SPECIFIED
    address: str = ""
    postcode: str = ""
    nationality: str = ""
    phone: str = ""
    pnc: str = ""
    cro: str = ""


@dataclass(frozen=True)
class Sitting:
    """One day of the hearing; `starts_at` is aware."""

    starts_at: datetime
    sequence: int = 0


@dataclass(frozen=True)
class Heard:
    source: Source
    hearing: str  # the court's own key
    court_code: str  # five or seven characters
    sittings: tuple[Sitting, ...]
    defendants: tuple[Before, ...]
    hearing_type: str = ""
    room: str = ""


@dataclass(frozen=True)
class Format:
    key: Source  # the file's name
    is_this: Callable[[dict[str, Any]], bool]
    read: Callable[["Reader"], Heard]


class Unreadable(ValueError):
    """A message that cannot be taken in: every reason, each with its place."""

    def __init__(self, source: str, reasons: list[str]):
        self.source, self.reasons = source, reasons
        super().__init__("; ".join(reasons))


@dataclass
class Reader:
    """Walks a message and gathers what is wrong with it, so that all of it is told."""

    told: Any
    place: str = ""
    reasons: list[str] = field(default_factory=list)
    source: str = ""

    def at(self, key: str | int) -> "Reader":
        inner = self.told
        if isinstance(key, int):
            inner, place = inner[key], f"{self.place}[{key + 1}]"
        else:
            inner = inner.get(key) if isinstance(inner, dict) else None
            place = f"{self.place}.{key}" if self.place else key
        return Reader(inner, place, self.reasons, self.source)

    def each(self, key: str) -> list["Reader"]:
        inner = self.at(key)
        if not isinstance(inner.told, list) or not inner.told:
            self.fault(inner.place, "is missing or empty")
            return []
        return [inner.at(place) for place in range(len(inner.told))]

    def text(self, key: str, *, needed: bool = False) -> str:
        inner = self.at(key)
        told = inner.told
        if told is None or isinstance(told, dict | list | bool):
            told = ""
        # PostgreSQL keeps no zero bytes, and UTF-8 no halves of characters.
        told = str(told).replace("\0", "").encode("utf-8", "replace").decode()
        told = " ".join(told.split())
        if needed and not told:
            self.fault(inner.place, "is missing or empty")
        return told

    def number(self, key: str) -> int:
        told = self.at(key).told
        return told if isinstance(told, int) and 0 <= told < 2**31 else 0

    def day(self, key: str, form: str) -> date | None:
        """None where nothing is said; a fault where it is no day."""
        said = self.text(key)
        if not said:
            return None
        try:
            return datetime.strptime(said, form).date()
        except ValueError:
            self.fault(self.at(key).place, f"‘{said}’ is not a date")
            return None

    def fault(self, place: str, says: str) -> None:
        self.reasons.append(f"{place or 'The message'} {says}")

    def require(self) -> None:
        if self.reasons:
            raise Unreadable(self.source, self.reasons)
