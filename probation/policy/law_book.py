"""The whole law book: every calculation that can be run, every rule that can be read.

Lists, not folders to be scanned: a module of rules is here when its tuples are here.
"""

from .predictors.catalogue import CALCULATIONS as PREDICTOR_CALCULATIONS
from .predictors.catalogue import RULES as PREDICTOR_RULES
from .rule import Calculation, CannotAnswer, Rule

CALCULATIONS: tuple[Calculation, ...] = (*PREDICTOR_CALCULATIONS,)
RULES: tuple[Rule, ...] = (*PREDICTOR_RULES,)


def calculation(key: str) -> Calculation:
    """CannotAnswer, with the keys there are, where there is none of that name."""
    for one in CALCULATIONS:
        if one.key == key:
            return one
    keys = ", ".join(one.key for one in CALCULATIONS)
    raise CannotAnswer(f"There is no calculation ‘{key}’: choose from {keys}")
