"""An answer with its working: what a screen shows when someone asks “why?”.

Every rule that works something out answers with an `Explained`: the value, and the
parts that made it, each in words with its source and, where one is known, its doubt.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Part:
    """One step of the working, in words for staff."""

    says: str
    value: Any = None  # a number, date, term or short text; None where words suffice
    source: str = ""
    doubt: str = ""  # what is unverified about it; shown wherever the part is

    def as_data(self) -> dict[str, Any]:
        told = {"says": self.says, "value": plain(self.value)}
        more = {"source": self.source, "doubt": self.doubt}
        return told | {key: text for key, text in more.items() if text}


@dataclass(frozen=True)
class Explained(Generic[T]):
    """A value, the parts that made it, and the version of the rule that was used."""

    value: T
    parts: tuple[Part, ...] = ()
    version: str = ""  # such as "OGRS3" or "Tier v2"; a stored answer keeps it
    on: date | None = None  # the day whose rules were used


def plain(value: Any) -> Any:
    """As JSON can carry it: dates as ISO text, terms as their key, decimals as numbers."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    return value
