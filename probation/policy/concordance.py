"""What a report proposed beside what the court imposed.

A bare rate of matches misleads: in 2020 a suspended sentence was imposed in about a third
of cases where a community order was proposed.  It has a column of its own.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from .rule import Example, Rule
from .term import Term

SOURCE = "HM Inspectorate of Probation evidence base, court reports (2020)"


class Sentence(Term):
    """Coarse kinds, for proposals and for results alike."""

    DISCHARGE = "discharge", "Discharge"
    FINE = "fine", "Fine"
    COMMUNITY = "community", "Community order"
    SUSPENDED = "suspended", "Suspended sentence order"
    CUSTODY = "custody", "Custody"
    DEFERRED = "deferred", "Deferred sentence"
    OTHER = "other", "Other"


class Agreement(Term):
    SAME = "same", "As proposed"
    SUSPENDED_INSTEAD = "suspended-instead", "Suspended sentence order instead"
    MORE = "more", "A heavier sentence"
    LESS = "less", "A lighter sentence"
    NOT_COMPARED = "not-compared", "Not compared"


_WEIGHT = {
    Sentence.DISCHARGE: 1,
    Sentence.FINE: 2,
    Sentence.COMMUNITY: 3,
    Sentence.SUSPENDED: 4,
    Sentence.CUSTODY: 5,
}


@dataclass(frozen=True)
class RequirementsCompared:
    """Keys of requirement types, in order."""

    imposed_as_proposed: tuple[str, ...]
    not_imposed: tuple[str, ...]
    added_by_court: tuple[str, ...]


def agreement(proposed: Sentence, imposed: Sentence) -> Agreement:
    """How the sentence stands to the proposal; the order of weight is ours."""
    if proposed is imposed:
        return Agreement.SAME
    if imposed is Sentence.SUSPENDED and proposed is Sentence.COMMUNITY:
        return Agreement.SUSPENDED_INSTEAD
    if proposed not in _WEIGHT or imposed not in _WEIGHT:
        return Agreement.NOT_COMPARED
    heavier = _WEIGHT[imposed] > _WEIGHT[proposed]
    return Agreement.MORE if heavier else Agreement.LESS


def requirements_compared(
    proposed: Iterable[str], imposed: Iterable[str]
) -> RequirementsCompared:
    before, after = set(proposed), set(imposed)
    return RequirementsCompared(
        tuple(sorted(before & after)),
        tuple(sorted(before - after)),
        tuple(sorted(after - before)),
    )


def table(
    pairs: Iterable[tuple[Sentence, Sentence]],
) -> dict[tuple[Sentence, Sentence], int]:
    """(proposed, imposed) → number of cases; a pair that never occurs is left out."""
    return dict(Counter(pairs))


def share(
    pairs: Iterable[tuple[Sentence, Sentence]], of: Agreement
) -> tuple[int, int, Decimal | None]:
    """(cases of that agreement, cases compared, per cent to one place).

    Cases not compared are left out; the per cent is None where none is compared.
    """
    told = [agreement(proposed, imposed) for proposed, imposed in pairs]
    compared = [one for one in told if one is not Agreement.NOT_COMPARED]
    counted = sum(one is of for one in compared)
    if not compared:
        return counted, 0, None
    per_cent = Decimal(100 * counted) / len(compared)
    return counted, len(compared), per_cent.quantize(Decimal("0.1"))


RULES = (
    Rule(
        key="concordance.agreement",
        title="Proposal and sentence",
        says="As proposed; a suspended sentence order in place of a community order, in a "
        "column of its own; heavier; lighter; or not compared.",
        source=SOURCE,
        example=Example(
            "Community order proposed, suspended sentence order imposed",
            lambda: agreement(Sentence.COMMUNITY, Sentence.SUSPENDED).label,
        ),
        doubt="Which sentence is heavier than which is ours.",
    ),
)
