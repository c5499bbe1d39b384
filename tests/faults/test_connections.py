"""No connection to spare; two who share one; a form sent twice at the same moment."""

import threading
import time
from contextlib import ExitStack
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.test import Client

from probation import clock
from probation.policy.access import Because
from probation.records.people import actions as people
from probation.records.people.models import Person
from probation.records.people.queries import acting
from tests.audited import entries
from tests.world import NINE

from . import interleaved
from .browser import UNREACHABLE

pytestmark = pytest.mark.usefixtures("static")


def register(member, unit, name: str) -> Person:
    with acting(member, NINE):
        return people.register(
            {"first_name": name, "last_name": "Example"},
            unit,
            because=Because.BEFORE_COURT,
            by=member,
            at=NINE,
        )


def tenants(world) -> dict:
    """Two members, with all that each may see."""
    owned = {}
    for member, unit in (
        (world.court_officer, world.court),
        (world.outsider, world.other_crc),
    ):
        for number in range(3):
            register(member, unit, f"No{number}")
        with acting(member, clock.now()):
            owned[member] = interleaved.seen()
        assert len(owned[member]) == 3
    return owned


def test_of_two_tenants_on_one_connection_neither_sees_the_other(
    world_committed, seed, length
):
    requests = length or 2000
    found = interleaved.run(tenants(world_committed), seed, requests)
    print(dict(found))
    assert found["requests"] == requests and found["connections"] == 1
    assert found["DataError"] > requests / 10, (
        f"pages broke, as they were meant to: {found}"
    )
    assert (found["foreign"], found["own missing"]) == (0, 0)


def test_a_pool_run_dry_is_a_plain_page_in_time_and_comes_back(world_committed):
    client = Client(raise_request_exception=False)
    client.force_login(world_committed.practitioner)
    connections.close_all()
    pool = connection.pool
    with ExitStack() as held:
        for _ in range(pool.max_size):
            held.enter_context(pool.connection())
        began = time.monotonic()
        page = client.get("/home")
        seconds = time.monotonic() - began
    assert page.status_code == 503 and UNREACHABLE in page.text
    assert seconds < pool.timeout + 2
    assert client.get("/home").status_code == 200


def test_a_form_sent_at_the_same_moment_is_taken_once(world_committed):
    world, times = world_committed, 4
    person = register(world.court_officer, world.court, "Sam")
    once, answers, ready = uuid4(), [], threading.Barrier(times)

    def send():
        client = Client()
        client.force_login(world.court_officer)
        ready.wait()
        told = {"note": "Rang", "once": once, "usual": "yes"}
        answers.append(client.post(f"/people/{person.crn}/notes", told).status_code)
        connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(times)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert answers == [302] * times
    assert len(entries(once=once)) == 1
    with acting(world.court_officer, clock.now()):
        assert person.notes.count() == 1
