"""The demonstration: invented people in West Mercia, loaded into an empty database.

Everything is done by the same actions as on screen, and the court's lists come in as
messages of the courts' own formats.
"""

import json
import random
import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db import transaction

from probation import clock
from probation.policy import allocation as grounds
from probation.policy.access import Because, Role
from probation.policy.appointment import Status
from probation.policy.organisation import Kind
from probation.records.allocation import actions as allocation
from probation.records.allocation import queries as allocations
from probation.records.appointments import actions as appointments
from probation.records.appointments import queries as diary
from probation.records.court import actions as court
from probation.records.exchange import actions as exchange
from probation.records.exchange import queries as scenarios
from probation.records.loading import as_loader
from probation.records.organisations import actions as organisations
from probation.records.organisations.queries import unit
from probation.records.people import actions as people
from probation.records.people.queries import acting
from probation.records.sentences import actions as sentences
from probation.records.staff import actions as staff
from probation.records.staff.queries import to_choose_from

from .demonstration_court import Invented, invent, messages_of

TOLD = tomllib.loads(
    (Path(__file__).parent / "west_mercia.toml").read_text(encoding="utf-8")
)
BEGINS_AT: datetime = TOLD["begins_at"]
TODAY = BEGINS_AT.date()
SEED = 20171109
KNOWN = 24  # people on record before the day begins


def load() -> bool:
    """True: loaded now.  Into an empty database only."""
    with as_loader(), transaction.atomic():
        if scenarios.scenario():
            return False
        chance = random.Random(SEED)
        exchange.begin_scenario(TOLD["name"], BEGINS_AT, at=clock.real_now())
        members = _staff()
        known = [invent(chance) for _ in range(KNOWN)]
        for place, someone in enumerate(known):
            _before_today(someone, place, members, chance)
        for name, told in messages_of(TODAY, known, chance):
            court.take(name, json.dumps(told), at=BEGINS_AT)
    return True


def who() -> list[str]:
    """Who can be signed in as, a line each."""
    return [
        f"{member.name}: {', '.join(Role(role).label for role in member.roles)}"
        for member in to_choose_from(on=TODAY)
    ]


def _staff() -> dict:
    for one in TOLD["providers"]:
        organisations.add(one["code"], one["name"], Kind.PROVIDER, sector=one["sector"])
    for one in TOLD["teams"]:
        organisations.add(one["code"], one["name"], Kind.TEAM, parent=one["provider"])
    for one in TOLD["offices"]:
        organisations.add_office(one["code"], one["name"], unit=one["unit"])
    administrator = staff.first_administrator(
        "sam", "Sam Adair", is_invented=True, at=BEGINS_AT
    )
    return {
        one["username"]: staff.add(
            one["username"],
            one["name"],
            roles=[Role(role) for role in one["roles"]],
            units=[unit(code) for code in one["units"]],
            grade=one["grade"],
            is_invented=True,
            since=date(2014, 6, 1),
            by=administrator,
            at=BEGINS_AT,
        )
        for one in TOLD["staff"]
    }


def _before_today(someone: Invented, place: int, members: dict, chance) -> None:
    """One order, from its sentence to last week."""
    waits = place == KNOWN - 2  # to be allocated: sentenced yesterday
    sentenced = TODAY - timedelta(days=1 if waits else chance.randint(20, 330))
    while sentenced.weekday() > 4:
        sentenced -= timedelta(days=1)
    at = BEGINS_AT.replace(
        year=sentenced.year, month=sentenced.month, day=sentenced.day
    )
    is_high = place % 6 == 0
    provider = unit("N04" if is_high else "C12")
    manager = members["nora" if is_high else "mona"]
    officer = members["neil" if is_high else ("pat", "priya")[place % 2]]
    here = unit(("B22OS", "B22HM", "B22KS")[place % 3])

    by = {"by": members["cora"], "at": at}
    with acting(members["cora"], at):
        person = people.register(
            {**someone.details(), "is_invented": True},
            here,
            identifiers={"PNC": someone.pnc},
            because=Because.BEFORE_COURT,
            **by,
        )
        order = sentences.enter_sentence(
            person,
            unit("N04"),
            kind="community_order",
            lengths={"months": chance.choice((12, 18, 24))},
            wanted=someone.requirements(chance),
            court=here,
            sentenced_on=sentenced,
            offences=[someone.offence],
            **by,
        )
        if waits:
            return
        now = allocations.visible_to(members["cora"]).get(pk=order.pk)
        told = [
            grounds.answered(one, is_high and one is grounds.Ground.HIGH_ROSH, "Report")
            for one in grounds.Ground
        ]
        allocation.allocate(now, provider, told, follows=now.held, **by)
    if place == KNOWN - 1:
        return  # one waits for its practitioner
    with acting(manager, at):
        now = allocations.visible_to(manager).get(pk=order.pk)
        allocation.assign(now, officer, follows=None, by=manager, at=at)
    with acting(officer, BEGINS_AT):
        _appointments(order, officer, at, chance)


def _appointments(order, officer, began: datetime, chance) -> None:
    """Every two weeks; what happened before this week is recorded."""
    when = began + timedelta(days=chance.randint(2, 6), hours=chance.randint(1, 6))
    kind = "COAI"
    while when < BEGINS_AT + timedelta(days=14):
        if when.weekday() > 4:
            when += timedelta(days=7 - when.weekday())
        booked = appointments.book(order, kind, when, by=officer, at=began)
        kind = "COAP"
        if when < BEGINS_AT - timedelta(days=3):
            now = diary.visible_to(officer).get(pk=booked.pk)
            outcome = chance.choices(
                (Status.COMPLIED, Status.ACCEPTABLE, Status.UNACCEPTABLE), (80, 12, 8)
            )[0]
            appointments.record_outcome(
                now,
                outcome,
                follows=now.version,
                by=officer,
                at=when + timedelta(hours=1),
            )
        when += timedelta(days=14)
