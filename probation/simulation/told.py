"""What a TOML table tells, asked for by name; whatever does not fit is refused in words."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")
_NEEDED: Any = object()


class Refused(Exception):
    """A scenario that cannot be: where and why, in words."""


class Told:
    """`place`: where the table stands, such as “mine.toml: rates.check_asked”."""

    def __init__(self, place: str, told: object):
        if not isinstance(told, Mapping):
            raise Refused(f"{place}: a table is wanted here, not {told!r}")
        self._place = place
        self._told: Mapping[str, Any] = told
        self._asked: set[str] = set()

    def refuse(self, why: str) -> NoReturn:
        raise Refused(f"{self._place}: {why}")

    def has(self, name: str) -> bool:
        return name in self._told

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def no_more(self) -> None:
        """Refuses what nobody asked for: a name misspelt is never passed over."""
        if strange := sorted(set(self._told) - self._asked):
            self.refuse(f"there is no use for {', '.join(strange)}")

    def _of(self, name: str, kind: type[T], words: str, default: Any = _NEEDED) -> T:
        self._asked.add(name)
        value = self._told.get(name, default)
        if value is _NEEDED:
            self.refuse(f"{name} is missing")
        if not isinstance(value, kind) or (
            isinstance(value, bool) and kind is not bool
        ):
            self.refuse(f"{name}: {words} is wanted, not {value!r}")
        return value

    def text(
        self, name: str, *, one_of: Collection[str] = (), default: Any = _NEEDED
    ) -> str:
        value = self._of(name, str, "a text", default)
        if not value.strip() and default is _NEEDED:
            self.refuse(f"{name} is empty")
        if one_of and value not in one_of:
            self.refuse(f"{name}: {value!r} is none of {', '.join(one_of)}")
        return value

    def day(self, name: str) -> date:
        value = self._of(name, date, "a day")
        if isinstance(value, datetime):
            self.refuse(f"{name}: a day is wanted, without a time")
        return value

    def moment(self, name: str) -> datetime:
        value = self._of(name, datetime, "a day and time")
        if value.tzinfo is None:
            self.refuse(f"{name}: end it with Z, or say how far from UTC it is")
        return value

    def whole(self, name: str, least: int, most: int) -> int:
        value = self._of(name, int, "a whole number")
        if not least <= value <= most:
            self.refuse(f"{name} must be from {least} to {most}, not {value}")
        return value

    def number(
        self, name: str, least: float, most: float, *, default: Any = _NEEDED
    ) -> float:
        value: Any = self._of(name, object, "a number", default)
        return self._within(name, value, least, most)

    def _within(self, name: str, value: Any, least: float, most: float) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse(f"{name}: a number is wanted, not {value!r}")
        if not least <= value <= most:
            self.refuse(f"{name} must be from {least:g} to {most:g}, not {value:g}")
        return float(value)

    def yes_or_no(self, name: str) -> bool:
        return self._of(name, bool, "true or false", False)

    def table(self, name: str, *, default: Any = _NEEDED) -> "Told":
        value = self._of(name, Mapping, "a table", default)  # type: ignore[type-abstract]  # only for isinstance
        return Told(self._deeper(name), value)

    def rows(self, name: str, *, at_least: int = 0) -> list["Told"]:
        rows = self._of(name, list, "a list of tables", [] if not at_least else _NEEDED)
        if len(rows) < at_least:
            self.refuse(f"{name}: at least {at_least} is wanted")
        return [Told(f"{self._deeper(name)}[{n}]", row) for n, row in enumerate(rows)]

    def plain_rows(self, name: str) -> list[dict[str, Any]]:
        return [dict(row._told) for row in self.rows(name)]

    def numbers(self, name: str, many: int, *, least: float = 0) -> tuple[float, ...]:
        values = self._of(name, list, f"a list of {many} numbers")
        if len(values) != many:
            self.refuse(f"{name}: {many} numbers are wanted, not {len(values)}")
        return tuple(self._within(name, value, least, 10_000) for value in values)

    def weights(self, *, most: float = 1000) -> dict[str, float]:
        weights = {name: self.number(name, 0, most) for name in self._told}
        if not sum(weights.values()):
            self.refuse("one weight at least must be above 0")
        return weights

    def texts(self) -> dict[str, str]:
        return {name: self.text(name) for name in self._told}

    def list_of_texts(self, name: str) -> tuple[str, ...]:
        values = self._of(name, list, "a list of texts")
        if not values or not all(isinstance(value, str) for value in values):
            self.refuse(f"{name}: a list of texts is wanted, not {values!r}")
        return tuple(values)

    def strata(
        self, name: str, depth: int, *, least: float, most: float
    ) -> dict[str, float]:
        """Numbers in tables `depth` deep, by their path: “crc/unwell”."""
        told = self.table(name)
        if depth == 1:
            return {key: told.number(key, least, most) for key in told}
        return {
            f"{key}/{inner}": value
            for key in told
            for inner, value in told.strata(
                key, depth - 1, least=least, most=most
            ).items()
        }

    def _deeper(self, name: str) -> str:
        separator = "." if ": " in self._place else ": "
        return f"{self._place}{separator}{name}"
