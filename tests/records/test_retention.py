"""A record is kept for its time; one that goes is gone altogether, and a statement stays."""

from datetime import date, timedelta

import pytest
from django.db import connection

from probation import clock
from probation.cli import retention as command
from probation.policy.access import Because
from probation.policy.audit_chain import Walk
from probation.policy.decision import Refused
from probation.policy.own_data import retention as policy
from probation.policy.own_data.asking import Asked
from probation.records.audit import queries as audit
from probation.records.audit.models import Event
from probation.records.own_data import actions as own_data
from probation.records.people import actions as people
from probation.records.people.models import Person
from probation.records.people.queries import acting
from probation.records.retention import actions, queries
from probation.records.retention.models import Deletion
from probation.records.sentences.queries import with_status
from tests.architecture.everything import OURS
from tests.architecture.examples import LATER, Things
from tests.records.exchange.conftest import loader
from tests.world import NINE, make

__all__ = ["loader"]
MUCH_LATER = NINE + timedelta(days=365 * 8)
SECRET = "Zweigenthal"


@pytest.fixture
def things(loader, monkeypatch):
    """Somebody with something of everything, whose orders have all ended; nobody waits."""
    world = make()
    with acting(world.court_officer, NINE):
        person = people.register(
            {
                "first_name": "Sam",
                "last_name": SECRET,
                "date_of_birth": date(1980, 5, 4),
            },
            world.court,
            by=world.court_officer,
            at=NINE,
        )
    things = Things(world, person)
    mona = {"by": world.manager, "at": LATER}
    with acting(world.manager, LATER):
        for order in with_status(person.orders):
            order.changes.create(
                follows_id=order.version, status="ended", on=LATER.date(), **mona
            )
    things.mona = {"by": world.manager, "at": MUCH_LATER}
    monkeypatch.setattr(clock, "now", lambda: MUCH_LATER)
    return things


def free(things) -> None:
    """All that keeps the record is dealt with."""
    own = things.of_own_data
    own_data.move(own.request, Asked.WITHDRAWN, because="Told", follows=own.request.version, **things.mona)  # fmt: skip
    own_data.decide(own.dispute, "noted", because="Not known", **things.mona)
    actions.end_hold(own.hold, **things.mona)
    things.person.visibility.filter(until=None).update(until=LATER)


def everything() -> dict[str, str]:
    """Every row of every table, as text."""
    told = {}
    with connection.cursor() as cursor:
        for model in OURS:
            cursor.execute(f"SELECT t::text FROM {model._meta.db_table} t")
            told[model._meta.label] = "\n".join(row for (row,) in cursor.fetchall())
    return told


def test_what_keeps_a_record_is_told_and_it_cannot_be_decided_on(things):
    held = queries.held_of(things.person)
    assert held.asked and held.disputed and held.holds
    with acting(things.world.manager, MUCH_LATER), pytest.raises(Refused) as told:
        actions.approve(things.person, **things.mona)
    codes = {one.code for one in told.value.reasons}
    assert codes == {"hold", "asked", "disputed"}


def test_it_is_listed_decided_on_by_name_and_gone_altogether(things, capsys):
    person, world = things.person, things.world
    with acting(world.court_officer, NINE):
        told = {"last_name": "Other", "date_of_birth": date(1990, 1, 1)}
        other = people.register(
            told, world.court, because=Because.BEFORE_COURT, by=world.court_officer, at=NINE
        )  # fmt: skip
    assert queries.held_of(other).is_before_court
    assert command.run(["list"]) == 0
    said = capsys.readouterr().out
    assert f"{person.crn}  2024-" in said and "STAYS: Held: " in said
    assert "Not certain: Kept after the last order or licence has ended" in said

    with acting(world.manager, MUCH_LATER):
        free(things)
    assert command.run(["approve", person.crn, "--by", "olly"]) == 1  # sees none of it
    assert command.run(["approve", person.crn, "--by", "mona"]) == 0
    before = everything()
    assert SECRET in before["people.Person"]
    assert command.run(["delete"]) == 0
    assert "1 records were deleted, 0 stay." in capsys.readouterr().out

    after = everything()
    for secret in (SECRET.lower(), person.crn.lower(), str(person.pk), "04/12345x"):
        found = {label for label, rows in after.items() if secret in rows.lower()}
        assert found <= {"audit.Event"}, (secret, found)
    assert Person.objects.filter(pk=other.pk).exists()
    made = Deletion.objects.get()
    assert made.approved_by == world.manager and made.rows["people"] == 1
    assert list(Walk({}).faults(audit.entries())) == []
    event = Event.objects.get(what="retention.delete")
    assert event.about == f"retention.Deletion:{made.pk}"


def test_what_was_decided_on_stays_if_the_rules_say_so_that_night(things, capsys):
    with acting(things.world.manager, MUCH_LATER):
        free(things)
        actions.approve(things.person, **things.mona)
        actions.hold(things.person, "inquiry", because="A notice", **things.mona)
    assert command.run(["delete"]) == 1
    said = capsys.readouterr().out
    assert "stays. Held: Public inquiry that has stopped destruction: A notice" in said
    assert Person.objects.filter(pk=things.person.pk).exists()
    assert not Deletion.objects.exists()


def test_a_record_is_found_due_by_the_prefilter_whenever_the_rules_say_it_is(things):
    with acting(things.world.manager, MUCH_LATER):
        free(things)
    for years in range(12):
        on = NINE.date() + timedelta(days=365 * years)
        held = queries.held_of(things.person)
        if policy.can_delete(held, on):
            assert things.person in [person for person, _ in queries.due(on)], on
