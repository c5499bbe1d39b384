"""Flags (registrations): what each must say, when it is reviewed, which is worst.

The types are in codes/lists/register_type.csv; some carry a level and a category.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from .codes import REGISTER_TYPE
from .decision import YES, Decision, no
from .limit import Limit
from .london import in_words
from .mappa import Category, Level
from .term import Term
from .time_limits import registration_review_due

MAPPA = "MAPP"
ROSH = ("RVHR", "RHRH", "RMRH", "RLRH")  # one at a time, worst first
LEVELS: dict[str, type[Term]] = {MAPPA: Level}
CATEGORIES: dict[str, type[Term]] = {MAPPA: Category}

# Whoever opens any page of the person must see these first.  The order is ours: harm to
# others, then to staff and children, as practitioners ask.
WORST = ("RVHR", "RHRH", MAPPA, "AV2S", "RCPR")
_COLOURS = {"Red": 0, "Amber": 1, "Green": 2, "White": 3}


class Flagged(Protocol):
    kind: str
    level: str
    category: str


F = TypeVar("F", bound=Flagged)


def can_flag(kind: str, level: str, category: str, since: date, on: date) -> Decision:
    """Reasons' codes are the field that is at fault."""
    chosen = REGISTER_TYPE.can_choose(kind)
    decision = YES if chosen else no("kind", chosen.reasons[0].text)
    decision &= _fits("level", level, LEVELS.get(kind))
    decision &= _fits("category", category, CATEGORIES.get(kind))
    if since > on:
        decision &= no("since", f"{in_words(since)} has not come yet")
    return decision


def _fits(field: str, told: str, terms: type[Term] | None) -> Decision:
    if terms is None:
        return no(field, f"This flag has no {field}") if told else YES
    if told in list(terms):
        return YES
    return no(field, f"Choose the {field}")


def replaces(kind: str, other: str) -> bool:
    """Whether a new flag takes the place of one that is open: it cannot be both."""
    return kind == other or (kind in ROSH and other in ROSH)


def review_due(kind: str, since: date) -> Limit | None:
    """`since`: its start, or its last review.  None where no review is published."""
    return registration_review_due(kind, since) if kind in REGISTER_TYPE else None


def worst_first(flags: Iterable[F]) -> list[F]:
    return sorted(flags, key=lambda flag: _rank(flag.kind))


def must_be_seen(flag: Flagged) -> bool:
    """Medium and low harm are on the page of flags, and no alarm."""
    return flag.kind in WORST


def _rank(kind: str) -> tuple[int, int, str]:
    worst = WORST.index(kind) if kind in WORST else len(WORST)
    code = REGISTER_TYPE.get(kind)
    colour = code.more["colour"] if code else ""
    return worst, _COLOURS.get(colour, len(_COLOURS)), kind


def said(flag: Flagged) -> str:
    """“MAPPA category 2, level 1”, “High RoSH”."""
    title = REGISTER_TYPE.title_of(flag.kind)
    more = [
        term.label.partition(":")[0].lower()
        for terms, told in ((CATEGORIES, flag.category), (LEVELS, flag.level))
        for term in terms.get(flag.kind, ())
        if term == told
    ]
    return f"{title} {', '.join(more)}".strip()
