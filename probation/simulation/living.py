"""One case from its sentence to its end, and what surrounds all cases."""

from datetime import date, timedelta

from probation.policy.endings import OrderEnd
from probation.policy.time_limits import (
    FIRST_APPOINTMENT,
    FIRST_APPOINTMENT_AFTER_RELEASE,
)

from . import rows_people
from .casework import Casework, proposes
from .chance import FACTORS, PLACE, Chances, stream
from .contact import Contact, Course
from .days import after, at, working_day
from .reports import Reports
from .rows import Rows
from .scenario import Area, Scenario
from .sentencing import Case
from .staffing import Member, Staff

_DIES = 0.006  # of all, before the end
_ANSWERS = 12  # sentencers asked at each court, each quarter


class Lives:
    def __init__(
        self,
        scenario: Scenario,
        area: Area,
        chances: Chances,
        rows: Rows,
        known_until: date,
        somebody: Member,
        court_officers: dict[str, Member] | None = None,
    ):
        """`somebody`: who acts where a court has no officer."""
        self._scenario, self._area = scenario, area
        self._chances, self._rows = chances, rows
        self._known_until = known_until
        self._somebody = somebody
        self._court_officers = court_officers or {}
        self.contact = Contact(scenario, chances, rows, known_until)
        self.reports = Reports(scenario, self.contact, rows)
        self.casework = Casework(scenario, self.contact, rows)
        self.incomes: list[tuple[str, float, date]] = []  # body, per cent, month

    def live(self, case: Case) -> Course:
        assert case.post is not None
        name = stream(self._scenario.seed, self._area.code, "life", case.key)
        officer = case.post.holder(case.sentenced_on)
        course = Course(case, name, case.ends_on, OrderEnd.EXPIRED, officer)
        proposes(self.contact, case, course)
        first, assigned_on, assigned_at = self._beginning(course)
        self._fate(course)
        self.contact.follow(course, first, at(assigned_on, assigned_at + 60))
        self.casework.start(course)
        self.casework.rest(course)
        self.casework.flags(course)
        self._after(course, assigned_on)
        return course

    def _beginning(self, course: Course) -> tuple[date, date, int]:
        """Sentenced, allocated, assigned: the first appointment, and when assigned."""
        case, chance, rows = course.case, course.chance, self._rows
        court_officer = self._court_officers.get(case.court.code, self._somebody)
        begun, defendant = self.reports.report(course, court_officer)
        entered = at(case.sentenced_on, 690 + int(chance.random() * 300))
        rows_people.person(rows, case.person, min(begun, entered), court_officer)
        if defendant is not None:
            rows_people.before_court(rows, case, begun, entered)
        rows.order(case, entered, court_officer, defendant)
        rows.responsible(case, 1, self._area.sender, "sentence", entered, court_officer)
        in_time = self.contact.happens(
            "allocation_in_time", case.body, course, case.sentenced_on
        )
        n = 1 + int(chance.random() * 2) if in_time else 3 + int(chance.random() * 5)
        allocated_on = after(case.sentenced_on, n)
        allocated = at(allocated_on, 600 + int(chance.random() * 60))
        provider = self._area.holds[case.body]
        rows.allocation(case, provider, allocated, court_officer)
        rows.responsible(case, 2, provider, "allocation", allocated, court_officer)
        self.casework.handover(course, allocated_on)
        assigned_on = after(allocated_on, int(chance.random() * 2))
        minute = 720 + int(chance.random() * 120)
        self._assign(course, assigned_on, minute)
        return self._first(course, allocated_on, assigned_on), assigned_on, minute

    def _assign(self, course: Course, on: date, minute: int) -> None:
        case = course.case
        assert case.post is not None
        course.officer = case.post.holder(on)
        note = f"Not with the case: {', '.join(case.missing).replace('_', ' ')}." if case.missing else ""  # fmt: skip
        self._rows.assignment(case, 1, course.officer, case.post.team, note, at(on, minute))  # fmt: skip

    def _first(self, course: Course, allocated_on: date, assigned_on: date) -> date:
        case, chance = course.case, course.chance
        course.now(assigned_on)
        if case.supervised_from > self._known_until:
            return case.supervised_from  # still in prison when all that is known ends
        if case.kind == "standard_determinate" and case.supervised_from > assigned_on:
            limit = FIRST_APPOINTMENT_AFTER_RELEASE.due(case.supervised_from).day
            begins = case.supervised_from
        else:
            limit = FIRST_APPOINTMENT.due(allocated_on).day
            begins = assigned_on
        if self.contact.happens(
            "first_appointment_arranged", case.body, course, begins
        ):
            days = [after(begins, n) for n in range(1, 6) if after(begins, n) <= limit]
            return chance.choice(days) if days else working_day(limit)
        return after(limit, 1 + int(chance.random() * 8))

    def _fate(self, course: Course) -> None:
        """What may end an order before its time; a breach may do so later on."""
        case, chance = course.case, course.chance
        begins, days = case.supervised_from, (case.ends_on - case.supervised_from).days
        told = [(OrderEnd.DIED, chance.random() < _DIES, chance.random())]
        if case.kind != "standard_determinate":
            for key, reason, least in (
                ("order_new_conviction", OrderEnd.REVOKED_NEW_CONVICTION, 0.15),
                ("order_good_progress", OrderEnd.GOOD_PROGRESS, 0.67),
            ):
                happens = self.contact.happens(
                    key, case.body, course, case.sentenced_on
                )
                told.append((reason, happens, least + (0.95 - least) * chance.random()))
        for reason, happens, part in told:
            on = working_day(begins + timedelta(days=int(days * part)))
            if happens and on < course.ends_on:
                course.ends_on, course.reason = on, reason

    def _after(self, course: Course, assigned_on: date) -> None:
        """Who took over, and the end."""
        case, rows = course.case, self._rows
        assert case.post is not None
        changes = case.post.changes(assigned_on, course.ends_on)
        for position, officer in enumerate(changes, start=2):
            note = "Taken over from a colleague who left"
            rows.assignment(case, position, officer, case.post.team, note, at(officer.since, 620))  # fmt: skip
        if course.ends_on < self._known_until:
            closed = after(course.ends_on, 1)
            course.now(closed)
            rows.order_change(
                case, 2, "ended", course.ends_on, course.reason, at(closed, 640), course.officer
            )  # fmt: skip

    def surroundings(self, staff: Staff) -> None:
        """Partners' places, income, sentencers' answers, training: no tables yet."""
        chance = stream(self._scenario.seed, self._area.code, "surroundings")
        nothing = [0.0] * len(FACTORS)
        month = self._scenario.begins_on.replace(day=1)
        while month <= self._scenario.stands_on:
            for service in self._scenario.services:
                if service.closes_on is None or month < service.closes_on:
                    for _ in range(round(service.places * self._area.share)):
                        self._chances.happens("place_used", service.key, nothing, chance, on=month)  # fmt: skip
            for body, mean in self._scenario.amounts["income_share"].middles.items():
                spread = self._scenario.amounts["income_share"].spread
                self.incomes.append((body, chance.gauss(mean, spread), month))
            if month.month % 3 == 0:
                for court in self._area.courts:
                    for _ in range(_ANSWERS if court.until is None or month < court.until else 0):  # fmt: skip
                        self._chances.happens("sentencer_confident", court.code, nothing, chance, on=month)  # fmt: skip
            month = (month + timedelta(days=32)).replace(day=1)
        bodies = {provider: body for body, provider in self._area.holds.items()}
        for team in staff.teams:
            for post in team.posts:
                for member in post.holders:
                    skilled = list(nothing)
                    skilled[PLACE["skill"]] = member.skill
                    self._chances.happens(
                        "officer_trained", bodies[team.provider], skilled, chance,
                        on=max(member.since, self._scenario.begins_on),
                    )  # fmt: skip
