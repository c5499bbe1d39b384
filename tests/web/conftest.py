"""The style sheets and scripts, collected once as a real start does; the gallery, served."""

import pytest
from django.core.management import call_command
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer

from tests.browser import chromium
from tests.world import make

__all__ = ["chromium"]


@pytest.fixture(scope="session", autouse=True)
def static(tmp_path_factory):
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield folder


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
    """A page that fails the test when it asks another host or breaks the content policy."""
    context = chromium.new_context(
        base_url=live.url, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    faults: list[str] = []

    def asked(request) -> None:
        if not request.url.startswith(live.url):
            faults.append(f"outside: {request.url}")

    def failed(request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left meanwhile
            faults.append(f"failed: {request.url}")

    def said(message) -> None:
        if message.type == "error":
            faults.append(message.text)

    page.on("request", asked)
    page.on("requestfailed", failed)
    page.on("console", said)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.faults = faults
    yield page
    context.close()
    assert faults == []


def sign_in_as(page, name: str) -> None:
    page.goto("/sign-in/choose")
    page.get_by_role("button", name=name).first.click()
