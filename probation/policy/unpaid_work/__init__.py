"""Unpaid work: hours, allowances, time limits, sessions and the incentive credit."""

from .calculations import CALCULATIONS
from .rules import RULES

__all__ = ["CALCULATIONS", "RULES"]
