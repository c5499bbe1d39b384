"""Inspection: editions of standards, ratings, their certainty, and samples of cases.

editions/   the standards as data: domains, standards, key questions, bands, scale
questions, standards, overall   the arithmetic, from counts to the overall rating
intervals, chances              how sure it is
sampling/   which cases are read
published/  what was published of real inspections, and deriving it again
"""

from . import calculations, rules
from .sampling import calculations as sampling_calculations
from .sampling import rules as sampling_rules

RULES = rules.RULES + sampling_rules.RULES
CALCULATIONS = calculations.CALCULATIONS + sampling_calculations.CALCULATIONS
