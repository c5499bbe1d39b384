"""A panel rates, the inspected side challenges, an editor publishes at a minute; in Chromium."""

from contextlib import contextmanager

from playwright.sync_api import Page, expect

from probation.jobs import publishing
from tests.architecture.examples_inspections import OfInspections
from tests.browser import WIDTHS, axe, sideways, sign_in_as, watched

from .conftest import utc


@contextmanager
def at_work(chromium, service, width="desk", **options):
    size = {"viewport": {"width": WIDTHS[width], "height": 900}}
    with watched(chromium, service.url, **size, **options) as page:
        page.set_default_timeout(10_000)
        yield page


def looked_at(page: Page) -> None:
    """At a desk, and as narrow as a small phone."""
    for width in ("desk", "narrow"):
        page.set_viewport_size({"width": WIDTHS[width], "height": 900})
        assert axe(page) == [], page.url
        assert sideways(page) <= 0, f"{page.url} at {width}"
    page.set_viewport_size({"width": WIDTHS["desk"], "height": 900})


def says(page: Page, text: str) -> None:
    expect(
        page.locator("body > *:not(#said-aloud)").get_by_text(text).first
    ).to_be_visible()


def judge(page: Page, title: str, rating: str, why: str) -> None:
    part = page.get_by_role("region", name=title)
    part.get_by_label(rating, exact=True).check()
    part.get_by_label("What it rests on").fill(why)


def rates_every_judged_standard(page: Page) -> None:
    for title in (
        "1.1 Leadership",
        "1.2 Staff",
        "1.3 Services",
        "1.4 Information and facilities",
    ):
        judge(page, title, "Good", "What was seen")
    page.get_by_label("Who sits on the panel?").fill("Lena Tester")


def test_a_panel_sees_at_once_what_follows_and_closes(chromium, service):
    service.moves_on_to(utc(2017, 4, 4, 9))
    of = OfInspections(service.world)
    one = of.one("panel")
    with at_work(chromium, service) as page:
        sign_in_as(page, "Lena Tester")
        page.goto(f"/inspecting/units/{one.pk}/panel")
        looked_at(page)
        whole = page.locator("#worked-out")
        expect(whole).to_contain_text("Waits for the panel’s rating of 1.1 Leadership")
        rates_every_judged_standard(page)
        expect(whole).to_contain_text("of 30 points")
        expect(whole).to_contain_text("chance of another rating")
        before = whole.locator(".op-score").inner_text()
        judge(page, "1.1 Leadership", "Inadequate", "What was not seen")
        expect(whole.locator(".op-score")).to_have_text(str(int(before) - 2))
        looked_at(page)

        page.get_by_role("button", name="Save", exact=True).click()
        says(page, "What the panel said is saved.")
        page.get_by_role("button", name="Close the panel").click()
        says(page, "The panel closed on 4 April 2017")
        expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
        looked_at(page)


def test_a_panel_works_out_without_scripts(chromium, service):
    service.moves_on_to(utc(2017, 4, 4, 9))
    one = OfInspections(service.world).one("panel")
    with at_work(chromium, service, java_script_enabled=False) as page:
        sign_in_as(page, "Lena Tester")
        page.goto(f"/inspecting/units/{one.pk}/panel")
        rates_every_judged_standard(page)
        page.get_by_role("button", name="Work out again").click()
        expect(page.locator("#worked-out")).to_contain_text("of 30 points")
        expect(page.get_by_role("region", name="1.1 Leadership").get_by_label("Good", exact=True)).to_be_checked()  # fmt: skip
        page.goto(f"/inspecting/units/{one.pk}/panel")
        expect(page.locator("#worked-out")).to_contain_text(
            "Waits for"
        )  # nothing was saved


def test_the_inspected_side_challenges_and_an_editor_publishes_at_a_minute(
    chromium, service
):
    service.moves_on_to(utc(2017, 4, 4, 9))
    one = OfInspections(service.world).at("checking")
    with at_work(chromium, service) as page:
        sign_in_as(page, "Mona Tester")
        page.get_by_role("link", name="Inspections of us").click()
        page.get_by_role("link", name="Test checking").click()
        page.get_by_role("link", name="Challenge 1.1").click()
        page.get_by_label("What in it is not accurate?").fill("The day is wrong")
        page.get_by_label("What shows it?").fill("Our diary")
        looked_at(page)
        page.get_by_role("button", name="Send the challenge").click()
        says(page, "Statement 1.1 is challenged.")

        sign_in_as(page, "Lena Tester")
        page.goto(f"/inspecting/{one.pk}")
        looked_at(page)
        page.get_by_role("button", name="Finish the check").click()
        says(page, "1 of 1 challenges has no answer yet")
        page.goto(f"/inspecting/{one.pk}/check")
        says(page, "someone who was not part of the visit")

        sign_in_as(page, "Indira Tester")
        page.goto(f"/inspecting/{one.pk}/check")
        page.get_by_role("link", name="Answer the challenge to 1.1").click()
        page.get_by_label("Refused: it stays").check()
        page.get_by_label("Why?").fill("The diary says the same")
        looked_at(page)
        page.get_by_role("button", name="Save the answer").click()
        page.goto(f"/inspecting/{one.pk}")
        page.get_by_role("button", name="Finish the check").click()
        says(page, "The report is final.")

        sign_in_as(page, "Paul Tester")
        page.goto(f"/inspecting/{one.pk}/publish")
        looked_at(page)
        page.get_by_label("For whom?").fill("Nan Reader")
        page.get_by_label("Their email address").fill("nan@example.test")
        page.get_by_role("button", name="Make the link").click()
        link = page.locator(".op-link").inner_text()
        page.get_by_label("On which day?").fill("5 April 2017")
        page.get_by_label("At what time?").fill("09:30")
        page.get_by_role("button", name="Publish at that minute").click()
        says(page, "It is published on 5 April 2017 at 09:30.")

        page.context.clear_cookies()
        page.goto(link)
        says(page, "Embargoed copy for Nan Reader.")
        looked_at(page)

        service.moves_on_to(utc(2017, 4, 5, 8, 29))
        publishing.publish()
        page.goto("/scenario/inspections/")
        says(page, "Nothing is published yet.")
        service.moves_on_to(utc(2017, 4, 5, 8, 30))
        publishing.publish()
        page.goto("/scenario/inspections/")
        looked_at(page)
        page.get_by_role("link", name="Test checking").click()
        says(page, "No such inspection took place")
        looked_at(page)
        page.goto("/scenario/inspections/recommendations")
        looked_at(page)
        page.goto(link)  # the copy leads to what everyone may read now
        expect(page).to_have_url(
            f"{service.url}/scenario/inspections/reports/{one.slug}"
        )

        sign_in_as(page, "Paul Tester")
        page.goto(f"/inspecting/{one.pk}/publish")
        says(page, "Opened 2 times")
