"""Licence conditions by version of the policy: the words that law and policy fix.

A condition’s key is (version, code), never the code alone: version 4.0 gives eight codes
of earlier standard conditions to other conditions.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..decision import YES, Decision, no
from ..explained import Explained, Part
from ..rule import Calculation, CannotAnswer, Example, Rule
from ..term import Term

SOURCE = "ministryofjustice/create-and-vary-a-licence-api a6d3734, service/policies"
VERSIONS = ("1.0", "2.0", "2.1", "3.0", "4.0")
PLAIN_LANGUAGE = "4.0"  # the first version in plain language, and without supervision
BEFORE_IT = "3.0"
UNREAD = "These are the words of version 2.1: this version’s own were not read."
NO_DAY = "No day is published from which 4.0 holds: it is a setting of the service."


class Kind(Term):
    STANDARD = "standard", "Standard licence condition"
    ADDITIONAL = "additional", "Additional licence condition"
    STANDARD_SUPERVISION = "standard-supervision", "Standard supervision requirement"
    ADDITIONAL_SUPERVISION = (
        "additional-supervision",
        "Additional supervision requirement",
    )


@dataclass(frozen=True)
class Condition:
    version: str
    code: str
    kind: Kind
    category: str
    text: str  # with [BLANKS] as published
    inputs: tuple[str, ...]  # names of what must be filled in
    doubt: str = ""


@dataclass(frozen=True)
class Instrument:
    """An order or an instruction; `until` is the first day it no longer holds."""

    title: str
    since: date
    until: date | None = None
    standard_conditions: int | None = None
    doubt: str = ""


def condition(version: str, code: str) -> Condition:
    """CannotAnswer where that version has no such code."""
    try:
        return _ALL[version, code.lower()]
    except KeyError:
        raise CannotAnswer(
            f"Policy version {version} has no condition with code {code}", field="code"
        ) from None


def conditions(version: str, *kinds: Kind) -> tuple[Condition, ...]:
    """Those of a version, of the kinds named (all, if none is)."""
    if version not in VERSIONS:
        raise CannotAnswer(
            f"There is no policy version {version}: choose one of {', '.join(VERSIONS)}",
            field="version",
        )
    wanted = kinds or tuple(Kind)
    return tuple(
        one for one in _ALL.values() if one.version == version and one.kind in wanted
    )


def version_for(
    starts_on: date, *, made_under: str = "", version_4_from: date | None = None
) -> Explained[str]:
    """The policy version of a licence.  A licence keeps the version it was made under.

    `version_4_from` is the day from which the service uses 4.0; None: not yet.
    """
    if made_under:
        if made_under not in VERSIONS:
            raise CannotAnswer(
                f"There is no policy version {made_under}", field="made_under"
            )
        part = Part("The licence keeps the version it was made under", made_under)
        return Explained(made_under, (part,), on=starts_on)
    new = version_4_from is not None and starts_on >= version_4_from
    version = PLAIN_LANGUAGE if new else BEFORE_IT
    words = f"A licence that starts on {starts_on:%-d %B %Y} has version {version}"
    return Explained(version, (Part(words, version, SOURCE, NO_DAY),), on=starts_on)


def can_issue(one: Condition, filled: Mapping[str, str]) -> Decision:
    """No for each blank that is not filled, and for any that the condition has not."""
    answer = YES
    for name in one.inputs:
        if not filled.get(name, "").strip():
            answer &= no(f"missing-{name}", f"Fill in: {name}", SOURCE)
    for name in sorted(set(filled) - set(one.inputs)):
        answer &= no(f"unknown-{name}", f"The condition has no blank {name}", SOURCE)
    return answer


def instruments(on: date) -> tuple[Instrument, ...]:
    """The orders and instructions in force that day."""
    return tuple(
        one
        for one in INSTRUMENTS
        if one.since <= on and (one.until is None or on < one.until)
    )


def read(path: Path) -> dict[tuple[str, str], Condition]:
    told = json.loads(path.read_text(encoding="utf-8"))
    kinds = {kind.value: kind for kind in Kind}
    found = {}
    for row in told["conditions"]:
        for version in VERSIONS:
            unread = version in row["unverified"]
            if unread or version in row["versions"]:
                found[version, row["code"]] = Condition(
                    version,
                    row["code"],
                    kinds[row["kind"]],
                    row["category"],
                    row["text"],
                    tuple(row["inputs"]),
                    UNREAD if unread else "",
                )
    return found


_HERE = Path(__file__).parent
WORDS = _HERE / "conditions.json"
_ALL = read(WORDS)
INSTRUMENTS = tuple(
    Instrument(**row)
    for row in tomllib.loads((_HERE / "instruments.toml").read_text(encoding="utf-8"))[
        "instrument"
    ]
)

_KEEP_IN_TOUCH = "3361683a-504a-4357-ae22-6aa01b370b4a"

RULES = (
    Rule(
        key="licence_conditions.version_and_code",
        title="A licence condition is known by version and code",
        says="The same code may stand for different conditions in different versions of "
        "the policy, so both are stored and both are asked for.",
        source=SOURCE,
        example=Example(
            "One code, in versions 3.0 and 4.0",
            lambda: " / ".join(
                condition(version, _KEEP_IN_TOUCH).text for version in ("3.0", "4.0")
            ),
        ),
        doubt=UNREAD.replace("These", "Where marked, these"),
    ),
    Rule(
        key="licence_conditions.version_for",
        title="Which version a licence has",
        says="A licence keeps the version it was made under; a new one has 4.0 from a day "
        "that the service sets, and 3.0 before it.",
        source=SOURCE,
        example=Example(
            "A licence that starts on 1 October 2026, with 4.0 from 2 September 2026",
            lambda: (
                version_for(date(2026, 10, 1), version_4_from=date(2026, 9, 2)).value
            ),
        ),
        doubt=NO_DAY,
    ),
)
CALCULATIONS: tuple[Calculation, ...] = ()
