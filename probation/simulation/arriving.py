"""Who is sentenced to supervision, day by day and court by court."""

from collections import Counter
from datetime import date

from .chance import one_of, poisson, stream
from .days import between
from .people import People, Person
from .scenario import Area, Scenario
from .sentencing import Case, Sentencing

_WORKING_DAYS = 253 / 365.25  # of all days
_AT_CROWN = 0.22  # of a town's sentences, where it has a Crown Court
_SOONEST = 75  # days after a sentence before the next


class Arrivals:
    def __init__(
        self,
        scenario: Scenario,
        area: Area,
        sentencing: Sentencing,
        crns: range,
        name: str,
    ):
        self._scenario, self._area, self._sentencing = scenario, area, sentencing
        self._name = name
        self._people = People(area, crns, scenario.crn_letter, scenario.postcode_area)
        self._known: dict[str, list[tuple[date, Person]]] = {}
        self._number = self._persons = 0
        self._courts = {court.code: court for court in area.courts}
        self._weights: dict[frozenset[str], dict[str, float]] = {}  # by who sits

    def all(self, a_day: float, last: date) -> list[Case]:
        """`a_day`: how many sentences a day, weekends counted, on average."""
        chance = stream(self._scenario.seed, self._name, "arrivals")
        # Who has two orders at a time is one person.
        mean = a_day / _WORKING_DAYS * (1 + 0.4 * self._scenario.returners)
        cases: list[Case] = []
        for day in between(self._scenario.warm_up_from, last):
            weights = self._sitting(day)
            whole = sum(weights.values())
            for court, weight in weights.items():
                came = poisson(mean * weight / whole, chance)
                cases.extend(self._case(court, day) for _ in range(came))
        return cases

    def one(self, day: date) -> Case:
        weights = self._sitting(day)
        return self._case(one_of(weights, stream(self._name, self._number)), day)

    def _sitting(self, day: date) -> dict[str, float]:
        """How likely a sentence is each court's, of those that sit that day."""
        sitting = frozenset(
            court.code
            for court in self._area.courts
            if court.until is None or day < court.until
        )
        if sitting not in self._weights:
            self._weights[sitting] = self._shares(sitting)
        return self._weights[sitting]

    def _shares(self, sitting: frozenset[str]) -> dict[str, float]:
        towns = {town.code: town.share for town in self._area.towns}
        courts = [court for court in self._area.courts if court.code in sitting]
        kinds = Counter((court.town, court.is_crown) for court in courts)
        weights = {}
        for court in courts:
            part = _AT_CROWN if court.is_crown else 1 - _AT_CROWN
            if not court.is_crown and (court.town, True) not in kinds:
                part = 1.0
            alike = kinds[court.town, court.is_crown]
            weights[court.code] = towns[court.town] * part / alike
        return weights

    def _case(self, code: str, day: date) -> Case:
        court = self._courts[code]
        self._number += 1
        chance = stream(self._scenario.seed, self._name, "sentence", self._number)
        known = self._known.setdefault(court.town, [])
        person = None
        if known and chance.random() < self._scenario.returners:
            # The likelier to offend of two who are known.
            either = [known[int(chance.random() * len(known))] for _ in range(2)]
            last, likelier = max(either, key=lambda one: one[1].risk)
            person = likelier if (day - last).days > _SOONEST else None
        if person is None:
            town = court.town if chance.random() < 0.8 else ""
            person = self._people.make(self._persons, day, chance, town)
            self._persons += 1
        known.append((day, person))
        return self._sentencing.sentence(self._number, person, court, day, chance)
