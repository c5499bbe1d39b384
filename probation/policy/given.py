"""One JSON object given to a calculation, read field by field.

Every refusal names the field and says what to put there.  Nothing is guessed: a field
that is left out is refused, or answers None where the caller says it may be empty.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar

from .dated import Dated, Version
from .london import in_words
from .rule import CannotAnswer

Chosen = TypeVar("Chosen", bound=StrEnum)
T = TypeVar("T")


def held(rule: Dated[T], on: date, field: str = "on") -> Version[T]:
    """The version in force that day.  CannotAnswer, naming the field, where none was."""
    version = rule.version(on)
    if version is None:
        raise CannotAnswer(
            f"{rule.title}: no rule is known for {in_words(on)}. Check the date.", field
        )
    return version


@dataclass(frozen=True)
class Given:
    fields: Mapping[str, Any]
    within: str = ""  # such as "contacts[2]", put before a field's name in refusals

    def has(self, field: str) -> bool:
        """Whether it is there and not null."""
        return self.fields.get(field) is not None

    def day(self, field: str) -> date:
        return self._parsed(field, date.fromisoformat, "a date such as 2021-05-10")

    def moment(self, field: str) -> datetime:
        """As written: with a zone if it names one."""
        says = "a date and time such as 2021-05-10T09:30"
        return self._parsed(field, datetime.fromisoformat, says)

    def clock(self, field: str) -> time:
        return self._parsed(field, time.fromisoformat, "a time such as 09:30")

    def text(self, field: str) -> str:
        value = self._there(field)
        if not isinstance(value, str) or not value.strip():
            raise self._refusal(field, "some text")
        return value

    def whole(self, field: str) -> int:
        value = self._there(field)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._refusal(field, "a whole number")
        return value

    def yes(self, field: str, default: bool | None = None) -> bool:
        """true or false; `default` (where there is one) if it is left out."""
        if default is not None and not self.has(field):
            return default
        value = self._there(field)
        if not isinstance(value, bool):
            raise self._refusal(field, "true or false")
        return value

    def one_of(self, field: str, terms: type[Chosen]) -> Chosen:
        value = self._there(field)
        try:
            return terms(value)
        except ValueError:
            keys = ", ".join(term.value for term in terms)
            raise self._refusal(field, f"one of {keys}") from None

    def days(self, field: str) -> list[date]:
        """A list of dates; empty if it is left out."""
        rows = [{"": one} for one in self._list(field)]
        return [Given(row, self._name(field)).day("") for row in rows]

    def rows(self, field: str) -> list["Given"]:
        """A list of objects; empty if it is left out."""
        found = []
        for n, one in enumerate(self._list(field)):
            if not isinstance(one, Mapping):
                raise self._refusal(field, "a list of objects")
            found.append(Given(one, f"{self._name(field)}[{n}]"))
        return found

    def _list(self, field: str) -> list[Any]:
        value = self.fields.get(field)
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            raise self._refusal(field, "a list")
        return list(value)

    def _parsed(self, field: str, parse: Callable[[str], T], says: str) -> T:
        value = self._there(field)
        try:
            return parse(value)
        except (TypeError, ValueError):
            raise self._refusal(field, says) from None

    def _there(self, field: str) -> Any:
        value = self.fields.get(field)
        if value is None:
            raise CannotAnswer(
                f"‘{self._name(field)}’ is missing: give it a value", self._name(field)
            )
        return value

    def _name(self, field: str) -> str:
        return ".".join(filter(None, [self.within, field]))

    def _refusal(self, field: str, says: str) -> CannotAnswer:
        told = self.fields.get(field)
        name = self._name(field)
        return CannotAnswer(f"‘{name}’ must be {says}, not {told!r}", name)
