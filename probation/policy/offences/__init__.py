"""Offences by the codes that courts and police use, with their Home Office class."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from probation.policy.explained import Explained, Part
from probation.policy.given import Given
from probation.policy.rule import Calculation, CannotAnswer, Example, Rule
from probation.policy.term import Term

from .classes import SOURCE, Groups, groups_of, read_rows

CODES_SOURCE = "bichard7-next-data standing data 2.0.414"


class Match(Term):
    """How far the Home Office class of an offence leads to groups of offence."""

    EXACT = "exact", "The class is in the list"
    CATEGORY_SAME = "category_same", "Not the class, but its whole category agrees"
    CATEGORY_MIXED = "category_mixed", "Not the class, and its category is mixed"
    NO_MAPPING = "no_mapping", "Neither the class nor its category is in the list"
    NONE = "none", "No source gives a class"


@dataclass(frozen=True)
class Offence:
    code: str  # such as "TH68010"
    title: str  # empty for a code that is known from its class alone
    category: str  # how it is tried, such as "CE" (either way)
    recordable: bool | None
    home_office_class: str | None  # five digits
    match: Match


def _read() -> Mapping[str, Offence]:
    rows = read_rows(Path(__file__).parent / "data" / "offences.csv")
    matches = {match.value: match for match in Match}
    return {
        row["code"]: Offence(
            code=row["code"],
            title=row["title"],
            category=row["category"],
            recordable=row["recordable"] == "yes" if row["recordable"] else None,
            home_office_class=row["home_office_class"] or None,
            match=matches[row["match"]],
        )
        for row in rows
    }


OFFENCES = _read()


def offence(code: str) -> Offence:
    """The offence with that code.  CannotAnswer where no source lists it."""
    try:
        return OFFENCES[code.strip().upper()]
    except KeyError:
        raise CannotAnswer(
            f"No source lists the offence code ‘{code}’: check it, or choose the"
            " offence by its title",
            "code",
        ) from None


def home_office_class(code: str) -> str:
    """The class of an offence code.  CannotAnswer where no source gives one."""
    found = offence(code)
    if found.home_office_class is None:
        raise CannotAnswer(
            f"No source gives a Home Office class for {found.code}: choose another"
            " offence or enter the class",
            "code",
        )
    return found.home_office_class


def groups(code: str) -> Groups:
    """Groups of offence from an offence code.  CannotAnswer gives the reason if none."""
    return groups_of(home_office_class(code))


def _answer(given: Mapping[str, Any], on: date) -> Explained[dict[str, Any]]:
    found = offence(Given(given).text("code"))
    known = groups(found.code)
    value = {
        "code": found.code,
        "title": found.title,
        "home_office_class": found.home_office_class,
        "match": found.match,
        "ogrs3_group": known.ogrs3_group,
        "offence_category": known.offence_category,
    }
    parts = (
        Part("Home Office class", found.home_office_class, CODES_SOURCE),
        Part(found.match.label, found.match, SOURCE),
        Part("Group for OGRS3", known.ogrs3_group, SOURCE),
        Part("Category for RSR and its successors", known.offence_category, SOURCE),
    )
    return Explained(value, parts, "Offence groups 2026", on)


def _example() -> str:
    known = groups("TH68010")
    return f"Class {home_office_class('TH68010')}, group {known.ogrs3_group}"


_TEXT = {"type": ["string", "null"]}

CALCULATIONS = (
    Calculation(
        key="offence",
        title="Groups of an offence",
        about="From an offence code to its Home Office class and groups of offence.",
        accepts={
            "type": "object",
            "required": ["code"],
            "properties": {"code": {"type": "string", "description": "Offence code"}},
        },
        returns={
            "type": "object",
            "properties": {
                "code": {"type": "string"},
                "title": {"type": "string"},
                "home_office_class": {"type": "string"},
                "match": {"enum": [match.value for match in Match]},
                "ogrs3_group": _TEXT,
                "offence_category": _TEXT,
            },
        },
        answer=_answer,
        example={"code": "TH68010"},
    ),
)

RULES = (
    Rule(
        key="offences.groups_of",
        title="From an offence to the groups that predictors use",
        says="The offence code gives a Home Office class, and the class gives a group."
        " A class that is not listed takes the group of its category where all classes"
        " of that category agree. Otherwise there is no group, and no score.",
        source=f"{CODES_SOURCE}; {SOURCE}",
        example=Example("Theft from a shop (TH68010)", _example),
        doubt="About 1 in 4 offence codes has no class in any public source.",
    ),
)
