"""Reads what was typed in a search box: names, a day of birth, numbers, a postcode."""

import re
from datetime import date

from probation.policy import finding
from probation.policy.finding import Clue
from probation.web.dates import NotADate
from probation.web.dates import read as read_day

YEAR = re.compile(r"^(19|20)\d\d$")
OLDEST = 110  # years: a day of birth further back is no day of birth


def read(said: str, *, on: date) -> tuple[Clue, ...]:
    """In any order.  What might be two things, such as 040487, is sought as both."""
    words = said.replace(",", " ").split()
    clues: list[Clue] = []
    names: list[str] = []
    while words:
        clue, taken = _postcode(words) or _born(words, on) or _single(words[0], on)
        if clue is None:
            names += finding.names(words[0])
        else:
            clues.append(clue)
        words = words[taken:]
    return (*map(finding.name_clue, dict.fromkeys(names)), *clues)


def _postcode(words: list[str]) -> tuple[Clue, int] | None:
    for taken in (2, 1):
        said = " ".join(words[:taken])
        if len(words) >= taken and finding.postcode(said):
            return finding.postcode_clue(said), taken
    if finding.OUTCODE.match(words[0].upper()):
        return finding.postcode_clue(words[0]), 1
    return None


def _born(words: list[str], on: date) -> tuple[Clue, int] | None:
    """A day with its year, in up to four words: “4 April 1987”, “4.4.87”."""
    for taken in (4, 3, 2, 1):
        said = " ".join(words[:taken])
        if len(words) < taken or not said[-1].isdigit() or said.isdigit():
            continue
        if day := _day(said, on):
            return finding.birth_clue(said, day), taken
    return None


def _single(word: str, on: date) -> tuple[Clue | None, int]:
    if YEAR.match(word):
        return finding.birth_year_clue(int(word)), 1
    if not re.search("[0-9]", word):
        return None, 1
    day = _day(word, on) if word.isdigit() and len(word) in (6, 8) else None
    others = finding.birth_clue(word, day).exact if day else ()
    return finding.number_clue(word, *others), 1


def _day(said: str, on: date) -> date | None:
    """None where it is no day on which someone now alive can have been born.

    Two figures of a year are in the past: in 2017, 4/4/30 is 1930.
    """
    parts = [part for part in re.split(r"[\s/.-]+", said.strip()) if part]
    if len(parts) == 2:
        return None  # no year
    try:
        day = read_day(said, on=on)
    except NotADate:
        return None
    if day > on and day.year - 100 > 0:
        day = day.replace(year=day.year - 100)
    return day if on.year - OLDEST <= day.year and day <= on else None
