"""What courts’ own codes stand for: types of hearing and results."""

import csv
from collections.abc import Mapping
from pathlib import Path

from .rule import CannotAnswer


def _read(name: str) -> dict[str, str]:
    path = Path(__file__).parent / "data" / name
    lines = path.read_text(encoding="utf-8").splitlines()[1:]  # source comes first
    return {row["code"]: row["title"] for row in csv.DictReader(lines)}


HEARING_TYPES: Mapping[str, str] = _read("hearing_types.csv")
RESULT_CODES: Mapping[str, str] = _read("result_codes.csv")


def result_title(code: str) -> str:
    """The court’s wording of a result.  CannotAnswer for a code that is not known."""
    if code not in RESULT_CODES:
        raise CannotAnswer(
            f"Result code {code} is not known: check it with the court", field="code"
        )
    return RESULT_CODES[code]
