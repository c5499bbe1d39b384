"""A draft edition of the standards as it is written, and the rules of consulting on it.

No law sets these rules; they are ours, and say what a respondent is told on the page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from .decision import YES, Decision, no
from .london import london_time

LONGEST_ANSWER = 10_000  # characters
DOMAIN, QUESTION = "Domain:", "-"
STANDARD = re.compile(r"(\d+(?:\.\d+)+)\.?\s+(\S.*)")


@dataclass(frozen=True)
class Standard:
    key: str
    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Domain:
    title: str
    standards: tuple[Standard, ...]


def read(text: str) -> tuple[tuple[Domain, ...], Decision]:
    """The outline in a text, a line for each part, and what is wrong with it, by line.

    Domain: Organisational delivery
    1.1 Leadership
    - Is there a vision that drives good work?
    """
    domains: list[tuple[str, list[tuple[str, str, list[str]]]]] = []
    wrong = YES
    keys: set[str] = set()
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line:
            continue
        if line.startswith(DOMAIN) and line != DOMAIN:
            domains.append((line.removeprefix(DOMAIN).strip(), []))
        elif found := STANDARD.fullmatch(line):
            key, title = found.groups()
            if not domains:
                wrong &= _at(number, "a standard needs a line “Domain: …” above it")
                continue
            if key in keys:
                wrong &= _at(number, f"there is a standard {key} already")
            keys.add(key)
            domains[-1][1].append((key, title, []))
        elif line.startswith(QUESTION) and line != QUESTION:
            if not domains or not domains[-1][1]:
                wrong &= _at(number, "a question needs a standard above it")
                continue
            domains[-1][1][-1][2].append(line.removeprefix(QUESTION).strip())
        else:
            wrong &= _at(
                number,
                "begin with “Domain:”, a number such as 1.1, or a dash for a question",
            )
    if not keys and wrong:
        wrong &= no("text", "Write at least one domain with one standard")
    told = tuple(
        Domain(title, tuple(Standard(k, t, tuple(q)) for k, t, q in standards))
        for title, standards in domains
    )
    return told, wrong


def _at(line: int, what: str) -> Decision:
    return no("text", f"Line {line}: {what}")


def can_open(questions: Sequence[str], closes_at: datetime, at: datetime) -> Decision:
    decision = YES
    if not questions:
        decision &= no(
            "questions", "Ask at least one question, each on a line of its own"
        )
    if closes_at <= at:
        decision &= no("closes_on", "It must close later than now")
    return decision


def can_respond(closes_at: datetime, at: datetime) -> Decision:
    """`at`: when the form was sent; confirming it may come later.  At the closing minute
    it is closed."""
    if at < closes_at:
        return YES
    return no(
        "closed",
        f"This consultation closed at {in_words(closes_at)}, and your response came after that. "
        "It was not taken. What you wrote is still below, so that you can keep a copy",
    )


def can_conclude(closes_at: datetime, waiting: int, at: datetime) -> Decision:
    decision = YES
    if at < closes_at:
        decision &= no("open", f"It is open until {in_words(closes_at)}")
    if waiting:
        these = "1 response waits" if waiting == 1 else f"{waiting} responses wait"
        decision &= no("waiting", f"{these} to be shown or not")
    return decision


def in_words(instant: datetime) -> str:
    """“23:59 on 8 December 2017”."""
    return f"{london_time(instant):%H:%M on %-d %B %Y}"
