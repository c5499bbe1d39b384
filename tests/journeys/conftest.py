"""The service as it is served, in a scenario whose time the test moves on."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer

from probation import clock
from probation.policy.access import Because
from probation.records.exchange.actions import begin_scenario
from probation.records.loading import as_loader
from probation.records.organisations.models import Office
from probation.records.people import actions as people
from probation.records.people.queries import acting
from tests.world import World, make

from .court_messages import BORN, PNC


@dataclass
class Service:
    url: str
    world: World
    owner: psycopg.Connection  # as the owner of the tables
    environ: dict[str, str]  # what a command needs to find this database

    def moves_on_to(self, at: datetime) -> None:
        """From now on it is `at` here, for the service and for every command."""
        offset = at - clock.real_now()
        clock.follow(lambda: offset)
        self.owner.execute("UPDATE exchange_scenario SET clock_offset = %s", [offset])


@pytest.fixture
def service(committed, server, static):
    with (
        override_settings(CHOOSE_WHO=True),
        server.connect("probation_owner") as owner,
    ):
        owner.autocommit = True
        live = LiveServer("localhost")
        world = make()
        Office.objects.create(code="C90O1", unit=world.team, name="Test office")
        with as_loader():
            begin_scenario("Journeys", utc(2017, 3, 27, 8), at=clock.real_now())
        service = Service(live.url, world, owner, _environ(server))
        service.moves_on_to(utc(2017, 3, 27, 8))
        yield service
        live.stop()
        clock.follow(timedelta)


@pytest.fixture
def known(service):
    """Two people called Sam Example whom the NPS has known; one is before the court."""
    nps, officer = service.world.nps, service.world.court_officer
    at = utc(2016, 5, 3, 9)
    with acting(officer, at):
        return [
            people.register(
                {
                    "first_name": "Sam",
                    "last_name": "Example",
                    "date_of_birth": born,
                    "sex": "M",
                    "is_invented": True,
                },
                nps,
                identifiers={"PNC": pnc},
                because=Because.REGISTERED,
                by=officer,
                at=at,
            )
            for born, pnc in (
                (date.fromisoformat(BORN), PNC),
                (date(1961, 9, 20), ""),
            )
        ]


def _environ(server) -> dict[str, str]:
    """Told by URL: a command that is told none would start a database of its own."""
    where = f"host={server.place.socket}&port=5432"
    roles = {"": "service", "_OWNER": "owner", "_LOADER": "loader"}
    urls = {
        f"DATABASE{name}_URL": f"postgresql://probation_{role}@/probation?{where}"
        for name, role in roles.items()
    }
    return {**os.environ, **urls}


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)
