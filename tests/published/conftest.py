"""Counts the cases by file, above pytest's own summary."""

from collections import Counter

from .suite import Suite

FILE = "cases of"  # a property of each test
KINDS = {
    "test_published": "published",
    "test_made_from_what_was_published": "made",
    "test_published_but_wrong": "known wrong",
}
OUTCOMES = ("passed", "failed", "error", "skipped")


def pytest_collection_modifyitems(items):
    for item in items:
        suite = item.callspec.params.get("suite") if hasattr(item, "callspec") else None
        if isinstance(suite, Suite):
            item.user_properties.append((FILE, (suite.file, KINDS[item.originalname])))


def pytest_terminal_summary(terminalreporter):
    counts: dict[str, Counter] = {}
    for outcome in OUTCOMES:
        for report in terminalreporter.stats.get(outcome, []):
            told = dict(getattr(report, "user_properties", ())).get(FILE)
            if told:
                file, kind = told
                counts.setdefault(file, Counter()).update([kind, outcome])
    if not counts:
        return
    total: Counter = sum(counts.values(), Counter())
    columns = [*KINDS.values(), *(c for c in OUTCOMES if c == "passed" or total[c])]
    rows = [*sorted(counts.items()), ("all", total)]
    width = max(len(name) for name, _ in rows)
    terminalreporter.section("cases by file")
    terminalreporter.write_line(" " * width + "".join(f"{c:>13}" for c in columns))
    for name, count in rows:
        cells = "".join(f"{count[column]:13}" for column in columns)
        terminalreporter.write_line(f"{name:{width}}{cells}")
