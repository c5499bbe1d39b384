"""Readers of the public pages in a real Chromium, with a real mail server: nobody signs in
but the publisher, and nobody who reads has a cookie."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from probation import clock
from probation.jobs import letters as job
from probation.web.public.pages import KEPT
from tests.browser import WIDTHS, axe, sideways, watched
from tests.mail import opened
from tests.web.conftest import collected, live

__all__ = ["collected", "live"]
DESK = {"viewport": {"width": 1280, "height": 900}}
OPENS = datetime(2017, 11, 9, 9, tzinfo=UTC)
CLOSES = datetime(2017, 12, 8, 23, 59, tzinfo=UTC)
READER, ANN = "reader@example.test", "ann@example.test"


@pytest.fixture
def office(live):
    with opened(site=live.url) as office:
        yield office


@pytest.fixture
def reader(chromium, live, office):
    with watched(chromium, live.url, **DESK) as page:
        yield page
        assert page.context.cookies() == []


@pytest.fixture
def publisher(chromium, live, office):
    signed_in = Client()
    signed_in.force_login(live.world.publisher)
    value = signed_in.cookies[settings.SESSION_COOKIE_NAME].value
    with watched(chromium, live.url, **DESK) as page:
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live.url}]
        )
        yield page


@pytest.fixture
def day(monkeypatch):
    def move(to: datetime) -> None:
        KEPT.clear()
        monkeypatch.setattr(clock, "now", lambda: to)

    move(OPENS)
    return move


def usable(page, name="") -> None:
    """By axe, at a phone's width too."""
    assert axe(page) == [], page.url
    page.set_viewport_size({"width": WIDTHS["narrow"], "height": 900})
    assert sideways(page) <= 0, page.url
    page.set_viewport_size(DESK["viewport"])


def open_letter(page, office, address: str, part: str) -> None:
    job.send()
    page.goto(office.link(address, part))


def test_a_reader_finds_subscribes_confirms_responds_downloads_and_leaves(
    reader, office
):
    # given a reader who finds a report
    reader.goto("/inspections/")
    reader.get_by_label("Search", exact=True).fill("West Mercia")
    reader.get_by_label("Body", exact=True).select_option(index=1)
    reader.get_by_role("button", name="Search").click()
    reader.goto("/inspections/?q=Mercia")
    expect(reader.locator("mark").first).to_be_visible()
    reader.get_by_role("link", name="West Mercia", exact=True).click()

    # when they respond to it
    reader.get_by_role("link", name="Responses, and how to send one").click()
    usable(reader)
    reader.get_by_role("button", name="Send my response").click()
    expect(reader.get_by_role("alert")).to_contain_text("Enter your email address")
    usable(reader)
    reader.get_by_label("What do you want to say about it?").fill("Good <b>work</b>")
    reader.get_by_label("Your email address").fill(ANN)
    reader.get_by_role("button", name="Send my response").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Look for our email")
    open_letter(reader, office, ANN, "/responses/confirm/")
    usable(reader)
    reader.get_by_role("button", name="Confirm").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Thank you")

    # and subscribe by keyboard
    reader.goto("/subscriptions/")
    usable(reader)
    reader.get_by_label("Wales").focus()
    reader.keyboard.press("Space")
    reader.get_by_label("Your email address").fill(READER)
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Look for our email")
    open_letter(reader, office, READER, "/subscriptions/confirm/")
    usable(reader)
    reader.get_by_role("button", name="Confirm").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("You will get our")

    # then they are told of what is published, and leave by the letter
    from probation.records.subscriptions.actions import announce

    now = clock.real_now()
    announce(
        "k", ["wales"], "A report on Wales", "Rated Good", "/inspections/",
        is_invented=False, published_at=now, at=now,
    )  # fmt: skip
    open_letter(reader, office, READER, "/subscriptions/leave/")
    assert office.to(READER)[-1]["Subject"] == "A report on Wales"
    reader.get_by_role("button", name="Leave").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("no more emails")

    # and download
    reader.goto("/data/")
    with reader.expect_download() as file:
        reader.get_by_role("link", name="CSV of Overall ratings").click()
    assert Path(file.value.path()).stat().st_size > 1000


def test_a_consultation_runs_and_closes(reader, publisher, office, day):
    # given a publisher who writes draft standards and puts them out
    publisher.goto("/drafting/new")
    publisher.get_by_label("Title").fill("Draft of 2018")
    publisher.get_by_label("The standards").fill("1.1 Leadership")
    publisher.get_by_role("button", name="Save the draft").click()
    expect(publisher.get_by_role("alert").first).to_contain_text("Line 1")
    assert axe(publisher) == []
    publisher.get_by_label("The standards").fill(
        "Domain: Delivery\n1.1 Leadership\n- Is there a vision?"
    )
    publisher.get_by_role("button", name="Save the draft").click()
    publisher.get_by_role("link", name="Draft of 2018").click()
    assert axe(publisher) == []
    publisher.get_by_role("link", name="Put it out to consultation").click()
    publisher.get_by_label("What it is about, for everyone").fill("Four ratings")
    publisher.get_by_label("Questions").fill("Are they clear?")
    publisher.get_by_label("Closes on").fill("8 December 2017")
    assert axe(publisher) == []
    publisher.get_by_role("button", name="Open the consultation").click()
    expect(publisher.get_by_text("The consultation is open").first).to_be_visible()

    # when a reader responds in time, and another opens the form but sends it too late
    here = "/scenario/consultations/draft-of-2018"
    reader.goto(here)
    usable(reader)
    reader.get_by_role("button", name="Respond").click()
    reader.get_by_label("Are they clear?").fill("Quite clear")
    reader.get_by_label("Your name or organisation").fill("Ann")
    reader.get_by_label("Your email address").fill(ANN)
    reader.get_by_role("button", name="Send my response").click()
    reader.goto(f"{here}/respond")
    reader.get_by_label("Are they clear?").fill("I was late")
    reader.get_by_label("Your email address").fill(READER)
    day(CLOSES)
    reader.get_by_role("button", name="Send my response").click()
    expect(reader.get_by_role("alert")).to_contain_text("closed at 23:59 on 8 December")
    expect(reader.get_by_label("Are they clear?")).to_have_value("I was late")
    usable(reader)
    open_letter(reader, office, ANN, "/responses/confirm/")
    reader.get_by_role("button", name="Confirm").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Thank you")

    # then it is moderated, and concluded
    publisher.goto("/drafting/responses")
    assert axe(publisher) == []
    publisher.get_by_label("Show it as it stands").check()
    publisher.get_by_role("button", name="Decide").click()
    expect(publisher.get_by_text("Decided.").first).to_be_visible()
    publisher.goto("/drafting/outcomes/draft-of-2018")
    assert axe(publisher) == []
    publisher.get_by_label("Adopted", exact=True).check()
    publisher.get_by_label("Why").fill("It is clear")
    publisher.get_by_label("What was said, in short").fill("One person was content")
    publisher.get_by_role("button", name="Publish the outcome").click()
    expect(publisher.get_by_text("The outcome is published").first).to_be_visible()
    KEPT.clear()
    reader.goto(here)
    reader.reload()  # a browser keeps it for a minute
    expect(reader.get_by_text("Quite clear")).to_be_visible()
    expect(reader.get_by_text("the draft is adopted")).to_be_visible()
    usable(reader)
