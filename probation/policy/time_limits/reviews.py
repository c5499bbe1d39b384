"""When a registration (a flag on the record) is next reviewed."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..limit import Limit, in_months
from ..rule import CannotAnswer

SOURCE = "NDelius register types, review period"


@dataclass(frozen=True)
class RegisterType:
    code: str
    name: str
    months: int  # between reviews; 0 where none falls due or none is published


def read_register_types(path: Path) -> Mapping[str, RegisterType]:
    """A file of ours: a line with its source, then columns code, name, flag and months."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]  # source comes first
    return {
        row["code"]: RegisterType(row["code"], row["name"], int(row["months"] or 0))
        for row in csv.DictReader(lines)
    }


REGISTER_TYPES = read_register_types(
    Path(__file__).parent.parent / "data" / "register_reviews.csv"
)


def registration_review_due(code: str, since: date) -> Limit | None:
    """`since` is its start or its last review.  None for a type that is not reviewed.

    CannotAnswer for a code that is not a register type.
    """
    kind = REGISTER_TYPES.get(code)
    if kind is None:
        raise CannotAnswer(
            f"‘{code}’ is not a register type. Use a code such as MAPP or RHRH.",
            field="code",
        )
    if not kind.months:
        return None
    what = f"start or last review of {kind.name}"
    return in_months(since, kind.months, what=what, source=SOURCE)
