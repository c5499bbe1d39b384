"""`probation rules`: the law book written out, and what a change of law changes.

probation rules docs              writes docs/rules from the law book
probation rules diff FROM TO      what differs between the rules of two days
probation rules diff FROM TO FOLDER
                                  ... and which answers differ over a folder of cases:
                                  files named CALCULATION.jsonl, a case a line, as
                                  `probation calculate CALCULATION` takes them

A case by the rules of two days: probation calculate CALCULATION --on FROM --beside TO
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from probation.policy.law_book import CALCULATIONS, RULES
from probation.policy.regime import differences
from probation.policy.rule import Calculation, Rule

from .answering import answer, differ, read_case
from .rules_pages import writers

DOCS = Path(__file__).parents[2] / "docs/rules"


def run(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    docs = verbs.add_parser("docs", help="write docs/rules from the law book")
    docs.add_argument("folder", type=Path, nargs="?", default=DOCS)
    diff = verbs.add_parser("diff", help="what a change of law changes")
    diff.add_argument("first", metavar="FROM", type=date.fromisoformat)
    diff.add_argument("second", metavar="TO", type=date.fromisoformat)
    diff.add_argument("folder", metavar="FOLDER", type=Path, nargs="?")
    told = parser.parse_args(argv)
    if told.verb == "docs":
        return write(told.folder)
    if told.folder is not None and not told.folder.is_dir():
        parser.error(f"{told.folder} is not a folder")
    return compare(told.first, told.second, told.folder)


def write(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    written = {name: write() for name, write in writers().items()}
    for old in folder.glob("*.md"):
        if old.name not in written:
            old.unlink()
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")
    print(f"{len(written)} pages in {folder}")
    return 0


def compare(first: date, second: date, folder: Path | None) -> int:
    """Prints what differs: rules, settings, answers; 1 where a case was unreadable."""
    print(f"Rules of {first:%-d %B %Y} beside those of {second:%-d %B %Y}")
    for row in differences(first, second):
        print(f"\n{row.title}\n  {first}: {row.first}\n  {second}: {row.second}")
        for doubt in row.doubts:
            print(f"  Not certain: {doubt}")
    for day in (first, second):
        other = second if day == first else first
        only = [one for one in RULES if _holds(one, day) and not _holds(one, other)]
        if only:
            print(f"\nOnly on {day}:")
        for one in only:
            print(f"  {one.title} ({one.key})\n    {one.says}")
    return 0 if folder is None else _compare_answers(first, second, folder)


def _holds(one: Rule, on: date) -> bool:
    """A rule whose days are not known holds on all."""
    begun = one.since is None or one.since <= on
    return begun and (one.until is None or on < one.until)


def _compare_answers(first: date, second: date, folder: Path) -> int:
    asked = differing = faults = 0
    keys = {one.key for one in CALCULATIONS}
    for path in sorted(folder.glob("*.jsonl")):
        if path.stem not in keys:
            faults += 1
            print(f"{path.name}: no calculation has that name", file=sys.stderr)
    for one in CALCULATIONS:
        for place, given in _cases(one, folder):
            if isinstance(given, str):
                faults += 1
                print(f"{place}: {given}", file=sys.stderr)
                continue
            asked += 1
            answers = [answer(one, given, on, False) for on in (first, second)]
            if differ(*answers):
                differing += 1
                print(f"\n{place} ({one.title})")
                for on, told in zip((first, second), answers, strict=True):
                    print(f"  {on}: {_shown(told)}")
    print(f"\n{asked} cases asked, {differing} answers differ.")
    return 1 if faults else 0


def _cases(
    one: Calculation, folder: Path
) -> Iterator[tuple[str, Mapping[str, Any] | str]]:
    """Place and input of each case; or the place, and what is wrong with it."""
    path = folder / f"{one.key}.jsonl"
    if not path.exists():
        return
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                name, given = read_case(number, line)
                yield f"{path.name}, {name}", given


def _shown(told: dict[str, Any]) -> str:
    return json.dumps(told.get("result", told), ensure_ascii=False)
