"""A real Chromium, and what is asked of every page in it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Page, sync_playwright

from tests.postgres import close_connections

AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WIDTHS = {"desk": 1280, "phone": 375, "narrow": 320}


@pytest.fixture(scope="session")
def static(tmp_path_factory):
    """The style sheets and scripts, collected once as a real start does."""
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield folder


@pytest.fixture(scope="session")
def chromium(django_db_setup, django_db_blocker):
    # Playwright keeps an event loop in this thread.  Django would refuse the database
    # there, and would lose sight of the connections that it opened before.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with django_db_blocker.unblock():
        close_connections()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@contextmanager
def watched(chromium, url: str, **options) -> Iterator[Page]:
    """A page that fails the test when it asks another host, breaks the content policy,
    or says an error; `page.faults` holds what it did."""
    context = chromium.new_context(base_url=url, **options)
    page = context.new_page()
    faults: list[str] = []

    def asked(request) -> None:
        if not request.url.startswith(url):
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
    """Until the page that follows has its scripts."""
    page.goto("/sign-in/choose")
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name=name).first.click()


def axe(page) -> list[str]:
    """What axe-core finds wrong by WCAG 2.2 AA, each with where."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    # GOV.UK Frontend puts aria-expanded on a radio that opens something: known there,
    # kept there because screen readers do read it.
    rules = {"aria-allowed-attr": {"enabled": False}}
    found = page.evaluate(
        "([tags, rules]) => axe.run(document, {runOnly: tags, rules})", [tags, rules]
    )
    return [
        f"{one['id']}: {one['help']} {[node['html'][:150] for node in one['nodes']]}"
        for one in found["violations"]
    ]


def sideways(page) -> int:
    """Pixels by which the page is wider than the screen."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
