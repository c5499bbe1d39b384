"""What people may ask of the data held on them, and how long these are kept."""

from ..rule import Rule
from . import asking, disputing, restricting, retention, withholding

RULES: tuple[Rule, ...] = (
    *asking.RULES,
    *withholding.RULES,
    *disputing.RULES,
    *restricting.RULES,
    *retention.RULES,
)
