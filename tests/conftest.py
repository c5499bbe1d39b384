"""The people of the tests.  All are made by actions, under the service's own role."""

import os
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings

from probation import clock
from tests.browser import chromium, static
from tests.postgres import committed, django_db_setup, server
from tests.spark import spark
from tests.world import before_court, make

# A busy machine is no fault of what is tested.
settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")

__all__ = ["chromium", "committed", "django_db_setup", "server", "spark", "static"]


def pytest_runtest_setup(item):
    if item.get_closest_marker("root") and os.geteuid() != 0:
        pytest.skip("needs root")


@pytest.fixture
def world(db):
    return make()


@pytest.fixture
def person(world):
    return before_court(world)


@pytest.fixture
def broken_audit(db, server):
    """The audit cannot be written, for as long as the test asks."""
    with server.connect("probation_owner") as owner:
        owner.execute("REVOKE INSERT ON audit_event FROM probation_service")
        yield
        owner.execute("GRANT INSERT ON audit_event TO probation_service")


@pytest.fixture
def world_committed(committed):
    """The small world, for tests with real commits, threads or processes."""
    return make()


@pytest.fixture(scope="session", autouse=True)
def real_time():
    """No scenario: a test that has one follows its clock, and asks no database else."""
    clock.follow(timedelta)
