"""What a court message says, whatever its format, and how its faults are gathered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Any

from probation.policy.court_list import Source, can_be_born, can_sit, is_court_code
from probation.policy.person import Sex

# The most that is taken of each, in characters: an index holds keys, a screen the rest.
KEY, NAME, TITLE, WORDING = 100, 250, 2_000, 20_000
ENTRIES = 500  # of one list
NUMBER = 2**31 - 1
REASONS = 50  # that are told of one message
QUOTED = 40  # characters of what was sent, in a reason

CONTROLS = dict.fromkeys((*range(1, 32), *range(127, 160)), " ") | {0: None}


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


@dataclass
class Told:
    """What is known of a message however much of it is wrong."""

    source: str = ""
    court_code: str = ""
    reasons: list[str] = field(default_factory=list)


class Unreadable(ValueError):
    """A message that cannot be taken in: every reason, each with its place."""

    def __init__(self, told: Told):
        self.told = told
        super().__init__("; ".join(told.reasons))


@dataclass
class Reader:
    """Walks a message and gathers what is wrong with it, so that all of it is told."""

    said: Any
    told: Told
    place: str = ""

    def at(self, key: str | int) -> "Reader":
        inner = self.said
        if isinstance(key, int):
            inner, place = inner[key], f"{self.place}[{key + 1}]"
        else:
            inner = inner.get(key) if isinstance(inner, dict) else None
            place = f"{self.place}.{key}" if self.place else key
        return Reader(inner, self.told, place)

    def each(self, key: str) -> list["Reader"]:
        inner = self.at(key)
        if not isinstance(inner.said, list) or not inner.said:
            inner.fault("is missing or empty")
            return []
        if len(inner.said) > ENTRIES:
            inner.fault(f"has {len(inner.said):,} entries; {ENTRIES} is the most")
            return []
        return [inner.at(place) for place in range(len(inner.said))]

    def text(self, key: str, *, most: int = NAME, needed: bool = False) -> str:
        """In one line, without what no screen shows.  A fault where it is too long."""
        inner = self.at(key)
        said = inner.said
        if said is None or isinstance(said, dict | list | bool):
            said = ""
        # PostgreSQL keeps no zero bytes, and UTF-8 no halves of characters.
        said = str(said).encode("utf-8", "replace").decode().translate(CONTROLS)
        said = " ".join(said.split())
        if needed and not said:
            inner.fault("is missing or empty")
        if len(said) > most:
            inner.fault(f"is {len(said):,} characters long; {most:,} is the most")
            return said[:most]
        return said

    def number(self, key: str) -> int:
        """0 where nothing is said."""
        said = self.text(key)
        if not said:
            return 0
        if not (said.isascii() and said.isdigit() and int(said) <= NUMBER):
            self.at(key).fault(f"‘{quoted(said)}’ is not a whole number up to {NUMBER}")
            return 0
        return int(said)

    def court(self, key: str) -> str:
        said = self.text(key, most=KEY, needed=True).upper()
        if said and not is_court_code(said):
            self.at(key).fault(
                f"‘{quoted(said)}’ is an unknown court: its code has five characters, "
                "or seven with the room"
            )
            return ""
        self.told.court_code = said
        return said

    def sits_at(self, key: str, zone: tzinfo | None = None) -> datetime | None:
        """`zone`: of a time that names none; without it, that is a fault."""
        said = self.text(key, needed=True)
        if not said:
            return None
        try:
            at = datetime.fromisoformat(said)
        except ValueError:
            self.at(key).fault(f"‘{quoted(said)}’ is not a time")
            return None
        if at.tzinfo is None and zone is None:
            self.at(key).fault(f"‘{quoted(said)}’ is not a time with its zone")
            return None
        if reasons := can_sit(at.date()).reasons:
            self.at(key).fault(f"‘{quoted(said)}’: {reasons[0].text}")
            return None
        return at if at.tzinfo else at.replace(tzinfo=zone)

    def born(self, key: str, form: str, sits_on: date | None) -> date | None:
        """None where nothing is said; a fault where it is no day to be born on."""
        said = self.text(key)
        if not said:
            return None
        try:
            day = datetime.strptime(said, form).date()
        except ValueError:
            self.at(key).fault(f"‘{quoted(said)}’ is not a date")
            return None
        if sits_on and (reasons := can_be_born(day, sits_on).reasons):
            self.at(key).fault(f"‘{quoted(said)}’: {reasons[0].text}")
        return day

    def fault(self, says: str) -> None:
        self.told.reasons.append(f"{self.place or 'The message'} {says}")

    def require(self) -> None:
        if (more := len(self.told.reasons) - REASONS) > 0:
            self.told.reasons[REASONS:] = [f"and {more:,} more faults"]
        if self.told.reasons:
            raise Unreadable(self.told)


def quoted(said: str) -> str:
    return said if len(said) <= QUOTED else said[:QUOTED] + "…"
