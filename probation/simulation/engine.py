"""Runs a scenario: who comes before the courts, who supervises them, what becomes of it.

First all sentences of an area are drawn, day by day, and given to posts, so that the work
of each is known; then each case is lived through.  One area is in memory at a time.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from statistics import fmean
from uuid import UUID

from . import court_messages as messages
from . import rows_staff
from .arriving import Arrivals
from .chance import Chances, Fact, stream
from .days import month_of
from .living import Lives
from .rows import Later, Row, Rows
from .scenario import Area, Scenario
from .sentencing import Case, Sentencing
from .staffing import Member, Post, Staff, Team

_NOBODY = str(UUID(int=0))
_NEVER = datetime.min.replace(tzinfo=UTC)
_AT_COURT = timedelta(days=14)  # after a sentence, until the order is with somebody
_PILOT = 500  # cases lived through beforehand, to know how long supervision lasts
DAYS_TO_COME = 28  # that are told beyond the one on which the data stand


class Simulation:
    """`now`: when the data stand; later than the scenario's own, and more has happened.
    `later` is given each row that is recorded in the days to come."""

    def __init__(
        self,
        scenario: Scenario,
        now: datetime | None = None,
        later: Later | None = None,
    ):
        self.scenario = scenario
        self.now = (now or scenario.stands_at).astimezone(UTC)
        self._give_later = later
        self.known_until = scenario.stands_on + timedelta(days=scenario.goes_on_days)
        self.chances = Chances(
            {key: (rate.shares, rate.reasons) for key, rate in scenario.rates.items()},
            scenario.begins_on,
            scenario.stands_on,
        )
        self.rows_made = Rows(self.now, self._later)
        self.facts: list[Fact] = []
        self.lives: list[Lives] = []
        self.supervised: set[str] = set()  # people, by CRN, on the day it stands
        # The row just given: of somebody whom who tries the service meets first.
        self.is_near = True
        self._to_come: list[tuple[date, Case]] = []

    @property
    def last(self) -> datetime:
        """Until when it tells what comes."""
        days = (self.known_until - self.now.date()).days
        return self.now + timedelta(days=max(0, min(DAYS_TO_COME, days)))

    def _later(self, recorded: datetime, row: Row) -> None:
        if self._give_later and recorded <= self.last:
            self._give_later(recorded, row)

    def keep_facts(self) -> None:
        """Keeps every trial of every rate in `facts`; else only how many there were."""
        self.chances.sink = self.facts.append

    def rows(self) -> Iterator[Row]:
        """File and row, areas by turns; the same for the same scenario."""
        days, of_body = self._pilot()
        administrator = None
        begins = 0.0
        whole = sum(area.share for area in self.scenario.areas)
        for number, area in enumerate(self.scenario.areas):
            share = area.share / whole
            crns = range(int(begins * 999_999) + 1, int((begins + share) * 999_999) + 1)
            begins += share
            people = self.scenario.people * share
            staff = Staff(
                self.scenario, area, {body: people * of_body[body] for body in of_body}
            )
            administrator = administrator or self._first_administrator(staff)
            yield from self._organisations(staff, administrator, first=number == 0)
            yield from self._area(area, staff, crns, people / days)

    def court_messages(self) -> Iterator[tuple[str, messages.Message]]:
        """Name and content of what the courts send for the days to come, once all rows
        were taken: whoever will be sentenced, and others who will not."""
        last = self.now.date() + timedelta(days=DAYS_TO_COME)
        listed: dict[tuple[date, str], list[Case]] = {}
        for day, case in self._to_come:
            if day <= last:
                listed.setdefault((day, case.court.code), []).append(case)
        for (day, court), cases in sorted(listed.items()):
            yield from self._list(day, court, cases)

    def _list(
        self, day: date, court: str, cases: list[Case]
    ) -> Iterator[tuple[str, messages.Message]]:
        chance = stream(self.scenario.seed, court, day, "list")
        sends = cases[0].court.sends
        who = [messages.charged(case) for case in cases]
        who = [messages.misspelt(one) if chance.random() < 0.1 else one for one in who]
        others = round(len(who) * (1 / self.scenario.known_at_court - 1))
        who += [self._stranger(day, court, n, chance) for n in range(others)]
        chance.shuffle(who)
        for place, one in enumerate(who):
            name = messages.file_name(sends, court, day, one)
            yield name, messages.message(sends, court, day, one, place)

    def _stranger(
        self, day: date, court: str, number: int, chance: Random
    ) -> messages.Charged:
        """Someone before the court who will not come under supervision."""
        case = chance.choice(self._to_come)[1]
        offence = chance.choice(self.scenario.offences)
        return messages.stranger(
            f"{court}/{day}/{number}",
            (offence.code, offence.title),
            case.person,
            day,
            chance,
        )

    def _pilot(self) -> tuple[float, dict[str, float]]:
        """Mean days of supervision, and the share of each body.  The dials settle too."""
        area = max(self.scenario.areas, key=lambda one: one.share)
        team = Team("", "", "", "", "")
        chance = stream(self.scenario.seed, "pilot")
        everyone = [
            Member(
                _NOBODY,
                "",
                "",
                "",
                "",
                (),
                (),
                37,
                date.min,
                None,
                chance.gauss(0, 1),
                chance.gauss(0, 1),
            )
            for _ in range(40)
        ]
        team.manager = everyone[0]
        lives = Lives(
            self.scenario,
            area,
            self.chances,
            Rows(_NEVER),
            self.known_until,
            everyone[0],
        )
        arrivals = Arrivals(
            self.scenario, area, Sentencing(self.scenario, _skills(self.scenario, area)),
            range(1, 999_999), "pilot",
        )  # fmt: skip
        on = self.scenario.begins_on
        followed = self.scenario.stands_on - self.scenario.warm_up_from
        lasted: list[float] = []
        of_body = dict.fromkeys(area.holds, 1.0)
        for _ in range(_PILOT):
            case = arrivals.one(on)
            case.post = Post(team, [chance.choice(everyone)])
            for month in range(month_of(on), month_of(on) + 60):
                case.post.cases_by_month[month] = chance.choice((0, 1, 1, 2))
            course = lives.live(case)
            # Only what the time since the first sentence lets anybody see.
            until = min(course.ends_on, on + followed)
            days = max(0, (until - case.supervised_from).days + 1)
            lasted.append(days)
            of_body[case.body] += days
        self.chances.forget()
        self.facts.clear()
        whole = sum(of_body.values())
        return fmean(lasted), {body: days / whole for body, days in of_body.items()}

    def _area(
        self, area: Area, staff: Staff, crns: range, a_day: float
    ) -> Iterator[Row]:
        sentencing = Sentencing(self.scenario, _skills(self.scenario, area))
        arrivals = Arrivals(self.scenario, area, sentencing, crns, area.code)
        lives = Lives(
            self.scenario, area, self.chances, self.rows_made, self.known_until,
            staff.members[0], staff.court_officers,
        )  # fmt: skip
        self.lives.append(lives)
        cases = arrivals.all(a_day, self.known_until)
        for case in cases:
            staff.give(case)
        lives.surroundings(staff)
        near = {case.person.crn for case in cases if self._is_near(case)}
        for place, case in enumerate(cases):
            cases[place] = None  # type: ignore[call-overload]  # so that it can be forgotten
            self.is_near = case.person.crn in near
            yield from self._case(lives, case)
        self.is_near = True

    def _is_near(self, case: Case) -> bool:
        """With one of the staff named in the scenario, or at court these days."""
        assert case.post is not None
        named = {one["username"] for one in self.scenario.staff}
        return (
            any(member.username in named for member in case.post.holders)
            or case.sentenced_on >= self.now.date() - _AT_COURT
        )

    def _case(self, lives: Lives, case: Case) -> Iterator[Row]:
        was_written = case.person.is_written
        course = lives.live(case)
        if course.ends_on < self.scenario.begins_on:
            self.rows_made.waiting.clear()
            case.person.is_written = was_written
            return
        today = self.now.date()
        if (
            case.supervised_from <= today <= course.ends_on
            and case.sentenced_on < today
        ):
            self.supervised.add(case.person.crn)
        if case.sentenced_on >= today:
            self._to_come.append((case.sentenced_on, case))
        yield from self.rows_made.take()

    def _first_administrator(self, staff: Staff) -> Member:
        for one in staff.members:
            if "system_administrator" in one.roles:
                return one
        return staff.members[0]

    def _organisations(
        self, staff: Staff, administrator: Member, *, first: bool
    ) -> Iterator[Row]:
        if first:
            for unit in self.scenario.units:
                rows_staff.unit(self.rows_made, **unit)
        for team in staff.teams:
            rows_staff.team(self.rows_made, team)
        for member in staff.members:
            rows_staff.member(self.rows_made, member, administrator)
        yield from self.rows_made.take()


def _skills(scenario: Scenario, area: Area) -> dict[str, float]:
    """How good each court's team is."""
    return {
        court.code: stream(scenario.seed, court.code, "skill").gauss(0, 1)
        for court in area.courts
    }
