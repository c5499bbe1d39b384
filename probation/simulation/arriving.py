"""Who is sentenced to supervision, day by day and court by court."""

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
        sitting = [
            court
            for court in self._area.courts
            if court.until is None or day < court.until
        ]
        crown = {court.town for court in sitting if court.is_crown}
        lower = {court.town for court in sitting if not court.is_crown}
        weights = {}
        for court in sitting:
            town = next(t for t in self._area.towns if t.code == court.town)
            alike = sum(
                other.town == court.town and other.is_crown == court.is_crown
                for other in sitting
            )
            part = _AT_CROWN if court.is_crown else 1 - _AT_CROWN
            if (court.town not in crown) or (court.town not in lower):
                part = 1.0 if not court.is_crown else _AT_CROWN
            weights[court.code] = town.share * part / alike
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
