"""Home Office classes (five digits) and the groups of offence that predictors use.

A class that is not in the table takes the groups of its category (the first three
digits) only where every class of that category agrees.  Nothing is guessed beyond that.
"""

from collections import defaultdict
from collections.abc import Mapping
from csv import DictReader
from dataclasses import dataclass
from pathlib import Path

from probation.policy.rule import CannotAnswer

SOURCE = "ministryofjustice/hmpps-arns-risk-actuarial-api at 52792f4, offence mapping"


@dataclass(frozen=True)
class Groups:
    """None where the group cannot be told from the class."""

    ogrs3_group: str | None  # one of the 20 groups of OGRS3
    offence_category: str | None  # one of the 24 of RSR and the predictors of 2026
    needs_exact_offence: bool = False  # a heading, not an offence


def read_rows(path: Path) -> list[dict[str, str]]:
    """Rows of a data file whose first line names its source."""
    with path.open(encoding="utf-8", newline="") as lines:
        next(lines)
        return list(DictReader(lines))


def _read() -> Mapping[str, Groups]:
    rows = read_rows(Path(__file__).parent / "data" / "classes.csv")
    return {
        row["home_office_class"]: Groups(
            ogrs3_group=row["ogrs3_group"] or None,
            offence_category=row["offence_category"] or None,
            needs_exact_offence=row["needs_exact_offence"] == "yes",
        )
        for row in rows
    }


def _agreed(classes: Mapping[str, Groups]) -> Mapping[str, Groups]:
    """What every class of a category has in common, by the category's three digits."""
    together: dict[str, list[Groups]] = defaultdict(list)
    for code, groups in classes.items():
        together[code[:3]].append(groups)
    return {
        category: Groups(
            ogrs3_group=_one({each.ogrs3_group for each in found}),
            offence_category=_one({each.offence_category for each in found}),
        )
        for category, found in together.items()
    }


def _one(values: set[str | None]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None


CLASSES = _read()
CATEGORIES = _agreed(CLASSES)


def groups_of(home_office_class: str) -> Groups:
    """The groups of one class.  CannotAnswer where there are none, with the reason."""
    field = "offence_code"
    if not (len(home_office_class) == 5 and home_office_class.isdecimal()):
        raise CannotAnswer(
            "A Home Office class has five digits, such as 00806: three for the"
            " category and two for the offence",
            field,
        )
    known = CLASSES.get(home_office_class)
    if known is not None and known.needs_exact_offence:
        raise CannotAnswer(
            f"{home_office_class} is a heading: give the class of the exact offence",
            field,
        )
    if known is not None:
        return known
    shared = CATEGORIES.get(home_office_class[:3])
    if shared is None:
        raise CannotAnswer(
            f"No source sorts Home Office class {home_office_class} into a group of"
            " offence: choose another class",
            field,
        )
    if shared.ogrs3_group is None and shared.offence_category is None:
        raise CannotAnswer(
            f"{home_office_class} is not in the list, and the other classes of its"
            " category differ: choose a class that is in the list",
            field,
        )
    return shared
