"""The match weight of two records, with every part of it.

It proposes; a person decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

from probation.policy.explained import Explained, Part

from .cleaning import Cleaned
from .comparing import COMPARISONS, Frequencies
from .model import MODEL, Comparison, Level, Model
from .twins import are_possible_twins

NO_SHARES: Mapping[str, Frequencies] = {}


@dataclass(frozen=True)
class Match:
    """Weights in bits: each more doubles the odds that both are one person."""

    weight: float  # after twins are told apart
    unadjusted_weight: float
    are_possible_twins: bool
    levels: Mapping[str, str | None]  # level of each comparison; None: not compared
    should_join: bool
    should_separate: bool

    @property
    def probability(self) -> float:
        return 1 / (1 + 2**-self.weight)


def match(
    left: Cleaned,
    right: Cleaned,
    *,
    shares: Mapping[str, Frequencies] = NO_SHARES,
    model: Model = MODEL,
) -> Explained[Match]:
    """`shares`: by column (such as "first_and_last_name_std", or "postcode"), the share
    of each value among all records, above 0.  Without them no weight is adjusted for
    how common a name is, and a postcode counts as a typical one.
    """
    postcode_shares = shares.get("postcode", {})
    prior = model.prior_weight
    parts = [Part("Two records taken at random", round(prior, 4), model.source)]
    total, levels = prior, {}
    for key, level_of in COMPARISONS.items():
        found = levels[key] = level_of(left, right, postcode_shares)
        comparison = model.comparisons[key]
        if found is None:
            parts.append(Part(f"{comparison.title}: not compared", 0.0))
            continue
        level = comparison.levels[found]
        total += level.weight
        parts.append(_part(comparison, level, model))
        adjustment = _adjustment(left, right, comparison, level, shares)
        if adjustment is not None:
            total += adjustment
            says = f"{comparison.title}: for how common it is"
            parts.append(Part(says, round(adjustment, 4), model.source))
    twins = are_possible_twins(left, right, model)
    weight = min(total, model.twins) if twins else total
    if twins:
        says = f"Possible twins: held at {model.twins:g} at most"
        parts.append(Part(says, round(weight, 4), model.source))
    value = Match(
        weight, total, twins, levels, weight >= model.join, weight < model.separate
    )
    return Explained(value, tuple(parts), f"Model {model.version}")


def _part(comparison: Comparison, level: Level, model: Model) -> Part:
    says = f"{comparison.title}: {level.title}"
    return Part(says, round(level.weight, 4), model.source)


def _adjustment(
    left: Cleaned,
    right: Cleaned,
    comparison: Comparison,
    level: Level,
    shares: Mapping[str, Frequencies],
) -> float | None:
    """A rare value in common says more than a common one: log2(u / share) bits.

    u is that of the level where the value is exactly the same; the share is the larger
    of the two records'.  None where the level is not adjusted or no share is known.
    """
    column = level.frequency_of
    if column is None:
        return None
    known = shares.get(column, {})
    rows = left.as_row(), right.as_row()
    found = [known[key] for row in rows if (key := str(row[column])) in known]
    if not found:
        return None
    exact = next(
        one for one in comparison.levels.values() if one.frequency_of == column
    )
    return level.frequency_weight * log2(exact.u / max(found))
