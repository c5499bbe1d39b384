"""What a task costs whoever does it: pages, clicks and fields.

A page is a new path in the main frame, the first one counted; the same page shown again
is not.  A click is a press or change of a link, button, radio, checkbox, summary or select.
A field is a box that was typed in, counted once.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Page

COUNTED = """
(() => {
  const tell = (kind, what) => window.counted(kind, what);
  const told = (event) => {
    if (!event.isTrusted) return;  // a label's second click on its own box is the browser's
    const it = event.target.closest("a, button, summary, input[type=radio], input[type=checkbox]");
    if (it && !(event.target.tagName === "LABEL")) tell("click", it.id || it.textContent.trim());
  };
  document.addEventListener("click", told, true);
  document.addEventListener("change", (event) => {
    if (event.target.tagName === "SELECT") tell("click", event.target.name);
  }, true);
  document.addEventListener("input", (event) => {
    const it = event.target;
    const typed = it.tagName === "TEXTAREA" || /^(text|search)$/.test(it.type);
    if (typed) tell("field", location.pathname + " " + it.form.action + " " + it.name);
  }, true);
})();
"""


@dataclass(frozen=True)
class Cost:
    pages: int
    clicks: int
    fields: int

    @property
    def effort(self) -> int:
        return self.pages + self.clicks + self.fields

    def __str__(self) -> str:
        return f"{self.pages}/{self.clicks}/{self.fields}"

    def is_within(self, budget: "Cost") -> bool:
        return (
            self.pages <= budget.pages
            and self.clicks <= budget.clicks
            and self.fields <= budget.fields
        )


class Counter:
    """Counts from `begins` on."""

    def __init__(self, page: Page):
        self._page = page
        self._paths: list[str] = []
        self._clicks: list[str] = []
        self._fields: set[str] = set()
        page.expose_function("counted", self._counted)
        page.add_init_script(COUNTED)
        page.on("framenavigated", self._navigated)

    def begins(self, path: str) -> None:
        self._page.goto(path)
        self._paths[:] = [urlsplit(self._page.url).path]
        self._clicks.clear()
        self._fields.clear()

    def cost(self) -> Cost:
        return Cost(len(self._paths), len(self._clicks), len(self._fields))

    def __str__(self) -> str:
        return f"{self._paths} {self._clicks} {sorted(self._fields)}"

    def _counted(self, kind: str, what: str) -> None:
        if kind == "click":
            self._clicks.append(what)
        else:
            self._fields.add(what)

    def _navigated(self, frame) -> None:
        path = urlsplit(frame.url).path
        if frame == self._page.main_frame and self._paths and path != self._paths[-1]:
            self._paths.append(path)
