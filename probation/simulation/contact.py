"""Appointments: arranged, kept or not, excused or not, and what follows a failure."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import exp
from random import Random

from probation.policy.appointment import Status
from probation.policy.endings import OrderEnd

from .chance import PLACE, Chances, one_of, within
from .days import after, at, working_day
from .drawn import CHANNELS
from .rows import Rows, shortly
from .scenario import Scenario
from .sentencing import Case
from .staffing import Member

SAID = {
    "unwell": "Rang in: unwell, cannot come.",
    "work": "Says work would not let them go.",
    "childcare": "Nobody to look after the children.",
    "travel": "Says the bus did not come.",
    "forgot": "Says they forgot.",
    "none": "Did not come, and did not answer the phone.",
}
KEPT = (
    "Came on time. Talked about the week and what is planned for the next.",
    "Attended. Spoke about housing and money; letter to the council agreed.",
    "Attended. Went through an exercise on consequences; engaged well.",
    "Came a little late. Talked about family and drinking.",
    "Attended. Nothing new. Next appointment given.",
)
_USUAL = 0.81  # kept appointments, of all
_SKILL, _LENIENCE, _LOAD, _KEPT = (
    PLACE[name] for name in ("skill", "lenience", "load", "kept")
)
_SERVICE_MOVES = 0.04
_REVOKED = 0.4  # of breaches proved


@dataclass(slots=True)
class Course:
    """How one case's contact goes."""

    case: Case
    chance: Random
    ends_on: date
    reason: OrderEnd
    officer: Member
    number: int = 0
    kept: int = 0
    missed: int = 0
    failures: list[date] = field(default_factory=list)
    in_breach_until: date | None = None
    first_kept_on: date | None = None

    def now(self, day: date) -> None:
        """Puts the reasons of that day in the case's factors."""
        post, factors = self.case.post, self.case.factors
        assert post is not None
        self.officer = post.holder(day)
        factors[_SKILL] = self.officer.skill
        factors[_LENIENCE] = self.officer.lenience
        factors[_LOAD] = within(post.load(day))
        seen = self.kept + self.missed
        of_kept = (self.kept + 4 * _USUAL) / (seen + 4) - _USUAL
        factors[_KEPT] = within(of_kept / 0.12)


class Contact:
    def __init__(
        self,
        scenario: Scenario,
        chances: Chances,
        rows: Rows,
        known_until: date,
    ):
        self._scenario, self._chances, self._rows = scenario, chances, rows
        self._known_until = known_until
        self.waits: list[tuple[str, int, date]] = []  # court, working days, laid on

    def happens(self, key: str, stratum: str, course: Course, on: date) -> bool:
        case = course.case
        return self._chances.happens(
            key, stratum, case.factors, course.chance, on=on, case=case.number
        )

    def follow(self, course: Course, first: date, booked: datetime) -> None:
        """From the first appointment to the end of the order, or of what is known."""
        case, chance = course.case, course.chance
        every = self._every(case)
        due, channel = first, "initial"
        while due <= min(course.ends_on, self._known_until):
            course.now(due)
            expected = channel == "initial" or self.happens(
                "contact_arranged", case.body, course, due
            )
            next_due = due + timedelta(
                days=max(2, round(every * (0.75 + chance.random() / 2)))
            )
            if expected:
                day = working_day(due)
                moved = self._appointment(course, channel, day, booked)
                booked = max(booked, at(day, 1020))
                if moved:
                    next_due = after(day, 1 + int(chance.random() * 4))
            if channel == "initial" and course.kept == 0 and course.number < 4:
                next_due = min(next_due, due + timedelta(days=7))
            else:
                channel = one_of(self._scenario.channels, chance)
            due = next_due

    def _every(self, case: Case) -> float:
        """Days between contacts; few for who has only unpaid work to do."""
        days = self._scenario.every_days[case.body][case.rosh]
        only_work = {kind for kind, *_ in case.requirements} == {"unpaid_work"}
        return days * 4 if only_work else days

    def _appointment(
        self, course: Course, channel: str, day: date, booked: datetime
    ) -> bool:
        """Whether it was moved to another time by us."""
        case, chance = course.case, course.chance
        assert case.post is not None
        course.number += 1
        starts = at(day, 540 + 15 * int(chance.random() * 29))
        booked = min(booked, starts)
        kind = CHANNELS[channel]
        at_office = channel in ("initial", "office", "three_way")
        office = case.post.team.office if at_office else None
        key = self._rows.appointment(
            case,
            course.number,
            kind,
            starts,
            office,
            case.post.holder(booked.date()),  # nobody knows who will take over
            booked,
        )
        if chance.random() < _SERVICE_MOVES and channel != "initial":
            status = Status.RESCHEDULED if chance.random() < 0.75 else Status.CANCELLED
            when = booked + (starts - booked) * (0.5 + chance.random() / 2)
            by = case.post.holder(when.date())
            self._rows.appointment_change(key, 2, status, by, when)
            return status is Status.RESCHEDULED
        recorded = self._recorded(course, starts, day)
        stratum = f"{case.body}/{channel}"
        if self.happens("contact_attended", stratum, course, day):
            self._kept(course, key, starts, day, recorded)
        else:
            self._missed(course, key, starts, day, recorded)
        return False

    def _recorded(self, course: Course, starts: datetime, day: date) -> datetime:
        """The same day for most; later where the officer is overloaded."""
        assert course.case.post is not None
        late = 0.12 * exp(0.4 * within(course.case.post.load(day)))
        if course.chance.random() > late:
            return shortly(starts, 35 + 60 * course.chance.random())
        return at(after(day, 1 + int(course.chance.expovariate(1 / 2))), 1000)

    def _kept(
        self, course: Course, key: str, starts: datetime, day: date, recorded: datetime
    ) -> None:
        chance = course.chance
        course.kept += 1
        course.first_kept_on = course.first_kept_on or day
        told = chance.random()
        status = Status.COMPLIED
        if told < 0.012:
            status = Status.DID_NOT_COMPLY
        elif told < 0.015:
            status = Status.SENT_HOME
        if chance.random() < 0.004:  # recorded wrongly, and put right
            self._rows.appointment_change(
                key, 2, Status.UNACCEPTABLE, course.officer, recorded
            )
            self._rows.appointment_change(
                key, 3, status, course.officer, shortly(recorded, 1500),
                because="Recorded against the wrong appointment",
            )  # fmt: skip
        else:
            self._rows.appointment_change(key, 2, status, course.officer, recorded)
        if chance.random() < 0.3:
            self._rows.note(
                course.case, f"{course.number}", chance.choice(KEPT), starts,
                course.officer, recorded, key,
            )  # fmt: skip

    def _missed(
        self, course: Course, key: str, starts: datetime, day: date, recorded: datetime
    ) -> None:
        case, chance = course.case, course.chance
        course.missed += 1
        said = one_of(self._weights(case), chance)
        position = 2
        if said in ("unwell", "work", "travel") and chance.random() < 0.25:
            self._rows.appointment_change(
                key, position, Status.AWAITING_EVIDENCE, course.officer, recorded
            )
            position = 3
            judged = at(after(day, 2 + int(chance.random() * 5)), 960)
            recorded = max(judged, shortly(recorded, 60))
        accepted = self.happens("absence_accepted", f"{case.body}/{said}", course, day)
        status = Status.ACCEPTABLE if accepted else Status.UNACCEPTABLE
        self._rows.appointment_change(key, position, status, course.officer, recorded)
        self._rows.note(
            case, f"{course.number}",
            f"{SAID[said]} {'Accepted.' if accepted else 'Not accepted.'}",
            starts, course.officer, recorded, key,
        )  # fmt: skip
        if not accepted:
            self._failed(course, day)

    def _weights(self, case: Case) -> dict[str, float]:
        """People say what is so of them: work, children, the bus from far away."""
        weights = dict(self._scenario.absences)
        person = case.person
        weights["work"] *= 1.8 if person.works else 0.1
        weights["childcare"] *= 1.9 if person.has_children else 0.1
        weights["travel"] *= exp(0.5 * within(person.distance))
        weights["none"] *= exp(0.4 * within(person.unsettled))
        return weights

    def _failed(self, course: Course, day: date) -> None:
        body = course.case.body
        recent = [one for one in course.failures if (day - one).days < 365]
        course.failures.append(day)
        if course.in_breach_until and day <= course.in_breach_until:
            return
        if not recent:
            self.happens("failure_warned", body, course, day)
        elif self.happens("failure_enforced", body, course, day):
            self._breach(course, day)

    def _breach(self, course: Course, day: date) -> None:
        """To court, or to recall; there is no table for its steps yet."""
        case, chance = course.case, course.chance
        if case.kind == "standard_determinate":
            course.in_breach_until = course.ends_on
            if chance.random() < 0.3:
                self._end(course, after(day, 4), OrderEnd.RECALLED_TO_END)
            return
        self.happens("enforcement_pack_complete", case.body, course, day)
        in_time = self.happens("enforcement_laid_in_time", case.body, course, day)
        laid = after(day, 4 + int(chance.random() * 4) if in_time else 11)
        days = self._wait(case.court.code, laid, chance)
        hearing = after(laid, days)
        course.in_breach_until = hearing
        course.failures.clear()
        if hearing >= course.ends_on or chance.random() > 0.88:
            return
        if chance.random() < _REVOKED:
            self._end(course, hearing, OrderEnd.REVOKED_BREACH)
        else:  # it told
            case.at("unsettled", max(-3.0, case.person.unsettled - 0.4))

    def _wait(self, court: str, laid: date, chance: Random) -> int:
        told = self._scenario.waits["breach_listing"]
        middle = told.middles.get(court, told.middles.get("default", 20.0))
        days = max(1, round(middle * exp(told.spread * chance.gauss(0, 1))))
        self.waits.append((court, days, laid))
        return days

    @staticmethod
    def _end(course: Course, on: date, reason: OrderEnd) -> None:
        if on < course.ends_on:
            course.ends_on, course.reason = on, reason
