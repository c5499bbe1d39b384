"""Pictures of the main screens, for the README, from a scenario that is running.

    script/screenshots [ADDRESS]

Nothing is saved: every picture is of a page as it is first opened.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import CHROMIUM, sign_in_as

PICTURES = Path(__file__).parents[1] / "docs/pictures"
WIDTHS = {"": (1280, 1000), "-phone": (375, 812)}  # of the file’s name: pixels


def court_list(page: Page) -> None:
    sign_in_as(page, "Cora Quayle")
    page.get_by_role("link", name="Kidderminster").click()


def home(page: Page) -> None:
    sign_in_as(page, "Pat Okafor")


def record(page: Page) -> None:
    sign_in_as(page, "Pat Okafor")
    page.locator("#waiting ~ ol a").first.click()


def allocate(page: Page) -> None:
    sign_in_as(page, "Cora Quayle")
    page.locator("a[href$='/allocate']").first.click()


SCREENS = (court_list, home, record, allocate)


def take(browser: Browser, address: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for width, (across, down) in WIDTHS.items():
        for screen in SCREENS:
            size = {"width": across, "height": down}
            context = browser.new_context(base_url=address, viewport=size)
            page = context.new_page()
            screen(page)
            page.wait_for_load_state("networkidle")
            name = f"{screen.__name__.replace('_', '-')}{width}.png"
            page.screenshot(path=PICTURES / name)
            context.close()
            print(PICTURES / name)


def main() -> None:
    address = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        take(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
