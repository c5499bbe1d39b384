"""The level of risk of serious harm (RoSH), as assessed."""

from .term import Term


class Rosh(Term):
    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"
    VERY_HIGH = "very-high", "Very high"
