"""Invented records with known faults: people who behave for reasons, and true rates.

    scenario = read(path)                      a TOML file, refused in words
    for file, row in Simulation(scenario).rows():   rows of the exchange format

What the record has a table for becomes rows; the rest stays facts inside (`facts`), until
its table exists.  Plain Python: a door writes the folder.
"""

from .engine import Simulation
from .scenario import SCENARIOS, Scenario, read
from .told import Refused

__all__ = ["SCENARIOS", "Refused", "Scenario", "Simulation", "read"]
