"""From what was given to sound values, or to the reasons why they are not."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from probation.policy.offences.classes import groups_of
from probation.policy.rule import CannotAnswer

from .grammar import NUMBERS, Expression
from .model import Input, Kind, Predictor


@dataclass(frozen=True)
class Refusal:
    fields: tuple[str, ...]
    says: str


def _day(one: Input, told: Any) -> date:
    if isinstance(told, str):
        try:
            return date.fromisoformat(told)
        except ValueError:
            told = None
    if not isinstance(told, date) or isinstance(told, datetime):
        raise CannotAnswer(f"‘{one.title}’ must be a date such as 2021-05-10", one.name)
    return told


def _whole(one: Input, told: Any) -> int:
    if isinstance(told, bool) or not isinstance(told, int):
        raise CannotAnswer(f"‘{one.title}’ must be a whole number", one.name)
    return told


def _yes(one: Input, told: Any) -> bool:
    if not isinstance(told, bool):
        raise CannotAnswer(f"‘{one.title}’ must be true or false", one.name)
    return told


def _choice(one: Input, told: Any) -> str:
    if told not in one.choices:
        keys = ", ".join(one.choices)
        raise CannotAnswer(f"‘{one.title}’ must be one of {keys}", one.name)
    return str(told)


def _class(one: Input, told: Any) -> str:
    if not isinstance(told, str):
        raise CannotAnswer(f"‘{one.title}’ must be text such as “00806”", one.name)
    groups_of(told)
    return told


_READ = {
    Kind.DATE: _day,
    Kind.WHOLE: _whole,
    Kind.YES: _yes,
    Kind.CHOICE: _choice,
    Kind.CLASS: _class,
}


@dataclass
class Prepared:
    """`values` holds None for what is missing or unsound."""

    inputs: Mapping[str, Input]
    given: Mapping[str, Any]
    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, Refusal] = field(default_factory=dict)
    _under_way: set[str] = field(default_factory=set)

    def read_all(self) -> None:
        for name in self.inputs:
            self.value(name)

    def value(self, name: str) -> Any:
        if name not in self.values:
            if name in self._under_way:
                return None
            self._under_way.add(name)
            self.values[name] = self._sound(self.inputs[name])
            self._under_way.discard(name)
        return self.values[name]

    def came_from(self, name: str) -> tuple[str, ...]:
        """The given inputs to look at again when this value cannot be right.

        An age is blamed on the day it was reached, not on the date of birth.
        """
        one = self.inputs[name]
        if self.given.get(name) is not None:
            return (name,)
        for way in one.otherwise:
            if self._can_be_used(way, {used: self.values[used] for used in way.names}):
                blamed = sorted(way.names - {"date_of_birth"})
                return tuple(f for used in blamed for f in self.came_from(used))
        return (name,)

    def missing(self, name: str, needed: Collection[str]) -> tuple[str, ...]:
        """The inputs to give so that this one is known.

        Of several ways the last is named, or one whose input is needed in any case.
        """
        one = self.inputs[name]
        if one.from_class:
            return ("offence_code",)
        if not one.otherwise:
            return (name,)
        ways = [way for way in one.otherwise if way.names & set(needed)]
        used = sorted((ways or one.otherwise)[-1].names)
        each_other = any(
            name in way.names for other in used for way in self.inputs[other].otherwise
        )
        if each_other:
            return (name,)
        return tuple(
            found
            for other in used
            if self.values[other] is None
            for found in self.missing(other, needed)
        )

    def is_unsound(self, name: str) -> bool:
        """Missing only because something given, here or below it, is refused."""
        if name in self.problems:
            return True
        one = self.inputs[name]
        below: Iterable[str] = {n for way in one.otherwise for n in way.names}
        if one.from_class:
            below = {"offence_code"}
        return any(other in self.problems for other in below)

    def _sound(self, one: Input) -> Any:
        try:
            return self._within(one, self._read(one))
        except CannotAnswer as refused:
            self.problems[one.name] = Refusal((refused.field,), str(refused))
            return None

    def _read(self, one: Input) -> Any:
        told = self.given.get(one.name)
        if told is not None and not one.derived:
            return _READ[one.kind](one, told)
        if one.from_class:
            return self._from_class(one)
        for way in one.otherwise:
            used = {name: self.value(name) for name in way.names}
            if self._can_be_used(way, used):
                return way.of(used, NUMBERS)
        return None

    def _can_be_used(self, way: Expression, used: Mapping[str, Any]) -> bool:
        """All there; and what only passes another input on must have been given it."""
        if None in used.values():
            return False
        return way.text not in self.inputs or self.given.get(way.text) is not None

    def _from_class(self, one: Input) -> str | None:
        code = self.value("offence_code")
        if code is None:
            return None
        found: str | None = getattr(groups_of(code), one.name)
        if found is None:
            raise CannotAnswer(
                f"Home Office class {code} does not say which ‘{one.title}’ it belongs"
                " to: choose another class or give the group",
                "offence_code",
            )
        return found

    def _within(self, one: Input, value: Any) -> Any:
        if value is None or one.kind is not Kind.WHOLE:
            return value
        if (one.least is not None and value < one.least) or (
            one.most is not None and value > one.most
        ):
            self.values[one.name] = value
            blamed = self.came_from(one.name)
            raise CannotAnswer(
                f"‘{one.title}’ must be from {one.least} to {one.most}, not {value}",
                blamed[0],
            )
        return value


def prepare(predictor: Predictor, given: Mapping[str, Any]) -> Prepared:
    prepared = Prepared(predictor.inputs, given)
    prepared.read_all()
    return prepared
