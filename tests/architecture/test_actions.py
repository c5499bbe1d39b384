"""Runs every action: it leaves history and audit, or, where audit fails, nothing."""

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError

from probation.policy.decision import Refused
from probation.records.audit.models import Event
from probation.records.people.queries import acting
from tests.architecture.everything import OURS, actions, snapshot
from tests.architecture.examples import EXAMPLES, LATER, Things
from tests.world import NINE

ACTIONS = actions()
WITH_ROLES = [name for name in ACTIONS if EXAMPLES[name].by_role]
OF_A_PERSON = [name for name in ACTIONS if EXAMPLES[name].of_a_person]


@pytest.fixture
def things(world, person, request):
    things = Things(world, person)
    example = EXAMPLES[request.node.callspec.params["name"]]
    if example.stage:
        things.inspected.at(example.stage)
    if example.given:
        with acting(world.manager, NINE):
            things.given = example.given(things, {"by": world.manager, "at": NINE})
    return things


def act(name, things, by=None):
    example = EXAMPLES[name]
    by = by or getattr(things.world, example.who)
    with acting(by, LATER):
        example.act(things, {"by": by, "at": LATER})
    return by


def seen_by(name, things):
    with acting(getattr(things.world, EXAMPLES[name].who), LATER):
        return snapshot()


def test_every_action_has_an_example():
    assert sorted(EXAMPLES) == ACTIONS


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_leaves_history_and_audit(name, things):
    before = seen_by(name, things)
    by = act(name, things)
    after = seen_by(name, things)

    event = Event.objects.order_by("id").last()
    assert (event.what, event.by, event.at) == (name, by.key, LATER)
    grown = {label for label in after if len(after[label]) > len(before[label])}
    changed = {label for label in after if after[label] != before[label]}
    history = {m._meta.label for m in OURS if hasattr(m, "is_history")}
    assert (grown | changed) & (history - {"audit.Event"}) or name in NO_HISTORY
    for label in history:
        keys = [{r["id"] for r in rows[label]} for rows in (before, after)]
        assert keys[0] <= keys[1] or label == "people.Visibility"


# What the audit alone tells of: the clock of a scenario, and of readers of
# public pages nothing is kept once they leave; what has just come from a court is shown
# to nobody until the worker takes it in.
NO_HISTORY = {
    "court.arrive",
    "exchange.advance_clock",
    "exchange.begin_scenario",
    "responses.confirm",
    "responses.give",
    "responses.moderate",
    "responses.withdraw",
    "subscriptions.ask",
    "subscriptions.confirm",
    "subscriptions.leave",
}


@pytest.mark.parametrize("name", ACTIONS)
def test_where_the_audit_cannot_be_written_nothing_is(name, things, broken_audit):
    before = seen_by(name, things)
    with pytest.raises(DatabaseError, match="permission denied"):
        act(name, things)
    assert seen_by(name, things) == before


@pytest.mark.parametrize("name", WITH_ROLES)
def test_an_action_refuses_who_has_no_role(name, things):
    before = seen_by(name, things)
    by = getattr(things.world, EXAMPLES[name].who)
    roles, by.roles = by.roles, []
    with pytest.raises((Refused, ObjectDoesNotExist)):
        act(name, things)
    by.roles = roles
    assert seen_by(name, things) == before


@pytest.mark.parametrize("name", OF_A_PERSON)
def test_an_action_refuses_who_does_not_see_the_person(name, things):
    before = seen_by(name, things)
    with pytest.raises((Refused, ObjectDoesNotExist)):
        act(name, things, by=things.world.outsider)
    assert seen_by(name, things) == before
