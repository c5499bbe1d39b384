"""Numbers in a JSON object given to a calculation (see given.py)."""

from decimal import Decimal, InvalidOperation

from .given import Given
from .rule import CannotAnswer


def number(given: Given, field: str) -> Decimal | None:
    """A number, or a number as text so that nothing is lost; None if it is left out."""
    if not given.has(field):
        return None
    told = given.fields[field]
    try:
        found = Decimal(str(told))
    except InvalidOperation:
        found = Decimal("NaN")
    if isinstance(told, bool) or not found.is_finite():
        name = ".".join(filter(None, (given.within, field)))
        raise CannotAnswer(f"‘{name}’ must be a number, not {told!r}", name)
    return found
