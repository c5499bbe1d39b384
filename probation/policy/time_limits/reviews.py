"""When a registration (a flag on the record) is next reviewed."""

from datetime import date

from ..codes import REGISTER_TYPES
from ..limit import Limit, in_months
from ..rule import CannotAnswer

SOURCE = "NDelius register types, review period"


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
    if not kind.review_months:  # none falls due, or none is published
        return None
    what = f"start or last review of {kind.code.title}"
    return in_months(since, kind.review_months, what=what, source=SOURCE)
