"""The style sheets and scripts, collected once as a real start does, and a browser."""

import os
import shutil
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.world import make

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
WIDTHS = {"desk": 1280, "phone": 375, "narrow": 320}


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


@pytest.fixture(scope="session")
def chromium():
    # Playwright keeps an event loop in this thread; Django would refuse the database there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


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
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)  # fmt: skip
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("requestfailed", lambda asked: faults.append(f"failed: {asked.url}"))
    page.on("request", lambda asked: faults.append(f"outside: {asked.url}") if not asked.url.startswith(live.url) else None)  # fmt: skip
    page.faults = faults
    yield page
    context.close()
    assert faults == []


def axe(page) -> list[str]:
    """What axe-core finds wrong by WCAG 2.2 AA, each with where."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
    return [
        f"{one['id']}: {one['help']} {[node['html'][:150] for node in one['nodes']]}"
        for one in found["violations"]
    ]


def sideways(page) -> int:
    """Pixels by which the page is wider than the screen."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def sign_in_as(page, name: str) -> None:
    page.goto("/sign-in/choose")
    page.get_by_role("button", name=name).first.click()
