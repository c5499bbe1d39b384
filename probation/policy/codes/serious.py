"""Whether a charge is flagged as a serious further offence."""

from collections.abc import Iterable

from ..explained import Explained, Part
from ..term import Term
from .code import load

SERIOUS = load("serious_further_offence")


class Flagged(Term):
    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Unknown"


def is_serious_further_offence(codes: Iterable[str | None]) -> Explained[Flagged]:
    """By the court offence codes of all charges; None is a charge without a code.

    One flagged code is enough.  Unknown where none is flagged and a code is missing,
    or there are no charges at all.
    """
    given = [(code or "").strip().upper() for code in codes]
    flagged = [code for code in dict.fromkeys(given) if _is_flagged(code)]
    if flagged:
        value, says = Flagged.YES, f"Flagged: {', '.join(flagged)}"
    elif not given:
        value, says = Flagged.UNKNOWN, "There are no charges to look at"
    elif "" in given:
        value = Flagged.UNKNOWN
        says = "A charge has no offence code, and no other is flagged"
    else:
        value, says = Flagged.NO, "No charge has a flagged code"
    part = Part(says, value.value, SERIOUS.source)
    return Explained(value, (part,))


def _is_flagged(code: str) -> bool:
    known = SERIOUS.get(code)
    return known is not None and known.flag("serious") is True
