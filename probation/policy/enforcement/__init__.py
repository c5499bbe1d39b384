"""Enforcement: failures, warnings, breach, letters, and what contacts must hold."""

from .calculations import CALCULATIONS
from .rules import RULES

__all__ = ["CALCULATIONS", "RULES"]
