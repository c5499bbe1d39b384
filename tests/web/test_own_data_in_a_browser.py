"""Someone asks for their data and is sent it; someone disputes an entry: in a real Chromium."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from probation.policy.access import Because
from probation.policy.circumstances import Kind
from probation.records.appointments import actions as appointments
from probation.records.circumstances import actions as circumstances
from probation.records.people import actions as people
from probation.records.people.queries import acting
from tests.browser import WIDTHS, axe, sideways, sign_in_as
from tests.world import NINE


@pytest.fixture
def sam(live):
    who = {"by": live.world.manager, "at": NINE}
    with acting(live.world.manager, NINE):
        person = people.register(
            {"first_name": "Sam", "last_name": "Example"},
            live.world.team,
            because=Because.RESPONSIBLE,
            **who,
        )
        appointments.note(person, "Came early", is_sensitive=False, **who)
        appointments.note(person, "His sister rang", is_sensitive=True, **who)
        told = {"kind": "A01C", "lines": "1 Test Street", "postcode": "PL4 8AA"}
        circumstances.add(person, Kind.ADDRESS, told, **who)
    return person


def looked_at(page: Page, name: str) -> None:
    """For all, at every width."""
    page.evaluate(
        "document.querySelectorAll('main details').forEach(d => d.open = true)"
    )
    for width_name, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 900})
        assert sideways(page) <= 0, (name, width_name)
        if width_name != "narrow":
            assert axe(page) == [], (name, width_name)
        if folder := SHOTS:
            page.screenshot(path=folder / f"{name}-{width_name}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})


SHOTS: Path | None = None  # a folder, for whoever wants to look


def test_a_person_asks_and_is_sent_what_may_be_given(page, sam):
    sign_in_as(page, "Mona Tester")
    page.goto(f"/people/{sam.crn}")
    page.get_by_role("link", name="Their data").click()
    page.get_by_role("link", name="They ask for their data").click()
    looked_at(page, "ask")
    page.get_by_label("Where is the answer to go?").fill("By hand")
    page.get_by_role("button", name="Save").click()
    looked_at(page, "theirs")

    page.get_by_role("link", name="Asked for their data on").click()
    page.get_by_label("It is known who asks").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("1 entry must be decided on first")).to_be_visible()
    looked_at(page, "answer")

    page.get_by_role("checkbox", name="Notes").check()
    ground = page.get_by_label("It would tell of somebody else")
    if not ground.is_visible():  # by the law of the day
        ground = page.get_by_label(
            "It would harm the rights and freedoms of somebody else"
        )
    ground.check()
    page.get_by_role("button", name="Decide on those ticked").click()
    expect(page.get_by_role("alert")).to_contain_text("the reasons are kept")
    looked_at(page, "refused")
    page.get_by_label("What is withheld?").select_option(label="Only: The note")
    page.get_by_label("Words to give instead").fill("Somebody rang")
    page.get_by_label("What harm would it do?").fill("She is afraid")
    page.get_by_role("button", name="Decide on those ticked").click()
    expect(page.get_by_text("Decided on 1.")).to_be_visible()
    page.get_by_role("button", name="Make the answer").click()

    with page.expect_download() as told:
        page.get_by_role("link", name="Made ").click()
    files = zipfile.ZipFile(io.BytesIO(Path(told.value.path()).read_bytes()))
    words = files.read("your-data.html").decode()
    assert "Somebody rang" in words and "sister" not in words
    if SHOTS:
        files.extractall(SHOTS)
    page.get_by_role("button", name="It is sent").click()
    expect(page.get_by_text("Sent", exact=True).first).to_be_visible()
    looked_at(page, "sent")


def test_a_person_disputes_an_entry_and_both_versions_stand_beside_it(page, sam):
    sign_in_as(page, "Mona Tester")
    page.goto(f"/people/{sam.crn}/data/held")
    looked_at(page, "held")
    page.get_by_role("link", name=re.compile("wrong.*Addresses")).click()
    looked_at(page, "dispute")
    page.get_by_label("What do they say is wrong").fill("I live at 7 True Road")
    page.get_by_role("button", name="Save").click()

    page.get_by_role("link", name="Restrict processing").click()
    page.get_by_label("They say it is wrong").check()
    page.get_by_label("What is it about?").fill("The address")
    page.get_by_role("button", name="Restrict").click()
    page.goto(f"/people/{sam.crn}/details")
    expect(
        page.get_by_text("Processing of this record is restricted").first
    ).to_be_visible()
    expect(page.get_by_text("“I live at 7 True Road”")).to_be_visible()
    looked_at(page, "restricted")
    page.goto(f"/people/{sam.crn}/data/do/lift")
    page.get_by_label("Why does it end?").fill("The council says they are right")
    page.get_by_role("button", name="End it").click()

    page.goto(f"/people/{sam.crn}/details")
    page.get_by_role("link", name="Correct").click()
    page.get_by_label("Address, with its postcode").fill("7 True Road\nPL4 8AA")
    page.get_by_role("button", name="Save").click()
    page.goto("/data")
    looked_at(page, "work")
    page.get_by_role("link", name="Sam Example").first.click()
    looked_at(page, "decide")
    page.get_by_label("It was wrong, and is put right").check()
    page.get_by_label("Why? The person is told").fill("The council says so")
    page.get_by_role("button", name="Decide").click()

    page.goto(f"/people/{sam.crn}/details")
    beside = page.get_by_role("note", name="Disputed")
    page.get_by_text("Earlier (1)").click()
    expect(beside).to_contain_text("it said 1 Test Street, and now 7 True Road")
    expect(beside).to_contain_text("Mona Tester")
    looked_at(page, "corrected")
