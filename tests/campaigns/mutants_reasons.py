"""Why what survived mutation testing may survive, or that it may not."""

import re

REASONS = {
    "same": "Nothing that can be seen changes: the two ways of writing it do the same "
    "(an encoding left to the machine, a default that is never used, a comparison whose "
    "edge was decided before)",
    "text": "Letters of a message or a source: every word that decides is tested, not "
    "every word",
    "grounds": "The field, source or doubt of an answer, which is tested at one of the "
    "places that give it",
    "gap": "A gap: no test notices",
}

# Changes by which nothing can be told apart: in what stood there before, and after.
SAME = (
    (r"encoding=", r"(encoding=|open\(newline|read_text\(\))"),
    (r"strict=True", r"strict=(False|None)|"),
    (r"split\(' '", r"split\(None"),
    (r"pop\(", r"pop\("),
    (r"\.get\([^)]*''\)", r"\.get\("),
    (r"if on < first\.since", r"if on <= first\.since"),
)


def sort(before: str, after: str) -> str:
    """The key of REASONS, from what stood there and what stands there now."""
    for old, new in SAME:
        if re.search(old, before) and re.search(new, after):
            return "same"
    if _without_texts(before) == _without_texts(after):
        return "text"
    if re.search(r"\b(source|doubt|field|SOURCE|MEMORY)\b", before):
        return "grounds"
    return "gap"


def _without_texts(line: str) -> str:
    return re.sub(r"""[fr]?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""", "''", line)
