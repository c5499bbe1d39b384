"""Least and most that the law allows of something, by the day that decides.

Sentences and requirements are bounded alike: a length in a unit, changed now and then,
and for each change the law says whether sentence, conviction or offence decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .dated import Dated, Version
from .decision import YES, Decision, no
from .explained import Explained, Part
from .rule import Example, Rule
from .term import Term


class LengthUnit(Term):
    """What a court orders is measured in; a time limit is counted in limit.Unit."""

    HOURS = "hours", "hours"
    DAYS = "days", "days"
    MONTHS = "months", "months"
    HOURS_A_DAY = "hours-a-day", "hours a day"
    HOURS_IN_SEVEN_DAYS = "hours-in-seven-days", "hours in any seven days"

    def of(self, n: int) -> str:
        """“1 hour”, “2 hours”, “1 hour a day”."""
        one, rest = self.label.split(" ", 1) if " " in self.label else (self.label, "")
        word = one.removesuffix("s") if n == 1 else one
        return f"{n} {word} {rest}".rstrip()


class DecidedBy(Term):
    """Which day picks the version of the law."""

    SENTENCE = "sentence", "date of sentence"
    CONVICTION = "conviction", "date of conviction"
    OFFENCE = "offence", "date of the offence"


@dataclass(frozen=True)
class Bounds:
    """Both ends are allowed; None where the law sets none."""

    least: int | None = None
    most: int | None = None

    def hold(self, value: int) -> bool:
        above = self.least is None or self.least <= value
        return above and (self.most is None or value <= self.most)

    def says(self, unit: LengthUnit) -> str:
        """“40 to 300 hours”, “at most 36 months”; “of any length” without bounds."""
        if self.least is not None and self.most is not None:
            return f"{self.least} to {unit.of(self.most)}"
        if self.most is not None:
            return f"at most {unit.of(self.most)}"
        if self.least is not None:
            return f"at least {unit.of(self.least)}"
        return "of any length"


@dataclass(frozen=True)
class Bounded:
    """One figure the law bounds.  `by_date` holds from its first version to its `until`."""

    key: str
    title: str
    unit: LengthUnit
    decided_by: DecidedBy
    by_date: Dated[Bounds]

    def in_force(self, on: date) -> Decision:
        """Whether the law knew it that day: no before its first day and after its last."""
        if self.by_date.version(on) is not None:
            return YES
        first, until = self.by_date.versions[0], self.by_date.until
        if on < first.since:
            told = f"began on {first.since:%-d %B %Y}"
        else:
            told = f"ended before {until:%-d %B %Y}"
        return no(
            "not-in-force",
            f"{self.title} {told}; the {self.decided_by.label} is {on:%-d %B %Y}",
            source_of(first if on < first.since else self.by_date.versions[-1]),
        )

    def allows(self, value: int, on: date) -> Decision:
        """`on` is the day named by `decided_by`.  `value` is in `unit`, both ends allowed."""
        held = self.by_date.version(on)
        if held is None:
            return self.in_force(on)
        if value > 0 and held.value.hold(value):
            return YES
        says = held.value.says(self.unit)
        if value <= 0:
            says = f"more than none and {says}"
        return no(
            "out-of-range",
            f"{self.title} must be {says}; {self.unit.of(value)} was entered",
            source_of(held),
        )

    def bounds(self, on: date) -> Explained[Bounds]:
        """NotInForce where the law did not know it that day."""
        value = self.by_date.on(on)
        held = self.by_date.version(on)
        assert held is not None  # `on` above has refused it
        part = Part(
            f"{self.title}: {value.says(self.unit)}, by the {self.decided_by.label}",
            value={"least": value.least, "most": value.most},
            source=held.source,
            doubt=held.doubt,
        )
        return Explained(value, (part,), on=on)

    def says(self) -> str:
        """Every version in words, oldest first: for docs/rules."""
        told = [
            f"from {version.since:%-d %B %Y} {version.value.says(self.unit)}"
            for version in self.by_date.versions
        ]
        if self.by_date.until is not None:
            told.append(f"gone from {self.by_date.until:%-d %B %Y}")
        return f"{self.title}, by the {self.decided_by.label}: {'; '.join(told)}."


def whole_numbers(figures: Iterable[Bounded]) -> dict[str, Any]:
    """The JSON Schema of an object with some of these figures, each in its own unit."""
    about = {
        one.key: {"type": "integer", "description": f"{one.title}, {one.unit.label}"}
        for one in figures
    }
    return {"type": "object", "properties": about}


def verdict(
    decision: Decision, says: str, figures: Iterable[Bounded], on: date
) -> Explained[dict[str, Any]]:
    """A Decision as an answer that JSON can carry.

    Its working is what the type is, the bounds of that day, and the reasons against.
    """
    value = {
        "allowed": bool(decision),
        "reasons": [reason.code for reason in decision.reasons],
    }
    held = [
        part for one in figures if one.in_force(on) for part in one.bounds(on).parts
    ]
    against = [
        Part(reason.text, reason.code, reason.source) for reason in decision.reasons
    ]
    return Explained(value, (Part(says), *held, *against), on=on)


def rule_of(
    key: str, title: str, says: str, figures: tuple[Bounded, ...], example: Example
) -> Rule:
    """The rule of a sentence or requirement type, for docs/rules."""
    versions = [one for figure in figures for one in figure.by_date.versions]
    ends = {figure.by_date.until for figure in figures}
    return Rule(
        key=key,
        title=title,
        says=" ".join([says, *(figure.says() for figure in figures)]),
        source="; ".join(dict.fromkeys(one.source for one in versions)),
        example=example,
        since=min((one.since for one in versions), default=None),
        until=ends.pop() if len(ends) == 1 else None,
        doubt=" ".join(dict.fromkeys(one.doubt for one in versions if one.doubt)),
    )


def in_words(decision: Decision) -> str:
    """“Allowed”, or every reason: for worked examples."""
    return "; ".join(reason.text for reason in decision.reasons) or "Allowed"


def source_of(version: Version[Bounds]) -> str:
    """Source and, where there is one, doubt: a refusal shows both."""
    doubt = f" (unverified: {version.doubt})" if version.doubt else ""
    return f"{version.source}{doubt}"


def bounded(
    key: str,
    title: str,
    unit: LengthUnit,
    *versions: Version[Bounds],
    decided_by: DecidedBy = DecidedBy.SENTENCE,
    until: date | None = None,
) -> Bounded:
    dated = Dated(key, title, unit.label, versions, until)
    return Bounded(key, title, unit, decided_by, dated)
