"""The gallery, served, and a page that watches what it asks for."""

import pytest
from django.core.cache import cache
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer

from tests.browser import watched
from tests.world import make

WORD = "correct horse battery"


@pytest.fixture(scope="session", autouse=True)
def collected(static):
    """Every page names its style sheets."""


@pytest.fixture
def signed_in(client, world):
    """A practitioner's browser, without a screen."""
    client.force_login(world.practitioner)
    return client


@pytest.fixture
def live(committed):
    """A served copy of the service with the gallery's pages, and its world: `live.world`."""
    with override_settings(ROOT_URLCONF="tests.web.gallery.urls", CHOOSE_WHO=True):
        server = LiveServer("localhost")
        server.world = make()
        yield server
        server.stop()


@pytest.fixture
def page(chromium, live):
    options = {"viewport": {"width": 1280, "height": 900}}
    with watched(chromium, live.url, **options) as page:
        yield page


@pytest.fixture
def pat(world):
    cache.clear()
    world.practitioner.set_password(WORD)
    world.practitioner.save()
    return world.practitioner
