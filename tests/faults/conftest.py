"""One service as processes, for all the faults that it must survive."""

import os

import pytest

from tests.cli.service import FEW, Service, eventually, reachable


@pytest.fixture(scope="session")
def kept():
    with reachable("faults") as home:
        service = Service(home, *FEW)
        yield service
        if service.is_running():
            service.stop()


@pytest.fixture
def service(kept):
    if not kept.is_running():
        kept.start()
    eventually(kept.is_ready, "the service is ready")
    return kept


@pytest.fixture
def seed() -> int:
    return int(os.environ.get("CAMPAIGN_SEED") or 1)


@pytest.fixture
def length() -> int | None:
    """Given by `script/campaign`; None: a sample, as the tests have time for."""
    return int(os.environ.get("CAMPAIGN_LENGTH") or 0) or None
