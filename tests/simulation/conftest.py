"""One small West Mercia for all tests of the simulation: 900 people, two years."""

from collections import defaultdict
from typing import Any

import pytest

from probation.simulation import SCENARIOS, Simulation, read

PEOPLE = 900
WEST_MERCIA = SCENARIOS / "west_mercia.toml"


class World:
    def __init__(self, simulation: Simulation):
        self.simulation = simulation
        self.scenario = simulation.scenario
        simulation.keep_facts()
        self.tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for file, row in simulation.rows():
            self.tables[file].append(row)

    def by(self, file: str, name: str) -> dict[Any, list[dict[str, Any]]]:
        found = defaultdict(list)
        for row in self.tables[file]:
            found[row[name]].append(row)
        return found


@pytest.fixture(scope="session")
def world():
    return World(Simulation(read(WEST_MERCIA, people=PEOPLE)))
