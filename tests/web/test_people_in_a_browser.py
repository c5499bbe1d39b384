"""The screens about a person in a real Chromium: each at three widths, with and without
errors, and the budgets of pages, clicks and boxes that they were made to."""

import pytest
from playwright.sync_api import expect

from probation.policy.access import Because
from probation.policy.circumstances import Kind
from probation.records.circumstances import actions as circumstances
from probation.records.flags import actions as flags
from probation.records.people import actions as people
from probation.records.people.queries import acting
from tests.browser import WIDTHS, axe, sideways, sign_in_as
from tests.world import NINE


@pytest.fixture
def sam(live):
    """Held by the team, with something of everything on the record."""
    mona = {"by": live.world.manager, "at": NINE}
    with acting(live.world.manager, NINE):
        person = people.register(
            {"first_name": "Sam", "last_name": "Example"},
            live.world.team,
            identifiers={"PNC": "04/12345X", "CRO": "no such form"},
            because=Because.RESPONSIBLE,
            **mona,
        )
        people.add_alias(person, {"first_name": "Sammy", "last_name": "Other"}, **mona)
        people.change(person, {"first_name": "Samuel"}, follows=1, **mona)
        told = {
            "kind": "A01C",
            "lines": "1 Test Street\nPlymouth",
            "postcode": "PL4 8AA",
        }
        circumstances.add(person, Kind.ADDRESS, told, **mona)
        old = circumstances.add(
            person, Kind.ADDRESS, {**told, "lines": "2 Old Row"}, **mona
        )
        circumstances.end(old, Kind.ADDRESS, until=NINE.date(), because="Moved", **mona)
        circumstances.add(
            person, Kind.REACH, {"kind": "mobile", "value": "07700 900123"}, **mona
        )
        circumstances.add(person, Kind.DISABILITY, {"kind": "RM"}, **mona)
        circumstances.add(
            person, Kind.ADJUSTMENT, {"what": "Ground floor rooms"}, **mona
        )
        circumstances.add(
            person, Kind.CIRCUMSTANCE, {"kind": "B", "subtype": "B01C"}, **mona
        )
        flags.add(person, "RHRH", since=NINE.date(), **mona)
        flags.add(person, "MAPP", level="M1", category="2", since=NINE.date(), **mona)
        flags.add(person, "WEAP", since=NINE.date(), **mona)
        people.limit_access(person, live.world.keeper, may_see=False, why="Kin", **mona)
    return person


@pytest.mark.parametrize("width", ["narrow", "desk"])
def test_the_longest_name_without_a_space_stays_on_the_page(page, live, sam, width):
    mona = {"by": live.world.manager, "at": NINE}
    with acting(live.world.manager, NINE):
        long = {"first_name": "Y" * 200, "last_name": "X" * 200, "preferred_name": "Z" * 200}  # fmt: skip
        people.change(sam, long, follows=2, **mona)
    page.set_viewport_size({"width": WIDTHS[width], "height": 900})
    sign_in_as(page, "Mona Tester")
    for address in (*pages(sam), "/home", f"/people?q={'X' * 200}"):
        page.goto(address)
        assert sideways(page) <= 0, address


def pages(person) -> list[str]:
    record = f"/people/{person.crn}"
    return [
        "/people", "/people?q=sam+exampel", "/people?q=nobody+at+all", "/people/new",
        record, f"{record}/details", f"{record}/details/change", f"{record}/names",
        f"{record}/numbers", f"{record}/circumstances", f"{record}/flags",
        f"{record}/access", f"{record}/add/address", f"{record}/add/circumstance",
    ]  # fmt: skip


def test_every_page_of_a_person_can_be_used_by_all_at_every_width(page, sam):
    sign_in_as(page, "Mona Tester")
    for address in pages(sam):
        page.goto(address)
        page.evaluate(
            "document.querySelectorAll('main details').forEach(d => d.open = true)"
        )
        for name, width in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": 900})
            assert sideways(page) <= 0, (address, name)
            if name != "narrow":
                assert axe(page) == [], (address, name)


def test_what_is_refused_says_so_and_keeps_what_was_typed(page, sam):
    sign_in_as(page, "Mona Tester")
    for path, button in (
        ("flags", "Save"),
        ("add/address", "Save"),
        ("numbers", "Save"),
    ):
        page.goto(f"/people/{sam.crn}/{path}")
        page.evaluate(
            "document.querySelectorAll('main details').forEach(d => d.open = true)"
        )
        page.get_by_role("button", name=button, exact=True).click()
        expect(page.locator(".govuk-error-summary")).to_be_focused()
        assert axe(page) == [], path
    page.goto(f"/people/{sam.crn}/details/change")
    page.get_by_label("Date of birth", exact=True).fill("31/4/87")
    page.get_by_label("First name").fill("Samantha")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="there is no 31 April").click()
    expect(page.get_by_label("Date of birth", exact=True)).to_have_value("31/4/87")
    expect(page.get_by_label("First name")).to_have_value("Samantha")
    assert axe(page) == []


def test_a_flag_costs_one_page_and_three_clicks_and_mappa_five(page, sam):
    """Open, type, Save; for MAPPA the category and the level besides."""
    sign_in_as(page, "Mona Tester")
    page.goto(f"/people/{sam.crn}")
    page.get_by_text("Add a flag").click()
    flag = page.locator("#add-flag")
    expect(flag.get_by_label("MAPPA level")).to_be_hidden()
    flag.get_by_label("Flag", exact=True).select_option(label="Risk to Staff")
    flag.get_by_role("button", name="Save").click()
    expect(page.locator(".op-identity__flags")).to_have_text(
        "High RoSHMAPPA category 2, level 1Risk to Staff1 more flag",
        timeout=15_000,
    )
    page.get_by_text("Add a flag").click()
    flag.get_by_label("Flag", exact=True).select_option("MAPP")
    flag.get_by_label("MAPPA category").select_option("1")
    flag.get_by_label("MAPPA level").select_option("M2")
    flag.get_by_role("button", name="Save").click()
    expect(page.locator(".op-identity__flags")).to_contain_text("category 1, level 2")
    expect(page.locator(".op-identity__flags")).not_to_contain_text("category 2")


def test_an_address_costs_one_page_four_clicks_and_one_box(page, sam):
    """Open, type, verified, Save; its postcode is read from where it is written."""
    sign_in_as(page, "Mona Tester")
    page.goto(f"/people/{sam.crn}")
    page.get_by_text("Add an address").click()
    form = page.locator("#add-address")
    form.get_by_label("Address, with its postcode").fill("3 New Road, Ross hr9 5ab")
    form.get_by_label("Type of address").select_option(label="Supported Housing")
    form.get_by_label("Verified").check()
    form.get_by_role("button", name="Save").click()
    page.goto("/people?q=hr95ab")
    expect(page.get_by_role("link", name="Samuel Example")).to_be_visible()


def test_a_person_is_made_on_two_pages_with_four_clicks_and_one_box(page, live):
    """Find, “Add a person”, sex, Save: what was sought fills the form."""
    sign_in_as(page, "Mona Tester")
    page.goto("/people")
    page.locator("#q").fill("ann newcomer 4/5/1987")
    page.locator("main").get_by_role("button", name="Find").click()
    page.get_by_text("Add a person").click()
    page.get_by_label("Female", exact=True).check()
    page.get_by_role("button", name="Add this person").click()
    expect(page.locator(".moj-identity-bar__title")).to_have_text("Ann Newcomer")
    expect(page.locator(".op-identity")).to_contain_text("4 May 1987")


def test_a_number_typed_in_full_leads_to_the_record_at_once(page, sam):
    sign_in_as(page, "Mona Tester")
    page.keyboard.press("Control+k")
    page.keyboard.type("2004/0012345x")
    page.keyboard.press("Enter")
    expect(page.locator(".moj-identity-bar__title")).to_have_text("Samuel Example")
