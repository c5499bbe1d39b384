"""A small real call of every action, in a world where each is allowed.

A new action needs a line in EXAMPLES; test_actions.py runs them all.
"""

from datetime import timedelta
from typing import Any

from probation.policy import allocation as grounds
from probation.policy.access import Role
from probation.policy.appointment import Status
from probation.policy.court_list import Answer
from probation.policy.endings import OrderEnd
from probation.policy.report_forms import form
from probation.policy.time_limits.court import Report as ReportKind
from probation.records.allocation import actions as allocation
from probation.records.allocation import queries as orders
from probation.records.appointments import actions as appointments
from probation.records.appointments import queries as diary
from probation.records.court import actions as court
from probation.records.court import queries as lists
from probation.records.exchange import actions as exchange
from probation.records.people.queries import acting
from probation.records.reports import actions as reports
from probation.records.reports import queries as reading
from probation.records.sentences import actions as sentences
from probation.records.staff import actions as staff
from tests.architecture.example import Example
from tests.architecture.examples_court import OF_COURT, message
from tests.architecture.examples_inspections import OF_INSPECTIONS, OfInspections
from tests.architecture.examples_own_data import OF_OWN_DATA, OfOwnData
from tests.architecture.examples_people import OF_PEOPLE, OfPeople
from tests.architecture.examples_public import OF_READERS, OfReaders
from tests.world import NINE, World

LATER = NINE + timedelta(days=7)
NO_GROUND = [grounds.answered(one, False, "Asked") for one in grounds.Ground]
FINISHED = {
    field.key: "Said"
    for section in form(ReportKind.SHORT)
    for field in section.fields
    if field.needed or section.at_least_one
} | {"completion_date": "2017-04-11"}
RAR = sentences.NewRequirement("rehabilitation_activity", 20)


class Things:
    """One of each thing, in the state that an action needs it in."""

    def __init__(self, world: World, person):
        self.world, self.person = world, person
        self.cora = {"by": world.court_officer, "at": NINE}
        with acting(world.court_officer, NINE):
            self.new = self.listed("New")
            self.refused = court.take("refused", message(world, ""), at=NINE)
            self.unknown = self.listed("Unknown")
            court.decide_match(
                self.unknown, Answer.NO_RECORD, follows=None, **self.cora
            )
            self.unknown = self.defendant(self.unknown)
            self.known = self.listed("Known")
            court.decide_match(
                self.known, Answer.SAME_PERSON, person, follows=None, **self.cora
            )
            self.listing = self.known.listings.get()
            self.asked = self.report(self.request())
            self.written = self.request()
            reports.write(
                self.written,
                {"proposal": "RAR"},
                follows=self.report(self.written).version,
                **self.cora,
            )
            self.written = self.report(self.written)
            self.made = self.order(self.enter())
            self.allocated = self.enter()
            allocation.allocate(
                self.allocated,
                world.crc,
                NO_GROUND,
                follows=self.order(self.allocated).held,
                **self.cora,
            )
        self._of_the_crc()
        self.of_readers = OfReaders(world)
        self.inspected = OfInspections(world)

    def _of_the_crc(self):
        mona = {"by": self.world.manager, "at": NINE}
        with acting(self.world.manager, NINE):
            when = NINE + timedelta(days=1)
            self.booked = appointments.book(self.allocated, "COAI", when, **mona)
            self.attended = appointments.book(self.allocated, "COAP", when, **mona)
            appointments.record_outcome(
                self.attended,
                Status.COMPLIED,
                follows=self.appointment(self.attended).version,
                by=self.world.manager,
                at=LATER,
            )
            self.attended = self.appointment(self.attended)
            self.booked = self.appointment(self.booked)
            self.of_people = OfPeople(self.person, self.world.keeper, mona)
            self.of_own_data = OfOwnData(self.person, mona)

    def listed(self, name: str):
        court.take(name, message(self.world, name), at=NINE)
        return lists.defendants_visible_to(self.world.court_officer).get(key=name)

    def request(self):
        return reports.request(
            self.known,
            ReportKind.SHORT,
            requested_on=NINE.date(),
            hearing_on=LATER.date(),
            **self.cora,
        )

    def enter(self, **who):
        return sentences.enter_sentence(
            self.person,
            self.world.nps,
            kind="community_order",
            lengths={"months": 12},
            wanted=[RAR],
            court=self.world.court,
            sentenced_on=NINE.date(),
            offences=[("", "Theft from a shop")],
            **(who or self.cora),
        )

    # As each now is, for those who may see it.
    def defendant(self, row):
        return lists.defendants_visible_to(self.world.court_officer).get(pk=row.pk)

    def report(self, row):
        return reading.visible_to(self.world.court_officer).get(pk=row.pk)

    def order(self, row):
        return orders.visible_to(self.world.court_officer).get(pk=row.pk)

    def appointment(self, row):
        return diary.visible_to(self.world.manager).get(pk=row.pk)


def advance_a_scenario(**who) -> None:
    exchange.begin_scenario("Test", NINE, **who)
    exchange.advance_clock(timedelta(days=1), **who)


def _end(things: Things, who: dict[str, Any]):
    now = orders.visible_to(who["by"]).get(pk=things.allocated.pk)
    sentences.end_order(
        now, OrderEnd.GOOD_PROGRESS, ended_on=LATER.date(), follows=now.version, **who
    )


def _reopen(things: Things, who: dict[str, Any]):
    _end(things, who)
    now = orders.visible_to(who["by"]).get(pk=things.allocated.pk)
    sentences.reopen_order(now, because="Mistake", follows=now.version, **who)


EXAMPLES: dict[str, Example] = {
    **OF_COURT,
    **OF_PEOPLE,
    **OF_READERS,
    **OF_OWN_DATA,
    **OF_INSPECTIONS,
    "allocation.allocate": Example(
        "court_officer",
        lambda t, who: allocation.allocate(
            t.made,
            t.world.crc,
            NO_GROUND,
            follows=t.made.held,
            **who,
        ),
    ),
    "allocation.assign": Example(
        "manager",
        lambda t, who: allocation.assign(
            t.allocated, t.world.practitioner, follows=None, **who
        ),
    ),
    "appointments.book": Example(
        "practitioner",
        lambda t, who: appointments.book(t.allocated, "COAP", LATER, **who),
    ),
    "appointments.correct_outcome": Example(
        "practitioner",
        lambda t, who: appointments.correct_outcome(
            t.attended,
            Status.UNACCEPTABLE,
            because="Wrong person",
            follows=t.attended.version,
            **who,
        ),
    ),
    "appointments.note": Example(
        "practitioner",
        lambda t, who: appointments.note(
            t.person, "Came early", is_sensitive=False, **who
        ),
    ),
    "appointments.record_outcome": Example(
        "practitioner",
        lambda t, who: appointments.record_outcome(
            t.booked, Status.COMPLIED, follows=t.booked.version, **who
        ),
    ),
    "exchange.begin_scenario": Example(
        "court_officer",
        lambda t, who: exchange.begin_scenario("Test", NINE, **who),
        of_a_person=False,
        by_role=False,
    ),
    "exchange.advance_clock": Example(
        "court_officer",
        lambda t, who: advance_a_scenario(**who),
        of_a_person=False,
        by_role=False,
    ),
    "reports.request": Example(
        "court_officer",
        lambda t, who: reports.request(
            t.known,
            ReportKind.ORAL,
            requested_on=NINE.date(),
            hearing_on=NINE.date(),
            **who,
        ),
    ),
    "reports.send": Example(
        "court_officer",
        lambda t, who: reports.send(
            t.written,
            FINISHED,
            follows=t.written.version,
            **who,
        ),
    ),
    "reports.write": Example(
        "court_officer",
        lambda t, who: reports.write(
            t.asked, {"proposal": ""}, follows=t.asked.version, **who
        ),
    ),
    "sentences.end_order": Example("practitioner", _end),
    "sentences.enter_sentence": Example("court_officer", lambda t, who: t.enter(**who)),
    "sentences.reopen_order": Example("practitioner", _reopen),
    "staff.add": Example(
        "administrator",
        lambda t, who: staff.add(
            "new",
            "New Member",
            roles=[Role.PRACTITIONER],
            units=[t.world.team],
            since=NINE.date(),
            **who,
        ),
        of_a_person=False,
    ),
    "staff.end_posting": Example(
        "administrator",
        lambda t, who: staff.end_posting(
            t.world.keeper.postings.get(), until=LATER.date(), **who
        ),
        of_a_person=False,
    ),
    "staff.give_roles": Example(
        "administrator",
        lambda t, who: staff.give_roles(t.world.keeper, [Role.MANAGER], **who),
        of_a_person=False,
    ),
    "staff.post": Example(
        "administrator",
        lambda t, who: staff.post(
            t.world.keeper, t.world.nps, since=NINE.date(), **who
        ),
        of_a_person=False,
    ),
}
