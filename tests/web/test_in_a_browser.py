"""The components and what JavaScript adds, in a real Chromium, at three widths."""

import re

import pytest
from playwright.sync_api import expect

from probation.records.drafts.models import Draft
from probation.records.people.queries import acting
from tests.browser import WIDTHS, axe, sideways, sign_in_as
from tests.world import NINE

OPEN = ["/", "/sign-in", "/sign-in/forgotten", "/sign-in/choose"]
SIGNED_IN = ["/gallery", "/gallery/note", "/gallery/register", "/account", "/account/second-step", "/account/second-step/app"]  # fmt: skip
ANSWERED_WITH_AN_ERROR = {"/nowhere": 404, "/gallery/broken": 500}


def at_each_width(page, address: str) -> None:
    """Loaded once and narrowed, as a window is: a load for each took three times as long."""
    page.set_viewport_size({"width": WIDTHS["desk"], "height": 900})
    page.goto(address)
    for name, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 900})
        assert sideways(page) <= 0, (address, name)
        assert name == "phone" or axe(page) == [], (address, name)


def test_every_page_can_be_used_by_all_at_every_width(page):
    for address in OPEN:
        at_each_width(page, address)
    sign_in_as(page, "Pat Tester")
    for address in SIGNED_IN:
        at_each_width(page, address)
    for address, status in ANSWERED_WITH_AN_ERROR.items():
        at_each_width(page, address)
        page.faults[:] = [
            one for one in page.faults if f"status of {status}" not in one
        ]


def test_a_form_with_errors_says_so_and_leads_to_each(page):
    sign_in_as(page, "Pat Tester")
    page.goto("/gallery/note")
    page.get_by_label("Date seen").fill("31/4/17")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_title("Error: Add a note – OpenProbation")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert axe(page) == []
    page.get_by_role("link", name="Enter a note").click()
    expect(page.get_by_label("Note", exact=True)).to_be_focused()
    page.get_by_role("link", name="Select what happened").click()
    expect(page.get_by_label("Attended, complied")).to_be_focused()
    page.get_by_role("link", name=re.compile("there is no 31 April")).click()
    expect(page.get_by_label("Date seen")).to_have_value("31/4/17")


def test_ctrl_k_goes_to_the_search(page):
    sign_in_as(page, "Pat Tester")
    page.goto("/gallery")
    page.keyboard.press("Control+k")
    expect(page.get_by_label("Find a person")).to_be_focused()


def test_a_table_sorts_and_says_how(page):
    sign_in_as(page, "Pat Tester")
    page.goto("/gallery")
    page.get_by_role("button", name="Absences").click()
    expect(page.get_by_role("columnheader", name="Absences")).to_have_attribute("aria-sort", "ascending")  # fmt: skip
    expect(page.get_by_role("rowheader").first).to_have_text("Ali Other")


def test_a_date_is_said_back_as_it_was_understood(page):
    sign_in_as(page, "Pat Tester")
    page.goto("/gallery/note")
    page.get_by_label("Date seen").fill("5.4.17")
    page.keyboard.press("Tab")
    expect(page.locator(".op-read-date")).to_have_text("Wednesday 5 April 2017")


def test_a_row_is_saved_in_place_and_the_next_one_is_next(page):
    sign_in_as(page, "Pat Tester")
    page.goto("/gallery/register")
    page.evaluate("window.stayed = true")
    row = page.locator("#row-1")
    row.get_by_role("button", name="Save").click()
    expect(row.locator(".govuk-error-message")).to_contain_text("Select what happened")
    row.get_by_label("Ill").check()
    row.get_by_role("button", name="Save").click()
    expect(row).to_contain_text("Recorded: ill")
    expect(page.locator("#row-2").get_by_label("Attended, complied")).to_be_focused()
    expect(page.locator("#said-aloud")).to_contain_text("Person 1: ill")
    expect(page.locator("main > .moj-alert")).to_contain_text("Person 1: ill")
    assert page.evaluate("window.stayed")  # the page was never left
    assert axe(page) == []


def test_what_is_typed_is_kept_and_comes_back(page, live):
    sign_in_as(page, "Pat Tester")
    page.goto("/gallery/note")
    with page.expect_response("**/drafts/save") as kept:
        page.get_by_label("Note", exact=True).fill("Typed and not saved")
    assert kept.value.status == 204
    page.goto("/gallery/note")
    expect(page.get_by_label("Note", exact=True)).to_have_value("Typed and not saved")
    page.get_by_role("button", name="Throw it away").click()
    expect(page.get_by_label("Note", exact=True)).to_have_value("")


def test_the_session_warns_before_it_ends_and_goes_on_when_asked(page):
    page.clock.install()
    sign_in_as(page, "Pat Tester")
    page.goto("/gallery")
    page.clock.run_for(53 * 60_000)
    warning = page.get_by_role("dialog")
    expect(warning).to_be_hidden()
    page.clock.run_for(90_000)
    expect(warning).to_be_visible()
    expect(warning).to_contain_text("You will be signed out in 5 minutes")
    expect(warning.get_by_role("heading")).to_be_focused()
    assert axe(page) == []
    warning.get_by_role("button", name="Stay signed in").click()
    expect(warning).to_be_hidden()


def test_a_session_that_ended_says_so_and_that_nothing_typed_is_lost(page, live):
    page.clock.install()
    sign_in_as(page, "Pat Tester")
    page.goto("/gallery/note")
    page.get_by_label("Note", exact=True).fill("Before lunch")
    with page.expect_response("**/drafts/save"):
        page.clock.run_for(2_000)
    with acting(live.world.practitioner, NINE):
        assert Draft.objects.get().fields["note"] == ["Before lunch"]
    page.clock.run_for(61 * 60_000)
    expect(page.get_by_role("dialog")).to_contain_text("What you typed is kept")
    again = page.get_by_role("button", name="Sign in again")
    assert again.get_attribute("href").endswith("/sign-in?next=%2Fgallery%2Fnote")


@pytest.fixture
def without_scripts(chromium, live):
    context = chromium.new_context(base_url=live.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_a_row_is_saved_by_an_ordinary_post(without_scripts):
    page = without_scripts
    sign_in_as(page, "Pat Tester")
    page.goto("/gallery/register")
    page.locator("#row-3").get_by_label("Ill").check()
    page.locator("#row-3").get_by_role("button", name="Save").click()
    expect(page.locator("#row-3")).to_contain_text("Recorded: ill")
    expect(page.locator(".moj-alert")).to_contain_text("Person 3: ill")


def test_an_undo_is_offered_for_what_was_saved(without_scripts):
    page = without_scripts
    sign_in_as(page, "Pat Tester")
    page.goto("/gallery/note")
    page.get_by_label("Note", exact=True).fill("x")
    page.get_by_role("radio", name="Ill").check()
    page.get_by_role("button", name="Save", exact=True).click()
    alert = page.locator(".moj-alert", has_text="Note saved.")
    expect(alert.get_by_role("button", name="Undo")).to_be_visible()
    assert alert.locator("input[name=follows]").get_attribute("value") == "7"


def test_on_paper_there_is_the_record_and_nothing_to_press(page):
    sign_in_as(page, "Pat Tester")
    page.goto("/gallery")
    page.emulate_media(media="print")
    for gone in (".op-header", ".op-primary", ".moj-sub-navigation", ".govuk-button"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.get_by_text("Age at sentence")).to_be_visible()  # behind “how”
    expect(page.locator(".moj-identity-bar__title")).to_be_visible()


def test_on_paper_what_is_folded_is_read_without_scripts_too(without_scripts):
    sign_in_as(without_scripts, "Pat Tester")
    without_scripts.goto("/gallery")
    source = without_scripts.get_by_text("OGRS3 2009")
    expect(source).to_be_hidden()
    without_scripts.emulate_media(media="print")
    expect(source).to_be_visible()


def test_a_browser_that_cannot_unfold_by_style_does_so_by_script_and_folds_again(page):
    sign_in_as(page, "Pat Tester")
    page.goto("/gallery")
    folded = page.locator("details:not([open])")
    before = folded.count()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert before and folded.count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert folded.count() == before


def test_the_last_warning_of_a_session_cannot_be_put_off_and_is_given_once(page, live):
    page.clock.install()
    sign_in_as(page, "Pat Tester")
    page.goto("/gallery")
    for _ in range(11):  # at work all day: each page keeps the session going
        page.clock.run_for(59 * 60_000)
        page.evaluate("document.dispatchEvent(new Event('session-renewed'))")
    warning = page.get_by_role("dialog")
    expect(warning).to_be_hidden()
    page.clock.run_for(50 * 60_000)
    page.evaluate("document.dispatchEvent(new Event('session-renewed'))")
    page.clock.run_for(16 * 60_000)
    expect(warning).to_contain_text("as long as anyone may be at once")
    expect(warning.get_by_role("button", name="Stay signed in")).to_be_hidden()
    assert axe(page) == []
    warning.get_by_role("button", name="Go on until then").click()
    expect(warning).to_be_hidden()
    page.clock.run_for(60_000)
    expect(warning).to_be_hidden()
    page.clock.run_for(5 * 60_000)
    expect(warning).to_contain_text("You have been signed out")
