"""The pages for everyone in a real Chromium: axe, three widths, paper, keyboard, weight."""

import gzip

import pytest
from playwright.sync_api import expect

from tests.browser import WIDTHS, axe, sideways
from tests.web.public_pages import COMPARED, WEST_MERCIA, YORK

# The shortest that shows all of its type: axe takes its time over long ones.
LEAGUE = "/inspections/league/adult-2018"
CARDS = (LEAGUE, COMPARED)
EACH_TYPE = [
    "/inspections/?q=public+protection", WEST_MERCIA, YORK, "/inspections/league", LEAGUE, COMPARED,
    "/inspections/over-time", "/inspections/bodies/north-west-nps-division", "/inspections/quality-and-impact",
    "/inspections/checked", "/inspections/tallies", "/inspections/infographic", "/inspections/feeds", "/standards/",
    "/standards/quality_and_impact_2016", "/data/",
]  # fmt: skip
HEAVIEST = 150_000  # bytes of a first load


@pytest.fixture
def reader(chromium, live):
    """Somebody without JavaScript."""
    context = chromium.new_context(base_url=live.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_every_type_of_page_can_be_used_by_all_at_every_width(page):
    for address in EACH_TYPE:
        page.set_viewport_size({"width": WIDTHS["desk"], "height": 900})
        page.goto(address)
        # Looked at by axe once: where rows become cards, as cards.
        if address not in CARDS:
            assert axe(page) == [], address
        for name in ("phone", "narrow"):
            page.set_viewport_size({"width": WIDTHS[name], "height": 900})
            assert sideways(page) <= 0, (address, name)
        if address in CARDS:
            assert axe(page) == [], address
    assert page.context.cookies() == []


def test_every_drawing_is_shown(page):
    page.goto("/inspections/over-time")
    widths = page.locator("img").evaluate_all("all => all.map(one => one.naturalWidth)")
    assert len(widths) == 2 and all(widths)
    page.goto("/inspections/infographic.svg")  # by itself, under its own policy
    assert page.locator("svg").count() == 1


def test_a_first_load_is_light(page):
    """Packed as the real server packs: what a browser fetches for one page, and no more."""
    got = []
    page.on("response", lambda response: got.append(response))
    for address in (WEST_MERCIA, "/inspections/over-time"):
        got.clear()
        page.goto(address, wait_until="load")
        assert len(got) > 3
        assert sum(len(gzip.compress(one.body())) for one in got) < HEAVIEST
        assert not page.locator("script").count()


def test_without_scripts_one_searches_narrows_compares_and_downloads(reader):
    reader.goto("/")
    reader.get_by_role("link", name="inspections", exact=True).click()
    reader.get_by_label("Search", exact=True).fill("public protection")
    reader.get_by_label("Standards").select_option("Quality & Impact 2016-18")
    reader.get_by_label("Search", exact=True).press("Enter")
    expect(reader.get_by_role("heading", name="6 inspections found")).to_be_visible()
    reader.get_by_role("link", name="West Mercia", exact=True).click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("West Mercia")
    reader.get_by_role("link", name="Compare it with others").click()
    reader.get_by_label("Second inspection").select_option(
        label="Cumbria, 5 October 2017"
    )
    reader.get_by_role("button", name="Compare").click()
    expect(reader.get_by_role("table")).to_contain_text("Mixed (our reading)")
    reader.get_by_role("link", name="These on one page").click()
    expect(reader.locator(".op-tile")).to_have_count(2)
    reader.get_by_role("link", name="Open data").click()
    with reader.expect_download() as file:
        reader.get_by_role("link", name="CSV of Overall ratings").click()
    assert file.value.suggested_filename == "ratings.csv"


def test_by_keyboard_alone_one_reaches_the_list(page):
    page.goto("/inspections/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Search", exact=True)).to_be_focused()
    page.keyboard.type("Cumbria")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Cumbria", exact=True)).to_be_visible()


def test_on_paper_there_is_what_was_found_and_nothing_to_press(page):
    page.goto("/inspections/infographic")
    page.emulate_media(media="print")
    for gone in (".op-places", ".op-choose", ".op-header", ".op-info__files"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".op-tile").first).to_be_visible()
