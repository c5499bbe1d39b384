"""A small real call of every action, in a world where each is allowed.

A new action needs one line here; tests/architecture/test_actions.py runs them all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from probation.policy import allocation as grounds
from probation.policy.appointment import Status
from probation.policy.court_list import Answer
from probation.policy.time_limits.court import Report as ReportKind
from probation.records.allocation import actions as allocation
from probation.records.allocation import queries as allocation_queries
from probation.records.appointments import actions as appointments
from probation.records.appointments import queries as appointment_queries
from probation.records.court import actions as court
from probation.records.court import queries as court_queries
from probation.records.court.models import Message
from probation.records.people.queries import acting
from probation.records.reports import actions as reports
from probation.records.reports import queries as report_queries
from probation.records.sentences import actions as sentences
from tests.world import NINE, World

LATER = NINE + timedelta(days=7)
NO_GROUND = [grounds.answered(one, False, "Asked") for one in grounds.Ground]
RAR = sentences.NewRequirement("rehabilitation_activity", 20)


@dataclass(frozen=True)
class Example:
    who: str  # a member of the world
    act: Callable[["Told", dict[str, Any]], Any]
    of_a_person: bool = True  # so that who does not see the person is refused


class Told:
    """The world, and one of each thing in the state that an action needs."""

    def __init__(self, world: World, person):
        self.world, self.person = world, person
        self.defendant = listed(world)
        officer = {"by": world.court_officer, "at": NINE}
        with acting(world.court_officer, NINE):
            matched = self.see(court_queries.defendants_visible_to, self.defendant)
            self.known = listed(world, "known")
            court.decide_match(
                self.known, Answer.SAME_PERSON, person, follows=None, **officer
            )
            self.report = reports.request(
                self.known,
                ReportKind.SHORT,
                requested_on=NINE.date(),
                hearing_on=LATER.date(),
                **officer,
            )
            self.written = self.request_again(officer)
            self.new = self.enter(**officer)
            self.allocated = self.enter(**officer)
            allocation.allocate(
                self.allocated,
                world.crc,
                NO_GROUND,
                follows=self.order(self.allocated).held,
                **officer,
            )
            self.ended = self.enter(**officer)
            assert matched
        manager = {"by": world.manager, "at": NINE}
        with acting(world.manager, NINE):
            self.ended = self.order(self.allocated)
            self.booked = appointments.book(
                self.allocated, "COAI", NINE + timedelta(days=1), **manager
            )
            self.attended = appointments.book(
                self.allocated, "COAP", NINE + timedelta(days=2), **manager
            )
            appointments.record_outcome(
                self.attended,
                Status.COMPLIED,
                follows=self.appointment(self.attended).version,
                by=world.manager,
                at=LATER,
            )

    def request_again(self, officer):
        report = reports.request(
            self.known,
            ReportKind.ORAL,
            requested_on=NINE.date(),
            hearing_on=NINE.date(),
            **officer,
        )
        now = report_queries.visible_to(officer["by"]).get(pk=report.pk)
        reports.write(report, {"proposal": "RAR"}, follows=now.version, **officer)
        return report

    def enter(self, **officer):
        return sentences.enter_sentence(
            self.person,
            self.world.nps,
            kind="community_order",
            lengths={"months": 12},
            wanted=[RAR],
            court=self.world.court,
            sentenced_on=NINE.date(),
            offences=[("", "Theft from a shop")],
            **officer,
        )

    # As each now is, for whoever holds it.
    def see(self, visible, row, member=None):
        return visible(member or self.world.court_officer).get(pk=row.pk)

    def order(self, row):
        return allocation_queries.visible_to(self.world.court_officer).get(pk=row.pk)

    def appointment(self, row):
        return appointment_queries.visible_to(self.world.manager).get(pk=row.pk)


def listed(world: World, key: str = "new"):
    """A defendant of the test court, as an import leaves one."""
    message = Message.objects.using("owner")
    raise NotImplementedError(message)


