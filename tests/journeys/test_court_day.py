"""A court officer's day on a full list: found, prepared, resulted, checked, on paper."""

import json
import re
import statistics
import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import expect

from probation.policy.access import Role
from probation.records.court import actions as court
from probation.records.loading import as_loader
from tests.architecture.examples import message
from tests.browser import axe, sideways, sign_in_as, watched
from tests.world import member

from .conftest import utc

CASES = 170
NINE = utc(2017, 3, 27, 8)


def a_case(world, number: int, **told) -> str:
    case = json.loads(message(world, f"N{number:03}"))
    case |= {
        "sessionStartTime": f"2017-03-27T{9 + number % 7:02}:30:00",
        "courtRoom": f"{1 + number % 5:02}",
        "seq": number,
        "name": {"forename1": "Case", "surname": f"NUMBER{_letters(number)}"},
    }
    return json.dumps(case | told)


def _letters(number: int) -> str:
    return chr(65 + number // 26) + chr(65 + number % 26)


@pytest.fixture
def full(service):
    """170 cases in one court on one day, and a second officer of it."""
    with as_loader():
        for number in range(CASES):
            court.take(f"{number}.json", a_case(service.world, number), at=NINE)
    member("cleo", [Role.COURT_OFFICER], service.world.court)
    return service


def test_a_full_list_is_one_page_in_time(full):
    client = Client()
    client.force_login(full.world.court_officer)
    client.get("/court")
    took = []
    for _ in range(7):
        began = time.process_time()
        with CaptureQueriesContext(connection) as ran:
            page = client.get("/court")
        took.append(time.process_time() - began)
    assert page.content.count(b'class="op-court__row') == CASES
    asked = [q["sql"] for q in ran if "SAVEPOINT" not in q["sql"]]
    assert len(asked) <= 15, "\n".join(one[:200] for one in asked)
    print(f"{statistics.median(took) * 1000:.0f} ms, {len(page.content):,} bytes")
    assert statistics.median(took) < 0.15


@pytest.mark.parametrize("width", [1280, 375])
def test_a_court_officers_day(full, chromium, width):
    size = {"width": width, "height": 900}
    with watched(chromium, full.url, viewport=size) as page:

        def look(name: str) -> None:
            assert axe(page) == [] and sideways(page) <= 0
            page.screenshot(path=f"/tmp/court-{name}-{width}.png", full_page=False)

        sign_in_as(page, "Cora Tester")
        page.goto("/court")
        expect(page.get_by_text("170 cases, 170 people to decide on")).to_be_visible()
        look("full")
        # Narrowed to a room: that stays through other pages.
        page.get_by_label("Room").select_option("01")
        page.get_by_role("button", name="Show").click()
        expect(page.get_by_text("34 of 170 cases")).to_be_visible()
        page.goto("/home")
        page.goto("/court")
        expect(page.get_by_text("34 of 170 cases")).to_be_visible()

        row = page.locator(".op-court__row").first
        name = row.get_by_role("heading").inner_text()
        row.get_by_role("button", name="Take").click()
        expect(row.get_by_text("Cora Tester")).to_be_visible()
        row.get_by_role("button", name="No record").click()
        expect(row.locator(".moj-badge", has_text="No record")).to_be_visible()

        row.get_by_role("link", name="Result").click()
        look("hearing")
        page.get_by_role("button", name="Complete", exact=True).click()
        page.get_by_role("button", name="Save, resulted").click()
        expect(page).to_have_title(re.compile("^Error: "))
        look("hearing-errors")
        page.get_by_role("radio", name="Adjourned").click()
        page.get_by_label("Next hearing").fill("3 April")
        page.get_by_label("Note of the hearing").fill("For a plea.")
        page.get_by_role("button", name="Save, resulted").click()
        row = page.locator(".op-court__row", has_text=name)
        expect(row).to_contain_text("Adjourned, next 3 April 2017")
        expect(row).to_contain_text("to check")

        # Somebody else checks it, from the filter.
        page.context.clear_cookies()
        sign_in_as(page, "Cleo Tester")
        page.goto("/court?work=to-check")
        row = page.locator(".op-court__row")
        expect(row).to_have_count(1)
        row.get_by_role("link", name="Open").click()
        look("resulted")
        page.get_by_role("button", name="It is right: checked").click()
        expect(page.get_by_text("Checked by Cleo Tester")).to_be_visible()
        page.goto("/court?work=to-check")
        expect(page.get_by_text("0 of 170 cases")).to_be_visible()


def test_a_list_that_is_open_follows_what_others_do(full, chromium):
    with watched(chromium, full.url, viewport={"width": 1280, "height": 900}) as page:
        sign_in_as(page, "Cora Tester")
        page.goto("/court")
        row = page.locator(".op-court__row").nth(3)
        row.scroll_into_view_if_needed()
        keeps = page.locator(".op-court__row").nth(5).get_by_role("button").first
        keeps.focus()
        with as_loader():
            court.take("more.json", a_case(full.world, CASES), at=NINE)
        expect(page.get_by_text("171 cases")).to_be_visible(timeout=30_000)
        expect(keeps).to_be_focused()


def test_the_list_on_paper_has_nothing_to_press(full, chromium):
    with watched(chromium, full.url, viewport={"width": 1280, "height": 900}) as page:
        sign_in_as(page, "Cora Tester")
        page.goto("/court")
        page.emulate_media(media="print")
        expect(page.locator(".op-court__row button").first).to_be_hidden()
        expect(page.locator(".op-court-choice")).to_be_hidden()
        expect(page.get_by_role("heading", name="Court list")).to_be_visible()
        page.screenshot(path="/tmp/court-paper.png")
