"""Two ways to use a page: with a mouse (or a finger), and with the keyboard alone.

Both are given what is to be pressed, chosen or written; only how differs.
"""

from playwright.sync_api import Locator, Page

MOST_TABS = 150


class Mouse:
    def __init__(self, page: Page):
        self.page = page

    def press(self, what: Locator) -> None:
        """A link, a button, a summary."""
        what.click()

    def choose(self, what: Locator) -> None:
        """A radio or a checkbox."""
        what.check()

    def pick(self, box: Locator, text: str) -> None:
        """One of a select."""
        box.select_option(label=text)

    def write(self, box: Locator, text: str) -> None:
        box.fill(text)


class Keys(Mouse):
    """Tab, arrows, Space and Enter; the focus is never put anywhere by other means."""

    def press(self, what: Locator) -> None:
        self._tab_to(what)
        self.page.keyboard.press("Enter")

    def choose(self, what: Locator) -> None:
        if what.get_attribute("type") == "checkbox":
            self._tab_to(what)
            self.page.keyboard.press("Space")
            return
        self._tab_to_group(what)
        self.page.keyboard.press("Space")
        for _ in range(20):
            if what.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"No arrow leads to {what}")

    def pick(self, box: Locator, text: str) -> None:
        self._tab_to(box)
        self.page.keyboard.type(text)
        assert box.evaluate("box => box.selectedOptions[0].text") == text

    def write(self, box: Locator, text: str) -> None:
        self._tab_to(box)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def _tab_to(self, what: Locator) -> None:
        self._tab_until(lambda: what.evaluate("it => it === document.activeElement"))

    def _tab_to_group(self, radio: Locator) -> None:
        name = radio.get_attribute("name")
        same = "([name]) => document.activeElement.name === name"
        self._tab_until(lambda: self.page.evaluate(same, [name]))

    def _tab_until(self, is_there) -> None:
        for _ in range(MOST_TABS):
            if is_there():
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("Tab does not lead there")
