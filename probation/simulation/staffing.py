"""Teams, and who works in them: posts, their holders by turns, and their work by month."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from .chance import stream
from .days import after, month_of
from .people import invented_name
from .scenario import Area, Scenario, Town

if TYPE_CHECKING:
    from .sentencing import Case

_SPREAD_OF_LOAD = 0.3  # deviation of the cases of a post, as a share of what is usual


@dataclass(frozen=True, slots=True)
class Member:
    key: str  # a UUID
    username: str
    first_name: str
    last_name: str
    grade: str
    roles: tuple[str, ...]
    units: tuple[str, ...]
    hours: int
    since: date
    until: date | None  # the first day they are no longer there
    skill: float
    lenience: float

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"


@dataclass(slots=True)
class Post:
    """Someone's place in a team: when they leave, the next takes over their cases."""

    team: "Team"
    holders: list[Member]
    cases_by_month: defaultdict[int, int] = field(
        default_factory=lambda: defaultdict(int)
    )
    usual: float = 1.0  # cases

    def holder(self, on: date) -> Member:
        for member in self.holders:
            if member.until is None or on < member.until:
                return member
        return self.holders[-1]

    def changes(self, first: date, last: date) -> Iterable[Member]:
        """Who takes over after `first`, up to `last`."""
        return (one for one in self.holders[1:] if first < one.since <= last)

    def load(self, on: date) -> float:
        """About 0, with deviation 1: how far this month's cases are from the usual."""
        return (self.cases_by_month[month_of(on)] / self.usual - 1) / _SPREAD_OF_LOAD


@dataclass(slots=True)
class Team:
    code: str
    name: str
    parent: str
    provider: str
    office: str
    posts: list[Post] = field(default_factory=list)
    manager: Member | None = None

    def lightest(self, on: date) -> Post:
        month = month_of(on)
        return min(self.posts, key=lambda post: post.cases_by_month[month] / post.usual)


class Staff:
    """The staff of one area.  `people`: how many are supervised, by body."""

    def __init__(self, scenario: Scenario, area: Area, people: Mapping[str, float]):
        self._scenario, self._area = scenario, area
        self._chance = stream(scenario.seed, area.code, "staff")
        self._names: set[str] = set()
        self.members: list[Member] = []
        self.teams: list[Team] = []
        self._of: dict[tuple[str, str], list[Team]] = {}
        self._named = _by_unit(scenario.staff)
        towns = sum(town.share for town in area.towns)
        for body, provider in area.holds.items():
            for town in area.towns:
                many = people[body] * town.share / towns
                self._of[body, town.code] = self._teams(body, provider, town, many)
        self.court_officers = self._court_officers()
        if area is scenario.areas[0]:
            self._elsewhere()

    def give(self, case: "Case") -> None:
        """To whoever in the town has least to do; who had the person before goes on."""
        person = case.person
        post = person.posts.get(case.body)
        if post is None:
            teams = self._of[case.body, person.town.code]
            post = teams[person.number % len(teams)].lightest(case.supervised_from)
            person.posts[case.body] = post
        case.post = post
        # Some end early, which nobody knows beforehand.
        last = month_of(
            case.supervised_from + (case.ends_on - case.supervised_from) * 0.9
        )
        for month in range(month_of(case.supervised_from), last + 1):
            post.cases_by_month[month] += 1

    def _teams(self, body: str, provider: str, town: Town, people: float) -> list[Team]:
        staffing = self._scenario.staffing
        usual = staffing["people_per_officer"][body]
        officers = max(1, round(people / usual))
        many = max(1, round(officers / staffing["officers_per_team"]))
        teams = []
        for n in range(many):
            code = (
                f"{town.parent}-{n + 1}"
                if town.parent
                else f"{provider}{town.code}{n + 1}"
            )
            team = Team(
                code,
                f"{town.name} team {n + 1} (invented)",
                town.parent or provider,
                provider,
                f"{code}-OFFICE",
            )
            share = officers // many + (n < officers % many)
            self._fill(team, share, usual)
            teams.append(team)
        self.teams += teams
        return teams

    def _fill(self, team: Team, officers: int, usual: float) -> None:
        staffing = self._scenario.staffing
        here = self._named.get(team.code, [])
        for told in here:
            member = self._member_told(told)
            if "practitioner" in told["roles"]:
                team.posts.append(Post(team, [member], usual=usual))
                officers -= 1
            elif "manager" in told["roles"]:
                team.manager = member
        for _ in range(max(officers, 0 if team.posts else 1)):
            hours = 37 if self._chance.random() < 0.8 else 22
            grade = "PO" if self._chance.random() < 0.55 else "PSO"
            holders = self._holders(team.code, grade, hours)
            team.posts.append(Post(team, holders, usual=usual * hours / 37))
        if team.manager is None:
            team.manager = self._member("SPO", ("manager",), (team.code,))
        for _ in range(round(len(team.posts) / staffing["officers_per_administrator"])):
            self._member("ADMIN", ("administrator",), (team.code,))
        for role in ("facilitator", "unpaid_work"):
            for _ in range(
                round(len(team.posts) / staffing["officers_per_facilitator"])
            ):
                self._member("PSO", (role,), (team.code,))

    def _holders(self, team: str, grade: str, hours: int) -> list[Member]:
        """One after the other: some leave in the time that is told."""
        begins = self._scenario.warm_up_from
        holders: list[Member] = []
        since: date = begins
        while since <= self._scenario.stands_on:
            days = self._chance.expovariate(
                1 / (365 * self._scenario.staffing["years_in_post"])
            )
            until: date | None = after(since + timedelta(days=int(days) + 90), 0)
            if until and until > self._scenario.stands_on:
                until = None
            holders.append(
                self._member(
                    grade,
                    ("practitioner",),
                    (team,),
                    hours=hours,
                    since=since,
                    until=until,
                )
            )
            if until is None:
                break
            since = until
        return holders

    def _elsewhere(self) -> None:
        """Named staff who work in no team of any area, nor at a court."""
        of_teams = tuple(
            town.parent or f"{provider}{town.code}"
            for area in self._scenario.areas
            for town in area.towns
            for provider in area.holds.values()
        )
        there = {member.username for member in self.members}
        for told in self._scenario.staff:
            if told["username"] not in there and not any(
                unit.startswith(of_teams) for unit in told["units"]
            ):
                self._member_told(told)

    def _court_officers(self) -> dict[str, Member]:
        """The officer of each court who enters its sentences; there may be more."""
        named = next(
            (one for one in self._scenario.staff if "court_officer" in one["roles"]),
            None,
        )
        told = self._member_told(named) if named else None
        officers = {}
        for court in self._area.courts:
            if told and court.code in told.units:
                officers[court.code] = told
            for _ in range(round(self._scenario.staffing["court_officers_per_court"])):
                one = self._member(
                    "PSO", ("court_officer",), (self._area.sender, court.code)
                )
                officers.setdefault(court.code, one)
        return officers

    def _member_told(self, told: Mapping[str, Any]) -> Member:
        first, _, last = told["name"].partition(" ")
        return self._add(
            told["username"],
            (first, last),
            told["grade"],
            tuple(told["roles"]),
            tuple(told["units"]),
        )

    def _member(
        self,
        grade: str,
        roles: tuple[str, ...],
        units: tuple[str, ...],
        **more: Any,
    ) -> Member:
        first, last = invented_name(self._chance.random() < 0.68, self._chance)
        n = len(self.members)
        username = f"{first}.{last}.{self._area.code}{n}".lower()
        return self._add(username, (first, last), grade, roles, units, **more)

    def _add(
        self,
        username: str,
        name: tuple[str, str],
        grade: str,
        roles: tuple[str, ...],
        units: tuple[str, ...],
        *,
        hours: int = 37,
        since: date | None = None,
        until: date | None = None,
    ) -> Member:
        chance: Random = self._chance
        member = Member(
            str(UUID(int=chance.getrandbits(128), version=4)),
            username,
            *name,
            grade,
            roles,
            units,
            hours,
            since or self._scenario.warm_up_from,
            until,
            chance.gauss(0, 1),
            chance.gauss(0, 1),
        )
        self.members.append(member)
        return member


def _by_unit(staff: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """Those who work in one team."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for one in staff:
        if len(one["units"]) == 1:
            found.setdefault(one["units"][0], []).append(one)
    return found
