"""A real Chromium, and what is asked of every page in it."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.postgres import close_connections

AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
WIDTHS = {"desk": 1280, "phone": 375, "narrow": 320}


@pytest.fixture(scope="session")
def chromium(django_db_setup, django_db_blocker):
    # Playwright keeps an event loop in this thread.  Django would refuse the database
    # there, and would lose sight of the connections that it opened before.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with django_db_blocker.unblock():
        close_connections()
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


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
