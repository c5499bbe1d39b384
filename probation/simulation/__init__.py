"""Invented records with known faults: people who behave for reasons, and true rates.

    scenario = read(path)                      a TOML file, refused in words
    for file, row in Simulation(scenario).rows():   rows of the exchange format

What the record has a table for becomes rows; the rest stays facts inside (`facts`), until
its table exists.  Plain Python: a door writes the folder.
"""

from .court_messages import LISTED_AHEAD
from .engine import Simulation
from .rows import Row
from .scenario import SCENARIOS, Scenario, read
from .told import Refused

__all__ = [
    "LISTED_AHEAD",
    "SCENARIOS",
    "Refused",
    "Row",
    "Scenario",
    "Simulation",
    "read",
]
