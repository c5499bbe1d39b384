"""Why what survived mutation testing may survive, or that it may not."""

import re
from collections.abc import Callable

REASONS = {
    "same": "Nothing that can be seen changes: the two ways of writing it do the same "
    "(an encoding left to the machine, a length checked twice, a comparison whose edge "
    "was decided before)",
    "text": "Letters of a message or a source: every word that decides is tested, not "
    "every word",
    "grounds": "The field, source or doubt of an answer, which is tested at one of the "
    "places that give it",
    "unreached": "No test of the law book runs it: only tests of the records or screens "
    "that use it do, which are not run here",
    "gap": "A gap: no test notices",
}

# What may stand here or there, or not at all, and does the same.
SAME = (
    r"(, )?encoding=('utf-8'|'UTF-8'|None)(, )?",
    r"(, )?newline=(''|None)(, )?",
    r", strict=(True|False|None)",
    r"(?<=split\()(' '|None)",
    r"(?<=if on <)=?(?= first\.since)",
)
TEXT = re.compile(r"""([frb]*)("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
# Where a word in quotes names the field, or the code of a reason, that is at fault.
NAMES_A_FIELD = re.compile(r"\b(no|held|CannotAnswer|_given|_chosen|_\w+)\(|\bfield\b")
GROUNDS = re.compile(r"source|doubt|\bfield\b|SOURCE|DOUBT|MEMORY|_NOT_READ|POLICY")


def sort(before: str, after: str) -> str:
    """The key of REASONS, from what stood there and what stands there now."""
    for one in SAME:
        if re.sub(one, "", before) == re.sub(one, "", after):
            return "same"
    if _without(_is_prose, before) == _without(_is_prose, after):
        return "text"
    if _without(_is_text, before) == _without(_is_text, after):
        return "grounds" if NAMES_A_FIELD.search(before) else "gap"
    return "grounds" if GROUNDS.search(_difference(before, after)) else "gap"


def _is_text(text: str) -> bool:
    return True


def _is_prose(text: str) -> bool:
    """More than one word, or what stands between words: not a name or a key."""
    return " " in text or "\\n" in text


def _without(is_dropped: Callable[[str], bool], line: str) -> str:
    """The line without texts of that kind; what an f-string works out stays."""

    def kept(found: re.Match[str]) -> str:
        prefix, text = found[1], found[2][1:-1]
        worked_out = re.findall(r"\{[^{}]*\}", text) if "f" in prefix else []
        written = re.sub(r"\{[^{}]*\}", " ", text) if "f" in prefix else text
        return f"<{''.join(worked_out)}{'' if is_dropped(written) else written}>"

    return TEXT.sub(kept, line)


def _difference(before: str, after: str) -> str:
    """Of what stood there only what changed, in whole words."""
    start = 0
    while before[start : start + 1] == after[start : start + 1] != "":
        start += 1
    end = 0
    most = min(len(before), len(after)) - start
    while end < most and before[-1 - end] == after[-1 - end]:
        end += 1
    stop = len(before) - end
    while start and re.match(r"\w", before[start - 1]):
        start -= 1
    while stop < len(before) and re.match(r"\w", before[stop]):
        stop += 1
    return before[start:stop]
