"""One order, from the court's message to its end, as those who do the work do it.

Each step is one person's: it begins with them at a page and ends with what they see.
`hand` is how the page is used, `look` what is asked of every page that comes up.
"""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from .conftest import Service, utc
from .hands import Mouse

ROOT = Path(__file__).parents[2]
WRITTEN = {
    "What happened": "Took goods worth £20.",
    "Why it happened, and its effect on any victim": "No money for food.",
    "How it fits with earlier offending": "The same as in 2016.",
    "Money and debt": "Benefits stopped in January.",
    "How likely is another offence, and why?": "Likely while there is no income.",
    "Who is at risk of serious harm, what kind, and when?": "Nobody is known to be.",
    "How has the person responded to supervision before?": "Kept every appointment.",
    "What is proposed, and why": "A community order with unpaid work.",
}


class MainJob:
    def __init__(
        self,
        page: Page,
        service: Service,
        hand: Mouse,
        look: Callable[[], None] = lambda: None,
    ):
        self.page, self.service, self.hand, self.look = page, service, hand, look

    # Given

    def the_court_sent(self, folder: Path) -> None:
        told = subprocess.run(
            [sys.executable, "-m", "probation", "import", "court-messages", folder],
            cwd=ROOT,
            env=self.service.environ,
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.returncode == 0, told.stdout + told.stderr
        assert f"{len(list(folder.rglob('*.json')))} taken in" in told.stdout

    def it_is(self, *parts: int) -> None:
        self.service.moves_on_to(utc(*parts))

    def signed_in(self, name: str) -> None:
        self.page.context.clear_cookies()
        self.page.goto("/sign-in/choose")
        self.hand.press(self.button(name).first)
        expect(self.heading("What needs you now")).to_be_visible()
        self.look()

    # The court officer

    def sees_who_is_known(self) -> None:
        self.hand.press(self.link("Test Magistrates' Court"))
        expect(self.page.get_by_text("3 cases, 2 people to decide on")).to_be_visible()
        row = self.row("Sam Example")
        candidates = row.locator(".op-candidate")
        expect(candidates).to_have_count(2)
        expect(candidates.first).to_contain_text("PNC number agrees")
        expect(candidates.last).to_contain_text("Date of birth differs")
        expect(self.row("Invented Haulage")).to_contain_text("not supervised")
        self.look()

    def decides_each_and_undoes_one(self) -> None:
        sam, robin = self.row("Sam Example"), self.row("Robin FRESH")
        self.hand.press(sam.get_by_role("button", name="Same person").first)
        expect(sam.get_by_role("link", name="P000001")).to_be_visible()
        self.hand.press(robin.get_by_role("button", name="No record"))
        expect(robin).to_contain_text("No record")
        expect(self.page.get_by_text("everyone decided on")).to_be_visible()
        self.look()
        self.hand.press(self.button("Undo"))
        expect(robin).to_contain_text("Nobody on record is like this person")
        expect(self.page.get_by_text("1 person to decide on")).to_be_visible()
        self.hand.press(robin.get_by_role("button", name="No record"))
        expect(self.page.get_by_text("everyone decided on")).to_be_visible()

    def asks_for_a_report(self) -> None:
        self.hand.press(self.row("Sam Example").get_by_role("link", name="Ask for a report"))  # fmt: skip
        self.look()
        self.hand.press(self.button("Ask for the report"))
        self.has_errors("Choose the kind of report", "Enter the day the court adjourned to")  # fmt: skip
        self.hand.choose(self.radio("Short format report"))
        self.hand.write(self.page.get_by_label("When is it next in court?"), "3 April")
        self.hand.press(self.button("Ask for the report"))
        expect(self.said()).to_contain_text("for 3 April 2017")
        expect(self.row("Sam Example")).to_contain_text("Short format report")

    def writes_and_sends_it(self) -> None:
        self.hand.press(self.row("Sam Example").get_by_role("link", name="Short format report"))  # fmt: skip
        expect(self.page.get_by_text("5 working days from the request, 27 March 2017").first).to_be_visible()  # fmt: skip
        self.look()
        for label, text in WRITTEN.items():
            if label != "What is proposed, and why":
                self.hand.write(self.page.get_by_label(label, exact=True), text)
        self.hand.press(self.button("Save"))
        expect(self.said()).to_contain_text("The report is saved")
        self.hand.press(self.button("Sign and send to court"))
        self.has_errors(
            "Answer: What is proposed, and why",
            "Answer: Has the person lived through trauma?",
        )
        for label in (
            "Has the person lived through trauma?",
            "Does anybody depend on the person’s care?",
            "Equality information was considered",
        ):
            self.hand.choose(self.page.get_by_role("group", name=label).get_by_label("No" if "Equality" not in label else "Yes", exact=True))  # fmt: skip
        label = "What is proposed, and why"
        self.hand.write(self.page.get_by_label(label, exact=True), WRITTEN[label])
        sources = self.page.get_by_role("group", name="Sources used")
        self.hand.choose(sources.get_by_role("checkbox").first)
        self.hand.press(self.button("Sign and send to court"))
        expect(self.said()).to_contain_text("The report on Sam Example is sent")

    def enters_the_sentence(self) -> None:
        self.hand.press(self.page.get_by_label("Primary").get_by_role("link", name="Court list"))  # fmt: skip
        self.hand.press(self.row("Sam Example").get_by_role("link", name="Enter a sentence"))  # fmt: skip
        self.look()
        self.hand.press(self.button("Save and allocate"))
        self.has_errors("Choose the sentence")
        self.hand.choose(self.radio("Community order"))
        months = self.page.get_by_role("textbox", name="Community order (months)")
        self.hand.write(months, "48")
        self.hand.press(self.button("Save and allocate"))
        self.has_errors(
            "Community order must be at most 36 months; 48 months was entered",
            "Community order needs at least one requirement",
        )
        self.hand.write(months, "12")
        self.hand.choose(self.page.get_by_role("checkbox", name="Unpaid work"))
        self.hand.press(self.button("Save and allocate"))
        self.has_errors("Unpaid work: enter a number of hours")
        hours = self.page.locator("#id_unpaid_work-hours")
        self.hand.write(hours, "80")
        self.hand.press(self.button("Save and allocate"))
        expect(self.heading("Allocate this order")).to_be_visible()

    def allocates_to_the_company(self) -> None:
        limit = "2 full business days from the sentence, 3 April 2017"
        expect(self.page.get_by_text(limit).first).to_be_visible()
        expect(self.page.get_by_text("By Wednesday 5 April 2017")).to_be_visible()
        self.look()
        self.hand.press(self.button("Allocate"))
        self.has_errors(
            "Risk of serious harm is high or very high: choose an answer",
            "Choose the provider",
        )
        rest = self.button("No to the rest")
        if rest.count():
            self.hand.press(rest)
        else:  # without JavaScript
            for answer in self.page.get_by_role("radio", name="No", exact=True).all():
                self.hand.choose(answer)
        self.hand.pick(self.page.get_by_label("Which provider?"), "CRC Test")
        self.hand.press(self.button("Allocate"))
        expect(self.said()).to_contain_text("Sam Example is allocated to CRC Test")
        expect(self.row("Sam Example")).to_contain_text("Community order of 3 April")
        self.look()

    # The company's manager

    def gives_it_to_a_practitioner(self) -> None:
        self.hand.press(self.link("Sam Example"))
        first = "5 working days from the allocation, 3 April 2017"
        expect(self.page.get_by_text(first).first).to_be_visible()
        expect(self.page.get_by_text("Unpaid work, 80 hours")).to_be_visible()
        self.look()
        self.hand.press(self.button("Give them this order"))
        self.has_errors("Choose a practitioner")
        self.hand.choose(self.radio("Pat Tester"))
        self.hand.write(self.page.get_by_label("Anything they should know"), "Prefers mornings.")  # fmt: skip
        self.hand.press(self.button("Give them this order"))
        expect(self.said()).to_contain_text("Sam Example is with Pat Tester")

    # The practitioner

    def books_the_first_appointment(self) -> None:
        self.hand.press(self.link("Sam Example"))
        expect(self.heading("First appointment due")).to_be_visible()
        self.hand.press(self.page.locator("#book summary"))
        proposed = self.radio("Tuesday 4 April 2017 at 10:00")
        expect(proposed).to_be_checked()
        expect(self.page.get_by_label("Kind")).to_have_value("COAI")
        expect(self.page.get_by_label("Place")).to_contain_text("Test office")
        self.look()
        self.hand.choose(self.radio("Another time"))
        self.hand.press(self.button("Book"))
        self.has_errors("Day: enter it", "Time: enter it")
        self.hand.choose(proposed)
        self.hand.press(self.button("Book"))
        expect(self.said()).to_contain_text("Booked: Tuesday 4 April 2017 at 10:00")

    def records_that_it_was_attended(self) -> None:
        row = self.page.locator(".op-outcome")
        expect(row).to_contain_text("Sam Example")
        self.hand.press(row.get_by_role("button", name="Save", exact=True))
        expect(row.locator(".govuk-error-message")).to_contain_text("Choose what happened")  # fmt: skip
        self.look()
        self.hand.choose(row.get_by_role("radio", name="Attended and complied"))
        self.hand.write(row.get_by_label("Note"), "Came on time. Agreed to weekly.")
        self.hand.choose(row.get_by_role("radio", name="Tuesday 11 April 2017 at 10:00"))  # fmt: skip
        self.hand.press(row.get_by_role("button", name="Save", exact=True))
        expect(self.said()).to_contain_text("Saved: Sam Example, attended and complied. Next: Tuesday 11 April")  # fmt: skip
        self.look()

    def sees_when_the_plan_is_due(self) -> None:
        self.hand.press(self.link("Sam Example"))
        expect(self.page.get_by_text("By Thursday 27 April 2017")).to_be_visible()
        why = "15 working days from the first appointment attended, 4 April 2017; 14 and 17 April are bank holidays"  # fmt: skip
        expect(self.page.get_by_text(why).first).to_be_visible()
        log = self.page.locator(".op-log")
        expect(log).to_contain_text("attended and complied")
        expect(log).to_contain_text("Agreed to weekly")
        self.look()

    def the_log_grows(self) -> None:
        note = self.page.get_by_role("textbox", name="Add a note")
        self.hand.press(self.button("Save"))
        self.has_errors("Write the note")
        self.hand.write(note, "Rang about benefits.")
        self.hand.press(self.button("Save as sensitive"))
        entry = self.page.locator(".op-log__entry").first
        expect(entry).to_contain_text("Rang about benefits.")
        expect(entry).to_contain_text("Sensitive")

    def ends_the_order(self) -> None:
        self.hand.press(self.link("End this order"))
        self.look()
        self.hand.press(self.button("End the order"))
        self.has_errors("Choose why it ended")
        self.hand.choose(self.radio("Ran to its end date"))
        self.hand.press(self.button("End the order"))
        expect(self.page.get_by_text("Ended 2 April 2018")).to_be_visible()
        self.look()

    # What is looked for

    def has_errors(self, *texts: str) -> None:
        """Each is in the summary and leads to a field; the page is usable as it is."""
        expect(self.page).to_have_title(re.compile("^Error: "))
        summary = self.page.locator(".govuk-error-summary")
        for text in texts:
            expect(summary.get_by_role("link", name=text)).to_have_count(1)
        for link in summary.get_by_role("link").all():
            target = self.page.locator(f"[id='{link.get_attribute('href')[1:]}']")
            expect(target).to_have_count(1)
        self.look()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def radio(self, name: str) -> Locator:
        return self.page.get_by_role("radio", name=name)

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("main").get_by_role("link", name=name).first

    def heading(self, name: str) -> Locator:
        return self.page.get_by_role("heading", name=name)

    def row(self, name: str) -> Locator:
        return self.page.locator(".op-court__row", has_text=name)

    def said(self) -> Locator:
        return self.page.locator(".moj-alert")
